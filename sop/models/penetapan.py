from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from sicantik.lib import jam
from sop import status
from sop.models.versi import VersiSop


class PenetapanQuerySet(models.QuerySet["Penetapan"]):
    def berlaku(self, hari: date) -> PenetapanQuerySet:
        """Of every SOP the decision in force on that day: the one with the latest effective date."""
        return (
            self.filter(dicabut=None, berlaku_mulai__lte=hari)
            .order_by("kode", "-berlaku_mulai", "-pk")
            .distinct("kode")
        )


class Penetapan(models.Model):
    """From which day a version is the office's, and by which decree. Only added to; withdrawn before it takes effect.

    A version is content and never changes; the same content may be enacted again later.
    """

    kode = models.CharField(max_length=20)
    versi_sop = models.ForeignKey(VersiSop, models.PROTECT, related_name="penetapan")
    berlaku_mulai = models.DateField()
    asal = models.CharField(max_length=10)  # berkas: loaded with the software; keputusan: ratified by the head
    nomor_keputusan = models.CharField(max_length=80, blank=True)
    tanggal_keputusan = models.DateField(null=True)
    ditetapkan = models.DateTimeField(default=jam.kini)
    dicabut = models.DateField(null=True)  # the day on which it was withdrawn
    alasan_dicabut = models.CharField(max_length=300, blank=True)

    objects = PenetapanQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["kode", "-berlaku_mulai", "-id"], name="penetapan_berlaku")]
        constraints = [
            models.CheckConstraint(condition=Q(asal__in=status.ASAL_PENETAPAN), name="asal_penetapan"),
            models.CheckConstraint(
                condition=Q(asal="berkas", nomor_keputusan="", tanggal_keputusan=None)
                | (Q(asal="keputusan", tanggal_keputusan__isnull=False) & ~Q(nomor_keputusan="")),
                name="keputusan_bernomor",
            ),
            models.CheckConstraint(
                condition=Q(dicabut=None, alasan_dicabut="")
                | (Q(asal="keputusan", dicabut__lt=F("berlaku_mulai")) & ~Q(alasan_dicabut="")),
                name="dicabut_sebelum_berlaku",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} sejak {self.berlaku_mulai}"
