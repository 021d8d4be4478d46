"""The monthly roll-up of issued permits: counted in the background, so that no page has to (goal P10)."""

from datetime import datetime

from django.db.models import Count, Q
from django.db.models.functions import ExtractMonth

from perizinan.models import Izin, RekapTerbit
from sicantik.lib import jam


def segarkan_rekap(tahun: int) -> int:
    """Count a year's permits anew by the month of signing in the office's zone; how many there are.

    Twice, or two at once, is the same: every figure is set, none is added to.
    """
    zona, kini = jam.zona(), jam.kini()
    awal, akhir = (datetime(t, 1, 1, tzinfo=zona) for t in (tahun, tahun + 1))
    terbit = Izin.objects.filter(terbit__gte=awal, terbit__lt=akhir)
    hitungan = (
        terbit.annotate(bulan=ExtractMonth("terbit", tzinfo=zona))
        .values("kode", "bulan")
        .annotate(jumlah=Count("pk"), dibatalkan=Count("pk", filter=Q(akhir="dibatalkan")))
        .order_by("bulan", "kode")
    )
    baris = [RekapTerbit(tahun=tahun, dihitung=kini, **h) for h in hitungan]
    RekapTerbit.objects.bulk_create(
        baris,
        update_conflicts=True,
        unique_fields=["tahun", "bulan", "kode"],
        update_fields=["jumlah", "dibatalkan", "dihitung"],
    )
    return sum(b.jumlah for b in baris)


def segarkan_rekap_berjalan() -> None:
    """This year and the one before, whose last permits may still be cancelled at the handover."""
    tahun = jam.hari_ini().year
    for t in (tahun - 1, tahun):
        segarkan_rekap(t)
