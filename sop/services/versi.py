"""Storing SOP versions and handing out their definitions."""

import hashlib
import json
from dataclasses import asdict
from functools import lru_cache

from sop.definisi import Definisi
from sop.models import VersiSop


def simpan_versi(definisi: Definisi) -> VersiSop:
    """The stored version with this content; made when it is new. The caller has checked the definition."""
    isi = json.dumps(asdict(definisi), sort_keys=True, ensure_ascii=False)
    intisari = hashlib.sha256(isi.encode()).hexdigest()
    versi, _ = VersiSop.objects.get_or_create(
        intisari=intisari, defaults={"kode": definisi.kode, "isi": json.loads(isi)}
    )
    return versi


@lru_cache(maxsize=256)
def definisi_sop(versi_id: int) -> Definisi:
    """The definition of a version, kept in the process: versions never change."""
    return VersiSop.objects.get(pk=versi_id).definisi
