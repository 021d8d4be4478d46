"""What applicants type: checking, completing and showing the answers of a pack's form. No database."""

from perizinan.isian.medan import IsianKeliru, normalkan, tampilan
from perizinan.isian.paket import (
    KeadaanBagian,
    bagian_berlaku,
    benar,
    golongan,
    keadaan_bagian,
    medan_berlaku,
    medan_ikut,
    nilai_cetak,
    syarat_berlaku,
)

__all__ = [
    "IsianKeliru",
    "KeadaanBagian",
    "bagian_berlaku",
    "benar",
    "golongan",
    "keadaan_bagian",
    "medan_berlaku",
    "medan_ikut",
    "nilai_cetak",
    "normalkan",
    "syarat_berlaku",
    "tampilan",
]
