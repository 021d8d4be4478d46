"""Finding a KBLI group by the words people use."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

import yaml

from perizinan.skema.pemandu import Kbli, KelompokKbli

TERBANYAK = 12
# Said of any business: they find nothing, unless nothing else was typed.
HAMPA = frozenset(
    [
        *("usaha", "jual", "jualan", "menjual", "jasa", "buka", "membuka", "mau", "ingin", "saya", "punya", "bisnis"),
        *("bikin", "membuat", "tempat", "di", "dan", "atau", "untuk", "yang"),
    ]
)


@lru_cache(maxsize=1)
def baca_kbli() -> Kbli:
    """The excerpt, checked strictly; kept in the process."""
    return Kbli.model_validate(yaml.safe_load((Path(__file__).parent / "kbli.yaml").read_text()))


def kelompok_kbli(kode: str) -> KelompokKbli | None:
    return next((k for k in baca_kbli().kelompok if k.kode == kode), None)


def cari_kbli(cari: str) -> list[KelompokKbli]:
    """Groups whose words or title have what was typed, the best first; by the beginning of the code as well.

    A word that occurs nowhere stands for the one most like it ("restauran").
    """
    kata = _kata(cari)
    if not kata:
        return []
    if len(kata) == 1 and kata[0].isdecimal():
        return [k for k in baca_kbli().kelompok if k.kode.startswith(kata[0])][:TERBANYAK]
    kata = [_terdekat(x) for x in kata if x not in HAMPA] or kata
    nilai = [(_nilai(k, kata), k) for k in baca_kbli().kelompok]
    urut = sorted((x for x in nilai if x[0]), key=lambda x: (-x[0], x[1].kode))
    return [k for _, k in urut][:TERBANYAK]


def _nilai(k: KelompokKbli, kata: list[str]) -> int:
    """A whole name counts most ("warung" is one of warung), then words of a name, then words of the title."""
    nama, judul = [_kata(x) for x in k.kata], _kata(k.judul)
    jumlah = 40 * (kata in nama)
    for x in kata:
        if any(x in n for n in nama):
            jumlah += 10
        elif any(n.startswith(x) for isi in nama for n in isi) and len(x) > 2:
            jumlah += 6
        elif x in judul:
            jumlah += 4
        elif len(x) > 3 and any(n.startswith(x) for n in judul):
            jumlah += 2
    return jumlah


def _terdekat(kata: str) -> str:
    semua = _semua_kata()
    if any(x.startswith(kata) for x in semua):
        return kata
    return next(iter(get_close_matches(kata, semua, n=1, cutoff=0.75)), kata)


@lru_cache(maxsize=1)
def _semua_kata() -> list[str]:
    return sorted({x for k in baca_kbli().kelompok for isi in (*k.kata, k.judul) for x in _kata(isi)})


def _kata(teks: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", teks.lower())
