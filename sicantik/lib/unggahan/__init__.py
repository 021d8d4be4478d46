"""Uploads: checked, written anew in a process of its own, previewed, joined, scanned. Pure of Django.

The app calls these names; the words of a refusal are in ``PESAN``.
"""

from .antarmuka import Bersih, bersihkan, gabung, pratinjau
from .batas import BATAS, BATAS_GABUNG, Batas
from .galat import PESAN, PemindaiMati, UnggahanDitolak
from .kenali import Jenis
from .pekerja.tolak import Kode
from .pindai import alamat, pindai

__all__ = [
    "BATAS",
    "BATAS_GABUNG",
    "PESAN",
    "Batas",
    "Bersih",
    "Jenis",
    "Kode",
    "PemindaiMati",
    "UnggahanDitolak",
    "alamat",
    "bersihkan",
    "gabung",
    "pindai",
    "pratinjau",
]
