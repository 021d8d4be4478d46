"""The refusals the parser process may answer with. Words for them are in ``galat.PESAN``."""

from __future__ import annotations

from typing import Literal

Kode = Literal[
    "kosong",
    "terlalu_besar",
    "bukan_jenis",
    "foto_heic",
    "berkas_office",
    "terkunci",
    "rusak",
    "terlalu_banyak_piksel",
    "terlalu_banyak_halaman",
    "terlalu_rumit",
    "waktu_habis",
    "formulir_dinamis",
    "portofolio",
    "berisi_virus",
    "sibuk",
    "halaman_tidak_ada",
]


class Tolak(Exception):
    def __init__(self, kode: Kode, sebab: str = "") -> None:
        self.kode: Kode = kode
        self.sebab = sebab
        super().__init__(kode, sebab)
