from __future__ import annotations

from django.conf import settings
from django.db import models

from akun.models import Pengguna
from sicantik.lib import jam


class HimpunanQuerySet(models.QuerySet["Himpunan"]):
    def milik(self, pengguna: Pengguna) -> HimpunanQuerySet:
        """Sets of this applicant; foreign ones do not exist for them."""
        return self.filter(pemohon=pengguna)

    def kunci(self, pk: int) -> Himpunan:
        """Lock a set before its drafts: pages that write several drafts wait here, and nowhere else."""
        return self.select_for_update().get(pk=pk)


class Himpunan(models.Model):
    """Applications for different permits that one applicant fills in and files together ("paralel").

    It owns nothing but that: once filed, each has its own number, run and clock, and ends in its own way.
    """

    pemohon = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(default=jam.kini)

    objects = HimpunanQuerySet.as_manager()

    def __str__(self) -> str:
        return f"himpunan {self.pk}"
