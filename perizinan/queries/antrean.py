"""The queue of the day."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Avg, Count, F, Q, QuerySet

from perizinan.models import Permohonan, TiketAntrean
from perizinan.status import TIKET_DI_LOKET
from sicantik.lib import jam


def tiket_hari_ini() -> QuerySet[TiketAntrean]:
    return TiketAntrean.objects.filter(tanggal=jam.hari_ini())


def menunggu() -> list[TiketAntrean]:
    return list(tiket_hari_ini().filter(keadaan="menunggu")[:200])


def dilewati() -> list[TiketAntrean]:
    return list(tiket_hari_ini().filter(keadaan="dilewati").order_by("-panggilan")[:20])


def di_loket() -> list[TiketAntrean]:
    """Who is called or served now, the latest call first."""
    return list(tiket_hari_ini().filter(keadaan__in=TIKET_DI_LOKET).order_by("-panggilan")[:20])


def di_depan(tiket: TiketAntrean) -> int:
    """How many were given out before this one for the same service, and still wait."""
    return tiket_hari_ini().filter(keadaan="menunggu", layanan=tiket.layanan, pk__lt=tiket.pk).count()


def angka_hari_ini() -> dict[str, dict[str, int | timedelta | None]]:
    """By service: how many tickets, how many wait, and the average wait until the first call."""
    baris = (
        tiket_hari_ini()
        .order_by()
        .values("layanan")
        .annotate(
            jumlah=Count("pk"),
            menunggu=Count("pk", filter=Q(keadaan="menunggu")),
            rata=Avg(F("dipanggil") - F("dibuat"), filter=Q(dipanggil__isnull=False)),
        )
    )
    return {b["layanan"]: {"jumlah": b["jumlah"], "menunggu": b["menunggu"], "rata": b["rata"]} for b in baris}


def permohonan_loket(petugas_id: int) -> QuerySet[Permohonan]:
    """What is open at the counter: this officer's drafts, and every returned file that nobody has claimed."""
    return Permohonan.objects.di_loket(petugas_id).lengkap().order_by("-diubah")
