from __future__ import annotations

from django.conf import settings
from django.db import models

from sicantik.lib import jam


class PengaturanIzin(models.Model):
    """The office's own decision about a permit type that the law has ended: whether it still takes new filings."""

    kode = models.CharField(max_length=20, primary_key=True)
    terima_permohonan = models.BooleanField(default=False)
    dasar = models.CharField(max_length=200, blank=True)  # the Perda or decision it rests on
    diubah = models.DateTimeField(default=jam.kini)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return self.kode
