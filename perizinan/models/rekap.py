"""Figures that pages read without counting: rolled up from the register of permits."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sicantik.lib import jam


class RekapTerbit(models.Model):
    """How many permits of a type were signed in a month, and how many of those were cancelled at the handover."""

    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    kode = models.CharField(max_length=20)
    jumlah = models.PositiveIntegerField()
    dibatalkan = models.PositiveIntegerField(default=0)
    dihitung = models.DateTimeField(default=jam.kini)

    class Meta:
        ordering = ["tahun", "bulan", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["tahun", "bulan", "kode"], name="satu_rekap_sebulan"),
            models.CheckConstraint(condition=Q(bulan__range=(1, 12)), name="rekap_bulan"),
            models.CheckConstraint(condition=Q(dibatalkan__lte=F("jumlah")), name="rekap_dibatalkan"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.bulan}/{self.tahun}: {self.jumlah}"


class TahunContoh(models.Model):
    """A year that the demo made up from published figures: with what it was made, and what is only an estimate."""

    tahun = models.PositiveSmallIntegerField(primary_key=True)
    benih = models.BigIntegerField()
    skala = models.FloatField()
    nyata = models.FloatField()  # share of the documents that were really rendered
    bulan_perkiraan = models.PositiveSmallIntegerField(null=True)  # the month that got what no month is known for
    sumber = models.TextField()
    mulai = models.DateTimeField(default=jam.kini)
    selesai = models.DateTimeField(null=True)
    intisari = models.CharField(max_length=64, blank=True)  # of the register and the log, once it is whole

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(bulan_perkiraan=None) | Q(bulan_perkiraan__range=(1, 12)), name="contoh_bulan_perkiraan"
            ),
            models.CheckConstraint(
                condition=Q(selesai=None, intisari="") | (Q(selesai__isnull=False) & ~Q(intisari="")),
                name="contoh_selesai_berintisari",
            ),
        ]

    def __str__(self) -> str:
        return f"contoh {self.tahun}"
