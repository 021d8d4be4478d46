"""The swimlane of an SOP: plain rows, and the two drawings and the table made from the same rows."""

from sicantik.lib.alur.baris import (
    SOP_SAJA,
    Alur,
    Baris,
    Jejak,
    Perjalanan,
    Simpangan,
    dari_definisi,
    lama,
    lama_naskah,
)
from sicantik.lib.alur.mendatar import gambar_mendatar
from sicantik.lib.alur.menurun import gambar_menurun

__all__ = [
    "SOP_SAJA",
    "Alur",
    "Baris",
    "Jejak",
    "Perjalanan",
    "Simpangan",
    "dari_definisi",
    "gambar_mendatar",
    "gambar_menurun",
    "lama",
    "lama_naskah",
]
