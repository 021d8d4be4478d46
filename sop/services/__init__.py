"""The public services of the engine. Other apps import from here."""

from sop.mesin import GerakTerlarang
from sop.services.giliran import (
    BukanGiliran,
    Giliran,
    PerluOrangLain,
    SudahDikerjakan,
    buka_giliran,
    kunci_proses,
    pelaku_jabatan,
    siapa_tadi,
)
from sop.services.kalender import (
    akhiri_jam_kerja,
    hapus_hari_khusus,
    hitung_ulang_tenggat,
    kalender_kantor,
    tambah_jam_kerja,
    ubah_hari_khusus,
)
from sop.services.ketidakhadiran import catat_ketidakhadiran
from sop.services.penetapan import Keputusan, cabut_penetapan, tetapkan_versi
from sop.services.perpindahan import (
    DI_LOKET,
    Perpindahan,
    akhiri,
    catat_peristiwa,
    kembalikan,
    kembalikan_pemohon,
    mulai,
    selesaikan,
)
from sop.services.tugas import alihkan_tugas, ambil_tugas, kata_riwayat, lepas_tugas, pulangkan_tugas
from sop.services.versi import definisi_sop, simpan_versi

__all__ = [
    "DI_LOKET",
    "BukanGiliran",
    "GerakTerlarang",
    "Giliran",
    "Keputusan",
    "PerluOrangLain",
    "Perpindahan",
    "SudahDikerjakan",
    "akhiri",
    "akhiri_jam_kerja",
    "alihkan_tugas",
    "ambil_tugas",
    "buka_giliran",
    "cabut_penetapan",
    "catat_ketidakhadiran",
    "catat_peristiwa",
    "definisi_sop",
    "hapus_hari_khusus",
    "hitung_ulang_tenggat",
    "kalender_kantor",
    "kata_riwayat",
    "kembalikan",
    "kembalikan_pemohon",
    "kunci_proses",
    "lepas_tugas",
    "mulai",
    "pelaku_jabatan",
    "pulangkan_tugas",
    "selesaikan",
    "siapa_tadi",
    "simpan_versi",
    "tambah_jam_kerja",
    "tetapkan_versi",
    "ubah_hari_khusus",
]
