"""Positions and who holds them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from akun import status
from akun.models.ketidakhadiran import Ketidakhadiran
from sicantik.lib import jam


class Jabatan(models.Model):
    """A position (desk) named as the SOP names it."""

    kode = models.SlugField(primary_key=True, max_length=60)
    nama = models.CharField(max_length=120)

    class Meta:
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


class PenugasanQuerySet(models.QuerySet["Penugasan"]):
    def berlaku(self) -> PenugasanQuerySet:
        """Assignments in force now, of active accounts."""
        kini = jam.kini()
        return self.filter(Q(selesai=None) | Q(selesai__gt=kini), mulai__lte=kini, pengguna__is_active=True)

    def hadir(self) -> PenugasanQuerySet:
        """Assignments in force of people who are present today: those who can act."""
        pergi = Ketidakhadiran.objects.pada(jam.hari_ini()).filter(pengguna=OuterRef("pengguna"))
        return self.berlaku().filter(~Exists(pergi))


class Penugasan(models.Model):
    """Who holds a position, from when until when, and for whom (Plt./Plh.)."""

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="penugasan", verbose_name=_("petugas")
    )
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="penugasan", verbose_name=_("jabatan"))
    sifat = models.CharField(_("sifat"), max_length=10, choices=list(status.SIFAT.items()), default="definitif")
    atas_nama = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("menggantikan"),
    )
    surat = models.CharField(_("nomor surat perintah"), max_length=120, blank=True)
    mulai = models.DateTimeField(_("mulai"), default=jam.kini)
    selesai = models.DateTimeField(_("sampai"), null=True, blank=True)
    diberikan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        ordering = ["jabatan__nama", "mulai"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sifat__in=list(status.SIFAT)) & (Q(sifat="plh", atas_nama__isnull=False) | ~Q(sifat="plh")),
                name="plh_menggantikan_seseorang",
            ),
            models.CheckConstraint(condition=Q(selesai=None) | Q(selesai__gt=F("mulai")), name="penugasan_waktu"),
            models.CheckConstraint(
                condition=Q(atas_nama=None) | ~Q(atas_nama=F("pengguna")), name="tidak_menggantikan_diri"
            ),
            models.CheckConstraint(
                condition=Q(diberikan_oleh=None) | ~Q(diberikan_oleh=F("pengguna")), name="tidak_mengangkat_diri"
            ),
            # UU 30/2014 Pasal 14: acting is by decree and for a time. Rows from before name nobody who gave them.
            models.CheckConstraint(
                condition=Q(sifat="definitif") | Q(diberikan_oleh=None) | (Q(selesai__isnull=False) & ~Q(surat="")),
                name="penunjukan_berjangka",
            ),
        ]

    def __str__(self) -> str:
        return f"{status.SEBUTAN[self.sifat]}{self.jabatan.nama}"
