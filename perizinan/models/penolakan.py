"""Refusals of an application."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from perizinan import status
from perizinan.models.permohonan import Permohonan
from sicantik.lib import jam


class Penolakan(models.Model):
    """A refusal: proposed by a supervisor, decided by the head, and then a signed letter.

    Whoever decides neither proposed it nor is the applicant; `..._orang` is the person, whatever the account.
    """

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="penolakan")
    keadaan = models.CharField(max_length=14, default="diusulkan")
    sebab = models.CharField(max_length=20)
    uraian = models.TextField()
    dasar_hukum = models.TextField()
    upaya = models.TextField()
    intisari = models.CharField(max_length=64)  # digest of these texts: what the head says to have seen
    pengusul = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pengusul_orang = models.CharField(max_length=64)
    jabatan_pengusul = models.CharField(max_length=60)
    diusulkan = models.DateTimeField(default=jam.kini)
    pemutus = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    pemutus_orang = models.CharField(max_length=64, blank=True)
    jabatan_pemutus = models.CharField(max_length=60, blank=True)
    sifat_pemutus = models.CharField(max_length=10, blank=True)
    diputus = models.DateTimeField(null=True)
    catatan = models.CharField(max_length=500, blank=True)  # why the head did not agree
    nomor = models.CharField(max_length=80, unique=True, null=True)
    tahun = models.PositiveSmallIntegerField(null=True)
    urutan = models.PositiveIntegerField(null=True)
    terbit = models.DateTimeField(null=True)
    sewa_sampai = models.DateTimeField(null=True)  # lease of the worker that is rendering
    percobaan = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(keadaan__in=list(status.KEADAAN_PENOLAKAN)), name="keadaan_penolakan"),
            models.CheckConstraint(condition=Q(sebab__in=list(status.SEBAB_PENOLAKAN)), name="sebab_penolakan"),
            models.UniqueConstraint(
                fields=["permohonan"], name="satu_penolakan", condition=Q(keadaan__in=["diusulkan", "disetujui"])
            ),
            models.UniqueConstraint(fields=["tahun", "urutan"], name="urutan_penolakan"),
            models.CheckConstraint(condition=~Q(pemutus_orang=F("pengusul_orang")), name="penolakan_dua_orang"),
            models.CheckConstraint(
                condition=Q(keadaan="disetujui", nomor__isnull=False, pemutus__isnull=False, diputus__isnull=False)
                | (~Q(keadaan="disetujui") & Q(nomor=None, terbit=None)),
                name="penolakan_bernomor",
            ),
        ]
        indexes = [
            models.Index(fields=["diusulkan"], name="penolakan_diusulkan", condition=Q(keadaan="diusulkan")),
            models.Index(
                fields=["diputus"], name="penolakan_belum_terbit", condition=Q(keadaan="disetujui", terbit=None)
            ),
        ]

    def __str__(self) -> str:
        return self.nomor or f"usul penolakan {self.pk}"
