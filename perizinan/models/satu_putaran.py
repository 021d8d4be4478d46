"""The promise that faults are named in one round: its overrides, and how often there was one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from perizinan import status
from perizinan.models.permohonan import Permohonan
from sicantik.lib import jam


class Pengecualian(models.Model):
    """An override of the one round: items once accepted and unchanged since may be questioned again, and why.

    Asked for by the loket and decided by a supervisor, or decided by the Kabid who sends the file back himself.
    """

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="pengecualian")
    keadaan = models.CharField(max_length=14, default="diusulkan")
    putaran = models.PositiveSmallIntegerField()  # the check it opens them for
    butir = models.JSONField()  # [sasaran, kode] of each item
    alasan = models.CharField(max_length=500)
    peminta = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    peminta_orang = models.CharField(max_length=64, blank=True)  # "" where the Kabid acts on his own
    diminta = models.DateTimeField(default=jam.kini)
    pemutus = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    pemutus_orang = models.CharField(max_length=64, blank=True)
    jabatan_pemutus = models.CharField(max_length=60, blank=True)
    diputus = models.DateTimeField(null=True)
    catatan = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(keadaan__in=list(status.KEADAAN_PENOLAKAN)), name="keadaan_pengecualian"
            ),
            models.UniqueConstraint(
                fields=["permohonan"], name="satu_pengecualian_diminta", condition=Q(keadaan="diusulkan")
            ),
            models.CheckConstraint(
                condition=Q(pemutus_orang="") | ~Q(pemutus_orang=F("peminta_orang")), name="pengecualian_dua_orang"
            ),
            models.CheckConstraint(condition=~Q(alasan=""), name="pengecualian_beralasan"),
        ]
        indexes = [models.Index(fields=["diminta"], name="pengecualian_diminta", condition=Q(keadaan="diusulkan"))]

    def __str__(self) -> str:
        return f"pengecualian {self.pk} putaran {self.putaran}"


class SatuPutaran(models.Model):
    """Files checked for the first time, and those among them with an override, by permit type and year of filing."""

    kode = models.CharField(max_length=20)
    tahun = models.PositiveSmallIntegerField()
    berkas = models.PositiveIntegerField(default=0)
    pengecualian = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kode", "tahun"], name="satu_putaran_setahun"),
            models.CheckConstraint(condition=Q(pengecualian__lte=F("berkas")), name="pengecualian_dari_berkas"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.tahun}: {self.pengecualian} dari {self.berkas}"
