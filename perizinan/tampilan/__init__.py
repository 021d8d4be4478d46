"""View-models: templates receive ready values, never rows to walk."""

from perizinan.tampilan.alur import alur_berkas, lembar_alur
from perizinan.tampilan.draf import BarisSyarat, baris_syarat, daftar_tugas, lembar_isian
from perizinan.tampilan.katalog import KartuIzin, kartu_izin, perkiraan_selesai, persyaratan_per_bentuk, sekalian
from perizinan.tampilan.permohonan import daftar_permohonan, lembar_perbaikan, lembar_tanda_terima

__all__ = [
    "BarisSyarat",
    "KartuIzin",
    "alur_berkas",
    "baris_syarat",
    "daftar_permohonan",
    "daftar_tugas",
    "kartu_izin",
    "lembar_alur",
    "lembar_isian",
    "lembar_perbaikan",
    "lembar_tanda_terima",
    "perkiraan_selesai",
    "persyaratan_per_bentuk",
    "sekalian",
]
