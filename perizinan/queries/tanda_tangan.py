"""Whether a signature still stands: under the very text that was signed, and under no other."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from perizinan.models import CatatanTinjau, Peninjauan
from perizinan.skema import Tinjauan

JENIS = "tanda_tangan"


def intisari_isi(peninjauan: Peninjauan, tinjauan: Tinjauan, berlaku: Mapping[str, list[CatatanTinjau]]) -> str:
    """SHA-256 of what a signer reads: value, remark and picture of every item but the signatures.

    Of what the report's digest covers (`intisari_bap`) the conclusion is left out, for the team writes it after the
    signatures. Pictures are covered there, so one that is added or taken away after signing counts like a changed
    value. Who recorded a value and when does not count: the same value recorded again is the same text.
    """
    isi = {
        kode: [[c.nilai, c.keterangan, str(c.kunci) if c.foto else ""] for c in berlaku[kode]]
        for kode, butir in tinjauan.butir.items()
        if butir.jenis != JENIS
    }
    return hashlib.sha256(json.dumps([peninjauan.pk, isi], sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def tanpa_intisari(peninjauan: Peninjauan, semua: Iterable[CatatanTinjau]) -> bool:
    """Is it a report that was closed before digests were kept? It stays as it was, with its signatures.

    In one that is open nobody can tell what a signature without a digest was put under: it does not count.
    """
    return peninjauan.ditutup is not None and not any(c.intisari for c in semua)
