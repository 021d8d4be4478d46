"""The shape of a permit pack. Parsed strictly: an unknown key or a wrong type stops the load and is named."""

from perizinan.skema.dasar import Bila
from perizinan.skema.formulir import Bagian, Medan, Syarat
from perizinan.skema.izin import AturanJenis, Butir, Golongan, IsiIzin, Jenjang, Paralel, PenandaNomor
from perizinan.skema.paket import Paket
from perizinan.skema.sop import LangkahSop, MetadataSop, Sop
from perizinan.skema.tarif import Bunga, Indeks, Lapisan, PilihanIndeks, Tarif
from perizinan.skema.tinjauan import BagianTinjau, ButirTinjau, Tinjauan

__all__ = [
    "AturanJenis",
    "Bagian",
    "BagianTinjau",
    "Bila",
    "Bunga",
    "Butir",
    "ButirTinjau",
    "Golongan",
    "Indeks",
    "IsiIzin",
    "Jenjang",
    "LangkahSop",
    "Lapisan",
    "Medan",
    "MetadataSop",
    "Paket",
    "Paralel",
    "PenandaNomor",
    "PilihanIndeks",
    "Sop",
    "Syarat",
    "Tarif",
    "Tinjauan",
]
