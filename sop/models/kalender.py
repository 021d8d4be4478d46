"""Where the office's working calendar differs from the national one, and from the hours of its profile."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Literal

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import GreaterThanOrEqual
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sicantik.lib import jam
from sicantik.lib.medan import Hari

PALING_LAMA = timedelta(days=365)  # from the first day to the last
BUKA_TERSINGKAT = timedelta(hours=2)


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
            models.CheckConstraint(condition=Q(sampai__lte=F("mulai") + PALING_LAMA), name="jam_kerja_setahun"),
            models.CheckConstraint(
                condition=GreaterThanOrEqual(F("tutup") - F("buka"), BUKA_TERSINGKAT), name="jam_kerja_wajar"
            ),
            models.CheckConstraint(
                condition=Q(buka_jumat=None, tutup_jumat=None)
                | Q(
                    GreaterThanOrEqual(F("tutup_jumat") - F("buka_jumat"), BUKA_TERSINGKAT),
                    buka_jumat__isnull=False,
                    tutup_jumat__isnull=False,
                ),
                name="jam_jumat_wajar",
            ),
            ExclusionConstraint(
                name="satu_jam_kerja_sehari",
                expressions=[(Hari("mulai", "sampai", RangeBoundary(inclusive_upper=True)), RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mulai:%d/%m/%Y}–{self.sampai:%d/%m/%Y} {self.buka:%H.%M}–{self.tutup:%H.%M}"

    def tahap(self, hari: date) -> Literal["akan", "berjalan", "selesai"]:
        """Has it begun by this day, and is there a later one that it would hold for?"""
        return "akan" if self.mulai > hari else "berjalan" if self.sampai > hari else "selesai"

    def clean(self) -> None:
        """What a new period must be, field by field; the database holds what does not depend on today."""
        galat = {
            "mulai": _keberatan_mulai(self.mulai),
            "sampai": _keberatan_sampai(self.mulai, self.sampai),
            "tutup": _keberatan_jam(self.buka, self.tutup),
            "tutup_jumat": _keberatan_jam(self.buka_jumat, self.tutup_jumat),
        }
        if (self.buka_jumat is None) != (self.tutup_jumat is None):
            galat["tutup_jumat"] = gettext("Isi jam buka dan jam tutup hari Jumat, atau kosongkan keduanya")
        if galat := {medan: kata for medan, kata in galat.items() if kata}:
            raise ValidationError(galat)


def _keberatan_mulai(mulai: date | None) -> str:
    """Deadlines of days gone by are not counted anew."""
    if mulai is not None and mulai < jam.hari_ini():
        return gettext("Tanggal itu sudah lewat. Pilih hari ini atau sesudahnya.")
    return ""


def _keberatan_sampai(mulai: date | None, sampai: date | None) -> str:
    if mulai is None or sampai is None:
        return ""
    if sampai < mulai:
        return gettext("Tanggal sampai harus sama dengan atau sesudah tanggal mulai")
    return gettext("Paling lama satu tahun sejak tanggal mulai") if sampai - mulai > PALING_LAMA else ""


def _keberatan_jam(buka: time | None, tutup: time | None) -> str:
    if buka is None or tutup is None:
        return ""
    if tutup <= buka:
        return gettext("Jam tutup harus sesudah jam buka")
    lama = datetime.combine(date.min, tutup) - datetime.combine(date.min, buka)
    return gettext("Kantor buka paling sedikit dua jam sehari") if lama < BUKA_TERSINGKAT else ""


class HariKhusus(models.Model):
    """A day on which the office decided otherwise than the national calendar (SKB 3 Menteri, cuti bersama)."""

    tanggal = models.DateField(_("tanggal"), primary_key=True)
    buka = models.BooleanField(_("kantor buka"), default=False)
    keterangan = models.CharField(_("keterangan"), max_length=200)

    class Meta:
        ordering = ["tanggal"]

    def __str__(self) -> str:
        return f"{self.tanggal:%d/%m/%Y} {self.keterangan}"
