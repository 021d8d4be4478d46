from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from sicantik.lib import jam
from sop import status
from sop.models.proses import Proses


class RiwayatTugas(models.Model):
    """Whose name was put on a file, or taken off it, by whom and why. Append-only; it decides nothing on the file.

    `oleh` is empty where the portal itself gave a task back to its desk because the officer is away.
    """

    proses = models.ForeignKey(Proses, models.PROTECT, related_name="riwayat_tugas")
    apa = models.CharField(max_length=12)
    langkah = models.PositiveSmallIntegerField()
    jabatan = models.CharField(max_length=60)
    dari = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    kepada = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    catatan = models.CharField(max_length=300, blank=True)
    saat = models.DateTimeField(default=jam.kini)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(apa__in=list(status.RIWAYAT_TUGAS)), name="riwayat_tugas_apa"),
            models.CheckConstraint(condition=~Q(apa="alih") | ~Q(catatan=""), name="alih_bercatatan"),
        ]

    def __str__(self) -> str:
        return f"{self.proses_id} {self.apa}"
