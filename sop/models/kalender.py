from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sicantik.lib.medan import Hari


class JamKerja(models.Model):
    """Other office hours for a time, as in Ramadan: from one day to another, both included; Fridays may differ."""

    mulai = models.DateField(_("mulai"))
    sampai = models.DateField(_("sampai"))
    buka = models.TimeField(_("jam buka"))
    tutup = models.TimeField(_("jam tutup"))
    buka_jumat = models.TimeField(_("jam buka hari Jumat"), null=True, blank=True)
    tutup_jumat = models.TimeField(_("jam tutup hari Jumat"), null=True, blank=True)
    keterangan = models.CharField(_("keterangan"), max_length=200)

    class Meta:
        ordering = ["mulai"]
        constraints = [
            models.CheckConstraint(condition=Q(sampai__gte=F("mulai")), name="jam_kerja_berurut"),
            models.CheckConstraint(condition=Q(tutup__gt=F("buka")), name="jam_kerja_wajar"),
            models.CheckConstraint(
                condition=Q(buka_jumat=None, tutup_jumat=None)
                | Q(buka_jumat__isnull=False, tutup_jumat__gt=F("buka_jumat")),
                name="jam_jumat_wajar",
            ),
            ExclusionConstraint(
                name="satu_jam_kerja_sehari",
                expressions=[(Hari("mulai", "sampai", RangeBoundary(inclusive_upper=True)), RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mulai:%d/%m/%Y}–{self.sampai:%d/%m/%Y} {self.buka:%H.%M}–{self.tutup:%H.%M}"


class HariKhusus(models.Model):
    """A day on which the office decided otherwise than the national calendar (SKB 3 Menteri, cuti bersama)."""

    tanggal = models.DateField(_("tanggal"), primary_key=True)
    buka = models.BooleanField(_("kantor buka"), default=False)
    keterangan = models.CharField(_("keterangan"), max_length=200)

    class Meta:
        ordering = ["tanggal"]

    def __str__(self) -> str:
        return f"{self.tanggal:%d/%m/%Y} {self.keterangan}"
