"""Reads of the roll-up: at most twelve rows for each permit type of a year."""

from perizinan.models import RekapTerbit, TahunContoh


def tahun_rekap() -> list[int]:
    """Years in which permits were signed, newest first."""
    return list(RekapTerbit.objects.order_by("-tahun").values_list("tahun", flat=True).distinct())


def rekap_setahun(tahun: int) -> list[RekapTerbit]:
    return list(RekapTerbit.objects.filter(tahun=tahun).order_by("bulan", "kode"))


def tahun_contoh(tahun: int) -> TahunContoh | None:
    """How a year was made up, when it was (demo only)."""
    return TahunContoh.objects.filter(pk=tahun).first()
