"""What applicant and desk write to each other about a case, and what officers note among themselves."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from perizinan.models.permohonan import Berkas, Permohonan
from sicantik.lib import jam


class PesanKasus(models.Model):
    """One message. Only its marks change: read by the other side, and answered (or found to need no answer)."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="pesan")
    dari = models.CharField(max_length=8)  # pemohon or petugas
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=60, blank=True)  # of an officer: what the applicant sees of them
    isi = models.CharField(max_length=2000)
    lampiran = models.OneToOneField(Berkas, models.PROTECT, null=True, related_name="+")
    dibuat = models.DateTimeField(default=jam.kini)
    dibaca = models.DateTimeField(null=True)
    dijawab = models.DateTimeField(null=True)

    class Meta:
        ordering = ["dibuat", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(dari="pemohon", jabatan="") | (Q(dari="petugas", dijawab=None) & ~Q(jabatan="")),
                name="pesan_dari",
            ),
            models.CheckConstraint(condition=~Q(isi=""), name="pesan_berisi"),
        ]
        indexes = [
            models.Index(fields=["permohonan", "dibuat"], name="pesan_kasus"),
            models.Index(
                fields=["permohonan"], name="pesan_belum_dijawab", condition=Q(dari="pemohon", dijawab__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"pesan {self.dari} {self.permohonan_id}"


class CatatanInternal(models.Model):
    """A note among officers. Append-only, and shown nowhere but on the desk's case page."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="catatan_internal")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=60)
    isi = models.CharField(max_length=2000)
    dibuat = models.DateTimeField(default=jam.kini)

    class Meta:
        ordering = ["dibuat", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(isi=""), name="catatan_berisi")]

    def __str__(self) -> str:
        return f"catatan {self.permohonan_id}"
