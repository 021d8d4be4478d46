from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from perizinan.models.dokumen import Izin
from sicantik.lib import jam


class DokumenSaya(models.Model):
    """What an applicant has said of a document of their own, known by its content: until when it holds, or that it
    is not to be offered again. Files of filed applications are not touched by it."""

    pemilik = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="dokumen_saya")
    syarat = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    berlaku_sampai = models.DateField(null=True)
    dihapus = models.DateTimeField(null=True)
    diubah = models.DateTimeField(default=jam.kini)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pemilik", "syarat", "sha256"], name="satu_dokumen_saya"),
            models.CheckConstraint(
                condition=Q(berlaku_sampai__isnull=False) | Q(dihapus__isnull=False), name="dokumen_saya_berisi"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.syarat} {self.sha256[:8]}"


class PengingatIzin(models.Model):
    """A reminder that was sent: once for each permit and number of days before its end. Append-only."""

    izin = models.ForeignKey(Izin, models.PROTECT, related_name="pengingat")
    hari = models.PositiveSmallIntegerField()
    berlaku_sampai = models.DateField()
    dibuat = models.DateTimeField(default=jam.kini)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["izin", "hari"], name="satu_pengingat")]

    def __str__(self) -> str:
        return f"{self.izin_id}: {self.hari} hari"
