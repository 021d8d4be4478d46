"""The guide: from everyday words to a KBLI group, and from a few answers to permits. No database."""

from perizinan.pemandu.kbli import baca_kbli, cari_kbli, kelompok_kbli
from perizinan.pemandu.tanya import catatan_cocok, cocok, jawaban_sah, panduan, pertanyaan_berikut, pilihan_panduan

__all__ = [
    "baca_kbli",
    "cari_kbli",
    "catatan_cocok",
    "cocok",
    "jawaban_sah",
    "kelompok_kbli",
    "panduan",
    "pertanyaan_berikut",
    "pilihan_panduan",
]
