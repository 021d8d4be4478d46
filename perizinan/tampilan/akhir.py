"""How a file ended when it did not end with a permit in the applicant's hands, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from perizinan.models import Permohonan
from perizinan.services.pengakhiran import dibayar
from perizinan.status import Kata
from sop.models import LangkahLog
from sop.status import TERBUKA

_JUDUL = {
    "batal": gettext_noop("Permohonan ini dibatalkan"),
    "gugur": gettext_noop("Permohonan ini dibatalkan karena lewat batas waktu"),
    "ditarik": gettext_noop("Permohonan ini sudah ditarik"),
    "ditolak": gettext_noop("Permohonan ini ditolak"),
}


@dataclass(frozen=True)
class LembarAkhir:
    """Why and when a run ended without success, and what that means for money that was paid."""

    judul: str
    status: Kata
    alasan: str
    saat: datetime
    oleh: str
    kapasitas: str
    dibayar: int
    ditolak: bool


def lembar_akhir(p: Permohonan) -> LembarAkhir | None:
    """None while the run is open, and for one that ended with the permit handed over."""
    proses = p.proses
    if proses is None or proses.keadaan in TERBUKA or proses.keadaan == "selesai":
        return None
    baris = LangkahLog.objects.filter(proses=proses).latest("nomor")
    return LembarAkhir(
        judul=_(_JUDUL[proses.keadaan]),
        status=p.status,
        alasan=baris.catatan,
        saat=baris.selesai,
        oleh=baris.nama_pelaku,
        kapasitas=baris.jabatan,
        dibayar=dibayar(p),
        ditolak=proses.keadaan == "ditolak",
    )
