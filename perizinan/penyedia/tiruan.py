"""The provider of demo and tests: no money moves. It pays, waits, fails, and tells things twice, late, or wrong."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from perizinan.penyedia.antarmuka import (
    JENIS_KABAR,
    JenisKabar,
    Kabar,
    KabarKeliru,
    PenyediaMati,
    Permintaan,
    periksa_tanda_tangan,
    tanda_tangan,
)

KEPALA = "X-Tanda-Tangan"
UANG_TERBESAR = 2**63 - 1  # what a column takes


@dataclass(frozen=True)
class Kiriman:
    """A callback as it goes over the wire."""

    badan: bytes
    kepala: dict[str, str]


class Tiruan:
    """`mati`: refuses every bill, as a provider that is down."""

    nama = "Penyedia tiruan"

    def __init__(self, kunci: str, *, mati: bool = False) -> None:
        self.kunci, self.mati = kunci, mati

    def buat_tagihan(self, permintaan: Permintaan) -> str:
        if self.mati:
            raise PenyediaMati("penyedia tiruan sedang mati")
        angka = int(hashlib.sha256(permintaan.referensi.encode()).hexdigest(), 16) % 10**12
        return f"9999{angka:012}"  # the same for the same reference

    def periksa_kabar(self, badan: bytes, kepala: Mapping[str, str]) -> Kabar:
        periksa_tanda_tangan(self.kunci, badan, kepala.get(KEPALA, ""))
        try:
            return _baca(json.loads(badan))
        except (ValueError, TypeError, KeyError, RecursionError) as e:
            raise KabarKeliru(f"kabar tidak terbaca: {type(e).__name__}") from e

    def kiriman(
        self,
        referensi: str,
        jenis: JenisKabar,
        *,
        jumlah: int | None,
        saat: datetime,
        kunci: str = "",
        transaksi: str = "",
        sebab: str = "",
    ) -> Kiriman:
        """What the provider would send. Without `kunci` and `transaksi`: a new message of a new payment."""
        isi = {
            "kunci": kunci or secrets.token_hex(12),
            "referensi": referensi,
            "jenis": jenis,
            "transaksi": transaksi or secrets.token_hex(8),
            "jumlah": jumlah,
            "saat": saat.isoformat(),
            "sebab": sebab,
        }
        badan = json.dumps(isi).encode()
        return Kiriman(badan, {KEPALA: tanda_tangan(self.kunci, badan)})


def _baca(isi: dict[str, Any]) -> Kabar:
    jumlah, saat = isi["jumlah"], datetime.fromisoformat(isi["saat"])
    if jumlah is not None and (type(jumlah) is not int or not 0 <= jumlah <= UANG_TERBESAR):
        raise ValueError("jumlah")
    if saat.tzinfo is None or isi["jenis"] not in JENIS_KABAR:
        raise ValueError("saat atau jenis")
    teks = {k: _teks(isi[k]) for k in ("kunci", "referensi", "transaksi", "sebab")}
    if not teks["kunci"] or (isi["jenis"] == "lunas" and (jumlah is None or not teks["transaksi"])):
        raise ValueError("kunci, jumlah, atau transaksi kosong")
    return Kabar(jenis=isi["jenis"], jumlah=jumlah, saat=saat, **teks)


def _teks(nilai: object) -> str:
    if not isinstance(nilai, str) or len(nilai) > 80 or "\0" in nilai:
        raise ValueError("teks")
    return nilai
