"""The outbox. A row written in the caller's transaction is the promise; Redis is only a doorbell."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from notifikasi import status
from sicantik.lib import jam


class Pesan(models.Model):
    """One message to one address. `id` is the reference that a provider can deduplicate by."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    saluran = models.CharField(max_length=10, choices=list(status.SALURAN.items()))
    tujuan = models.CharField(max_length=254)
    subjek = models.CharField(max_length=200, blank=True)
    isi = models.TextField()
    untuk = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="pesan")
    perihal = models.CharField(max_length=40, blank=True)  # what it is about, e.g. a registration number
    keadaan = models.CharField(max_length=10, default=status.ANTRE, choices=list(status.KEADAAN.items()))
    percobaan = models.PositiveSmallIntegerField(default=0)
    coba_lagi = models.DateTimeField(default=jam.kini)  # not before; also the end of a sender's lease
    galat = models.CharField(max_length=200, blank=True)
    dibuat = models.DateTimeField(default=jam.kini)
    terkirim = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-dibuat"]
        constraints = [
            models.CheckConstraint(condition=Q(keadaan__in=list(status.KEADAAN)), name="pesan_keadaan"),
            models.CheckConstraint(condition=Q(saluran__in=list(status.SALURAN)), name="pesan_saluran"),
            models.CheckConstraint(
                condition=Q(keadaan="terkirim", terkirim__isnull=False) | (~Q(keadaan="terkirim") & Q(terkirim=None)),
                name="pesan_terkirim",
            ),
        ]
        indexes = [
            models.Index(fields=["coba_lagi"], name="pesan_menunggu", condition=Q(keadaan__in=["antre", "dikirim"])),
            models.Index(fields=["perihal"], name="pesan_perihal"),
            models.Index(fields=["-dibuat"], name="pesan_terbaru"),
        ]

    def __str__(self) -> str:
        return f"{self.saluran} {self.id}"
