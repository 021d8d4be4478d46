"""Reads for pages and for other apps."""

from perizinan.queries.lacak import BarisLog, BarisTahap, Jeda, Lacak, lacak_menurut_id, lacak_menurut_nomor
from perizinan.queries.permohonan import (
    berkas_diterima,
    berkas_kini,
    butir_perbaikan,
    butir_perlu,
    dokumen,
    katalog,
    kekurangan,
    kode_menerima,
    medan_diperbaiki,
    pengaturan_izin,
    syarat,
    syarat_diperbaiki,
    versi_berlaku,
    versi_terbaru,
)

__all__ = [
    "BarisLog",
    "BarisTahap",
    "Jeda",
    "Lacak",
    "berkas_diterima",
    "berkas_kini",
    "butir_perbaikan",
    "butir_perlu",
    "dokumen",
    "katalog",
    "kekurangan",
    "kode_menerima",
    "lacak_menurut_id",
    "lacak_menurut_nomor",
    "medan_diperbaiki",
    "pengaturan_izin",
    "syarat",
    "syarat_diperbaiki",
    "versi_berlaku",
    "versi_terbaru",
]
