"""The questions of the guide: which comes next, and what the answers call for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from perizinan.skema.pemandu import AturanPemandu, Catatan, Jawaban, Panduan, Pertanyaan

Terjawab = Mapping[str, str]


@lru_cache(maxsize=1)
def panduan() -> Panduan:
    """The questions, checked strictly; kept in the process."""
    return Panduan.model_validate(yaml.safe_load((Path(__file__).parent / "pertanyaan.yaml").read_text()))


def pilihan_panduan() -> dict[str, set[str]]:
    """The answers that each question knows."""
    return {p.kode: {k for k, _ in p.pilihan} for p in panduan().pertanyaan}


def jawaban_sah(dikirim: Terjawab, kbli: str) -> dict[str, str]:
    """Of what an address says, the answers to questions that are asked, and those that the KBLI group gives."""
    hasil: dict[str, str] = {}
    for p in panduan().pertanyaan:
        if not _kena(p.bila, hasil):
            continue
        jawaban = _dari_kbli(p, kbli) or dikirim.get(p.kode, "")
        if jawaban in {k for k, _ in p.pilihan}:
            hasil[p.kode] = jawaban
    return hasil


def pertanyaan_berikut(jawaban: Terjawab) -> Pertanyaan | None:
    """The first question that applies and has no answer; None: the guide has its result."""
    return next((p for p in panduan().pertanyaan if _kena(p.bila, jawaban) and p.kode not in jawaban), None)


def cocok(aturan: tuple[AturanPemandu, ...], jawaban: Terjawab, kbli: str) -> AturanPemandu | None:
    """The first of a pack's rules that these answers meet."""
    return next((a for a in aturan if _kena(a.jawaban, jawaban) and (not a.kbli or kbli.startswith(a.kbli))), None)


def catatan_cocok(jawaban: Terjawab) -> list[Catatan]:
    return [c for c in panduan().catatan if _kena(c.jawaban, jawaban)]


def _kena(syarat: Jawaban, jawaban: Terjawab) -> bool:
    return all(jawaban.get(kode) in isi for kode, isi in syarat.items())


def _dari_kbli(p: Pertanyaan, kbli: str) -> str:
    """By the longest beginning of the code."""
    cocok = [(len(a), nilai) for nilai, awalan in p.kbli.items() for a in awalan if kbli and kbli.startswith(a)]
    return max(cocok)[1] if cocok else ""
