"""Rows of a `daftar`: kept as JSON text, a list with what each row holds by column. Empty rows are not kept."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from perizinan.skema import Medan

BARIS_TERBANYAK = 20  # Medan.baris goes no further
SEL_TERPANJANG = 500  # of a draft, where a cell is kept as it was typed
_TEKS_TERPANJANG = 200_000

Baris = dict[str, str]


def baca_baris(medan: Medan, teks: str) -> list[Baris]:
    """The rows in a kept text, each with every column. Whatever is no list of rows of text counts as nothing."""
    try:
        isi = json.loads(teks) if len(teks) <= _TEKS_TERPANJANG else []
    except (ValueError, RecursionError):
        return []
    return _rapikan(medan, isi if isinstance(isi, list) else [])


def tulis_baris(medan: Medan, baris: Iterable[Mapping[str, str]]) -> str:
    """The text to keep for these rows; "" for none."""
    berisi = _rapikan(medan, baris)
    return json.dumps(berisi, ensure_ascii=False) if berisi else ""


def _rapikan(medan: Medan, baris: Iterable[Any]) -> list[Baris]:
    rapi = [{k.kode: _sel(b.get(k.kode)) for k in medan.kolom} for b in baris if isinstance(b, Mapping)]
    return [b for b in rapi if any(b.values())][:BARIS_TERBANYAK]


def _sel(nilai: object) -> str:
    """A cell that PostgreSQL's JSON can hold: text without NUL and without halves of characters."""
    if not isinstance(nilai, str):
        return ""
    return nilai[:SEL_TERPANJANG].replace("\0", "").encode(errors="ignore").decode().strip()
