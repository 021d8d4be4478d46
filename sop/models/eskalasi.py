from __future__ import annotations

from django.db import models
from django.db.models import Q

from sicantik.lib import jam
from sop import status
from sop.models.proses import Proses


class AturanEskalasi(models.Model):
    """Who is told how many working days before (-1) or after (3) a step is due; 0 is the moment itself."""

    hari = models.SmallIntegerField()
    kepada = models.CharField(max_length=12, choices=list(status.KEPADA_ESKALASI.items()))
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["hari", "kepada"]
        constraints = [
            models.UniqueConstraint(fields=["hari", "kepada"], name="aturan_eskalasi_sekali"),
            models.CheckConstraint(condition=Q(hari__gte=-10, hari__lte=60), name="aturan_eskalasi_hari"),
            models.CheckConstraint(condition=Q(kepada__in=list(status.KEPADA_ESKALASI)), name="aturan_eskalasi_kepada"),
        ]

    def __str__(self) -> str:
        return f"{self.hari:+d} {self.kepada}"


class Eskalasi(models.Model):
    """That a rule was kept for one turn of a file: once, whoever sweeps, however often. `masuk` is the turn's begin."""

    proses = models.ForeignKey(Proses, models.PROTECT, related_name="eskalasi")
    aturan = models.ForeignKey(AturanEskalasi, models.PROTECT, related_name="+")
    masuk = models.DateTimeField()
    langkah = models.PositiveSmallIntegerField()
    jabatan = models.CharField(max_length=60)
    tenggat = models.DateTimeField()
    penerima = models.CharField(max_length=500, blank=True)  # names of the officers told; none when nobody was there
    saat = models.DateTimeField(default=jam.kini)

    class Meta:
        ordering = ["saat", "pk"]
        indexes = [models.Index(fields=["-saat", "-id"], name="eskalasi_terbaru")]
        constraints = [
            models.UniqueConstraint(fields=["proses", "masuk", "aturan"], name="eskalasi_sekali"),
        ]

    def __str__(self) -> str:
        return f"{self.proses_id} {self.aturan_id}"
