"""The history of a permit type's versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from perizinan.models import PenetapanPaket
from perizinan.services.beda_paket import Beda, beda_versi
from sicantik.lib import jam
from sop.models import Penetapan


@dataclass(frozen=True)
class VersiRiwayat:
    """One decision: what it changed against the one before it, and whether it is in force."""

    penetapan: Penetapan
    intisari: str
    keadaan: str  # berlaku, nanti, lampau, dicabut
    beda: list[Beda]
    pertama: bool


def susun_riwayat(semua: Sequence[PenetapanPaket]) -> dict[str, Any]:
    """From the newest to the oldest, as `riwayat` reads them."""
    hari, hasil, ada_kini = jam.hari_ini(), [], False
    hidup = [p for p in semua if p.penetapan.dicabut is None]
    for p in semua:
        sebelum = next((x for x in hidup if _urut(x) < _urut(p)), None)
        keadaan = _keadaan(p, hari, sudah=ada_kini)
        ada_kini = ada_kini or keadaan == "berlaku"
        lama = sebelum.versi_paket.paket if sebelum else None
        beda = beda_versi(lama, p.versi_paket.paket) if lama else []
        hasil.append(VersiRiwayat(p.penetapan, p.versi_paket.intisari[:8], keadaan, beda, sebelum is None))
    return {"izin": semua[0].versi_paket.paket.izin, "riwayat": hasil}


def _urut(p: PenetapanPaket) -> tuple[Any, int]:
    return p.penetapan.berlaku_mulai, p.penetapan_id


def _keadaan(p: PenetapanPaket, hari: Any, *, sudah: bool) -> str:
    if p.penetapan.dicabut is not None:
        return "dicabut"
    if p.penetapan.berlaku_mulai > hari:
        return "nanti"
    return "lampau" if sudah else "berlaku"
