"""Until when the office waits for an applicant, by the rules it set for itself."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db.models import Count

from perizinan.models import AturanAkhir, PeringatanBatas
from sicantik.lib import jam
from sicantik.lib.harikerja import Kalender

KOLOM_SEBAB = {"perbaikan": "hari_perbaikan", "pengambilan": "hari_ambil"}  # of AturanAkhir, by cause of the stop


def aturan_akhir() -> AturanAkhir:
    """The office's rules; without any, none applies."""
    return AturanAkhir.objects.filter(pk=1).first() or AturanAkhir()


def hari_sebab(aturan: AturanAkhir, sebab: str) -> int | None:
    """The limit in working days for a stop of the clock; None where the office waits for ever, as for a payment."""
    kolom = KOLOM_SEBAB.get(sebab)
    return getattr(aturan, kolom) if kolom else None


def ambang_sebab(aturan: AturanAkhir, sebab: str) -> list[int]:
    """How many working days before the limit the applicant is reminded."""
    return baca_ambang(aturan.ingat_perbaikan if sebab == "perbaikan" else aturan.ingat_ambil)


def baca_ambang(teks: str) -> list[int]:
    """ "5, 1" as [5, 1]. Raises ValueError for anything else."""
    return sorted({int(bagian) for bagian in teks.replace(",", " ").split()}, reverse=True)


def batas_jeda(kalender: Kalender, mulai: datetime, hari: int) -> datetime:
    """Closing time of the `hari`-th working day after the day on which the stop began."""
    return kalender.jam_tutup(kalender.hari_ke(_hari(mulai) + timedelta(days=1), hari))


def _hari(saat: datetime) -> date:
    return saat.astimezone(jam.zona()).date()


def jumlah_pengingat(permohonan: Collection[int]) -> dict[int, int]:
    """How often each applicant was reminded; one statement for all of them, none for nobody."""
    if not permohonan:
        return {}
    rows = PeringatanBatas.objects.filter(permohonan__in=permohonan).values_list("permohonan")
    return dict(rows.annotate(n=Count("pk")).order_by())
