"""Complaints, and who made them in a table apart. No address or browser of a reporter is kept anywhere."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from pengaduan import status
from perizinan.models import Permohonan
from perizinan.status import Kata
from sicantik.lib import jam, token
from sicantik.lib.medan import MedanRahasia


class PenghitungTiket(models.Model):
    """A gapless counter; its row is locked while a complaint is taken in."""

    tahun = models.PositiveSmallIntegerField(primary_key=True)
    nilai = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.tahun}: {self.nilai}"


class PengaduanQuerySet(models.QuerySet["Pengaduan"]):
    def terbuka(self) -> PengaduanQuerySet:
        """What somebody still has to do something about, the nearest deadline first."""
        return self.exclude(keadaan="selesai").order_by("dijawab", "tenggat", "pk")

    def selesai(self) -> PengaduanQuerySet:
        return self.filter(keadaan="selesai").order_by("-selesai")


class Pengaduan(models.Model):
    """A complaint. `kunci` is of the form it came from, so that sending twice is one complaint."""

    kunci = models.UUIDField(unique=True, default=uuid.uuid4)
    tiket = models.CharField(max_length=14, unique=True)  # P-2026-00012
    jenis = models.CharField(max_length=10, choices=list(status.JENIS.items()))
    klasifikasi = models.CharField(max_length=20, blank=True, choices=list(status.KLASIFIKASI.items()))
    permohonan = models.ForeignKey(Permohonan, models.PROTECT, null=True, blank=True, related_name="pengaduan")
    isi = models.TextField()
    keadaan = models.CharField(max_length=10, default="diterima")
    dibuat = models.DateTimeField(default=jam.kini)
    tenggat = models.DateTimeField()  # of the first answer
    dijawab = models.DateTimeField(null=True)
    selesai = models.DateTimeField(null=True)
    token_versi = models.PositiveSmallIntegerField(default=1)

    objects = PengaduanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(jenis__in=list(status.JENIS)), name="pengaduan_jenis"),
            models.CheckConstraint(
                condition=Q(keadaan__in=status.BELUM_DIJAWAB, dijawab=None, selesai=None)
                | Q(keadaan="dijawab", dijawab__isnull=False, selesai=None)
                | Q(keadaan="selesai", dijawab__isnull=False, selesai__isnull=False),
                name="pengaduan_keadaan",
            ),
        ]
        indexes = [
            models.Index(fields=["dijawab", "tenggat"], name="pengaduan_terbuka", condition=~Q(keadaan="selesai")),
            models.Index(fields=["-selesai"], name="pengaduan_selesai", condition=Q(keadaan="selesai")),
        ]

    def __str__(self) -> str:
        return self.tiket

    @property
    def token(self) -> str:
        return token.buat("pengaduan", self.pk, self.token_versi)

    @property
    def kata(self) -> Kata:
        return status.KEADAAN[self.keadaan]  # type: ignore[index]


class IdentitasPelapor(models.Model):
    """Who complained, for those who said. An anonymous complaint has no row here: the database refuses one."""

    pengaduan = models.OneToOneField(Pengaduan, models.CASCADE, related_name="identitas")
    nama = MedanRahasia()
    kontak = MedanRahasia(null=True, blank=True)  # an email address, or a mobile number as +62…

    def __str__(self) -> str:
        return f"pelapor {self.pengaduan_id}"


class Tanggapan(models.Model):
    """An answer of the office. Append-only: the database refuses anything else."""

    pengaduan = models.ForeignKey(Pengaduan, models.PROTECT, related_name="tanggapan")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    isi = models.TextField()
    dibuat = models.DateTimeField(default=jam.kini)

    class Meta:
        ordering = ["dibuat", "pk"]

    def __str__(self) -> str:
        return f"tanggapan {self.pengaduan_id}"
