from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sicantik.lib import jam
from sop import status
from sop.models.versi import VersiSop


class Proses(models.Model):
    """A run of one SOP version: where the file is, whose turn it is and until when."""

    versi_sop = models.ForeignKey(VersiSop, models.PROTECT, related_name="+")
    h1 = models.DateField()
    keadaan = models.CharField(max_length=20, default=status.BERJALAN)
    langkah = models.PositiveSmallIntegerField(default=1)
    giliran = models.PositiveSmallIntegerField(default=0)
    jabatan = models.CharField(max_length=60)  # whose turn; PEMOHON while the applicant is asked
    aksi = models.CharField(max_length=40)
    masuk = models.DateTimeField(default=jam.kini)  # when the current turn began
    tenggat = models.DateTimeField()
    jam_berhenti = models.BooleanField(default=False)
    petugas = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    jumlah_log = models.PositiveIntegerField(default=0)  # also the version a page was shown at
    intisari = models.CharField(max_length=64, default="")  # head of the digest chain
    mulai = models.DateTimeField(default=jam.kini)
    selesai = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(keadaan__in=status.KEADAAN), name="proses_keadaan"),
            models.CheckConstraint(
                condition=Q(keadaan__in=status.TERBUKA, selesai=None)
                | (~Q(keadaan__in=status.TERBUKA) & Q(selesai__isnull=False)),
                name="proses_selesai",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan=status.MENUNGGU_PEMOHON) | Q(jam_berhenti=True), name="menunggu_menghentikan_jam"
            ),
        ]
        indexes = [
            models.Index(
                fields=["jabatan", "tenggat", "id"], name="antrean_meja", condition=Q(keadaan=status.BERJALAN)
            ),
            models.Index(
                fields=["jabatan", "masuk", "id"],
                name="antrean_berhenti",
                condition=Q(keadaan=status.BERJALAN, jam_berhenti=True),
            ),
            models.Index(
                fields=["jabatan", "tenggat", "id"],
                name="antrean_serahkan",
                condition=Q(keadaan=status.BERJALAN, aksi="serahkan"),
            ),
            models.Index(fields=["-selesai", "-id"], name="selesai_terbaru", condition=Q(selesai__isnull=False)),
            models.Index(
                fields=["tenggat", "id"], name="antrean_pemohon", condition=Q(keadaan=status.MENUNGGU_PEMOHON)
            ),
        ]

    def __str__(self) -> str:
        return f"proses {self.pk} langkah {self.langkah}"


class Jeda(models.Model):
    """A stop of the clock: why, by whom, from when until when."""

    proses = models.ForeignKey(Proses, models.PROTECT, related_name="jeda")
    sebab = models.CharField(max_length=20)
    keterangan = models.CharField(max_length=300, blank=True)
    mulai = models.DateTimeField(default=jam.kini)
    selesai = models.DateTimeField(null=True)
    dihentikan_oleh = models.CharField(max_length=60)  # position, or pemohon
    dilanjutkan_oleh = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["mulai"]
        constraints = [
            models.UniqueConstraint(fields=["proses"], name="satu_jeda_terbuka", condition=Q(selesai=None)),
            models.CheckConstraint(condition=Q(selesai=None) | Q(selesai__gte=F("mulai")), name="jeda_waktu"),
            models.CheckConstraint(condition=Q(sebab__in=list(status.SEBAB)), name="jeda_sebab"),
        ]

    def __str__(self) -> str:
        return f"{self.sebab} {self.mulai:%d/%m/%Y %H.%M}"
