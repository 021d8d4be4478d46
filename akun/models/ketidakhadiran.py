"""When officers are away. A row is never erased: it is called off, or its last day moves forward."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from akun import status
from sicantik.lib import jam
from sicantik.lib.medan import Hari


class KetidakhadiranQuerySet(models.QuerySet["Ketidakhadiran"]):
    def pada(self, hari: date) -> KetidakhadiranQuerySet:
        """Who is away on a day."""
        return self.antara(hari, hari)

    def antara(self, awal: date, akhir: date) -> KetidakhadiranQuerySet:
        """Who is away on any of these days, both ends included."""
        return self.filter(mulai__lte=akhir, sampai__gte=awal, dibatalkan=None)


class Ketidakhadiran(models.Model):
    """An officer is away from one day to another, both included; on those days they act on no file."""

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="ketidakhadiran")
    mulai = models.DateField(_("mulai"))
    sampai = models.DateField(_("sampai"))
    sebab = models.CharField(_("sebab"), max_length=20, choices=list(status.SEBAB_TIDAK_HADIR.items()))
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(default=jam.kini)
    dibatalkan = models.DateTimeField(null=True)
    diakhiri_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = KetidakhadiranQuerySet.as_manager()

    class Meta:
        ordering = ["mulai", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(sampai__gte=F("mulai")), name="tidak_hadir_berurut"),
            models.CheckConstraint(condition=Q(sebab__in=list(status.SEBAB_TIDAK_HADIR)), name="tidak_hadir_sebab"),
            ExclusionConstraint(
                name="tidak_hadir_sekali",
                expressions=[
                    ("pengguna", RangeOperators.EQUAL),
                    (Hari("mulai", "sampai", RangeBoundary(inclusive_upper=True)), RangeOperators.OVERLAPS),
                ],
                condition=Q(dibatalkan=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mulai:%d/%m/%Y}–{self.sampai:%d/%m/%Y} {self.sebab}"

    def meliputi(self, hari: date) -> bool:
        """Is the officer away on this day?"""
        return self.mulai <= hari <= self.sampai
