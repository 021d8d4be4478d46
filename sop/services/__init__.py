"""The public services of the engine. Other apps import from here."""

from sop.mesin import GerakTerlarang
from sop.services.giliran import (
    BukanGiliran,
    Giliran,
    PerluOrangLain,
    SudahDikerjakan,
    ambil_tugas,
    buka_giliran,
    siapa_tadi,
)
from sop.services.kalender import hitung_ulang_tenggat, kalender_kantor, ubah_hari_khusus
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
    "ambil_tugas",
    "buka_giliran",
    "cabut_penetapan",
    "catat_peristiwa",
    "definisi_sop",
    "hitung_ulang_tenggat",
    "kalender_kantor",
    "kembalikan",
    "kembalikan_pemohon",
    "mulai",
    "selesaikan",
    "siapa_tadi",
    "simpan_versi",
    "tetapkan_versi",
    "ubah_hari_khusus",
]
