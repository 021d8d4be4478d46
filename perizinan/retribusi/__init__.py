"""What a permit's fee comes to. Pure: a table and measures in, whole rupiah out; no database, no clock."""

from perizinan.retribusi.hitung import LUAS_TERBESAR, Baris, MasukanKeliru, Perhitungan, hitung
from perizinan.retribusi.sanksi import KERINGANAN, Keringanan, Terutang, bulan_terlambat, tanpa_keringanan, terutang

__all__ = [
    "KERINGANAN",
    "LUAS_TERBESAR",
    "Baris",
    "Keringanan",
    "MasukanKeliru",
    "Perhitungan",
    "Terutang",
    "bulan_terlambat",
    "hitung",
    "tanpa_keringanan",
    "terutang",
]
