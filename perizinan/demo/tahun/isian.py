"""What the applicants of the year type: the demo's answers, nine years younger, under a business of their own."""

from __future__ import annotations

import random
import re
from types import ModuleType

from perizinan.demo.isian import isian_contoh, iui, iujk, tdg, tdp, tdup

AWALAN = {"perorangan": "Toko", "cv": "CV", "pt": "PT", "firma": "Firma", "koperasi": "Koperasi", "bul": "Perumda"}
KATA = ["Angin", "Awan", "Bakau", "Batu", "Daun", "Embun", "Karang", "Kerang", "Ombak", "Pasir", "Pelangi", "Teluk"]
BENTUK = {"perorangan": 45, "cv": 30, "pt": 20, "koperasi": 5}  # in percent of the businesses
KEKAYAAN = {"perorangan": "75.000.000", "cv": "350.000.000", "pt": "2.500.000.000", "koperasi": "600.000.000"}
_ISI: dict[str, ModuleType] = {"IUI": iui, "IUJK": iujk, "TDG": tdg, "TDP": tdp, "TDUP": tdup}
_BEDA = 9  # the demo lives in 2026
_TANGGAL = re.compile(r"(\d{1,2}/\d{1,2}/)(20\d\d)")


def bentuk_usaha(acak: random.Random) -> str:
    return acak.choices([*BENTUK], [*BENTUK.values()])[0]


def isian_setahun(kode: str, n: int, bentuk: str, acak: random.Random) -> dict[str, str]:
    """Everything that an application asks, of the business `n`."""
    beda = {"bentuk_usaha": bentuk, **_variasi(kode, bentuk, acak)}
    isian = {k: _muda(v) for k, v in isian_contoh(kode, **beda).items()}
    nama = f"{AWALAN[isian['bentuk_usaha']]} Contoh {KATA[n % len(KATA)]} {n:05}"
    if kode == "IUJK":
        isian |= {"sbu_terbit": "3/2/2016", "sbu_berlaku": "31/12/2020", "pjt_berlaku": "31/12/2020"}
    return isian | {"nama_usaha": nama, "kbli_edisi": "2015"}


def _variasi(kode: str, bentuk: str, acak: random.Random) -> dict[str, str]:
    """The demo's example of this form of business, or any where the permit type has none."""
    if kode not in _ISI:
        return {"kekayaan_bersih": KEKAYAAN[bentuk]}
    bawaan: dict[str, str] = _ISI[kode].ISIAN
    semua: list[dict[str, str]] = [{"bentuk_usaha": bawaan["bentuk_usaha"], **v} for v in _ISI[kode].VARIASI.values()]
    return acak.choice([v for v in semua if v["bentuk_usaha"] == bentuk] or semua)


def _muda(teks: str) -> str:
    return _TANGGAL.sub(lambda m: f"{m[1]}{int(m[2]) - _BEDA}", teks)
