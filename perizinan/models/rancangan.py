"""A draft of a pack's next version, and the record of who did what to it."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from perizinan import status
from perizinan.models.paket import VersiPaket
from sicantik.lib import jam


class RancanganPaketQuerySet(models.QuerySet["RancanganPaket"]):
    def kunci(self, pk: int) -> RancanganPaket:
        """Lock one draft. Call it inside a transaction."""
        return self.select_for_update(of=("self",), no_key=True).select_related("dasar", "penyusun").get(pk=pk)


class RancanganPaket(models.Model):
    """What the next version of a permit type is to be. May be wrong while it is drafted; not once it is submitted."""

    kode = models.CharField(max_length=20)
    dasar = models.ForeignKey(VersiPaket, models.PROTECT, null=True, related_name="+")  # None: a new permit type
    isi = models.JSONField()  # the pack's data by part, as perizinan.services.sumber_paket reads it
    keadaan = models.CharField(max_length=12, default="disusun")
    versi = models.PositiveIntegerField(default=1)  # counts every change: a page that is stale is refused
    penyusun = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    penyusun_orang = models.CharField(max_length=64)
    pengesah = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    pengesah_orang = models.CharField(max_length=64, blank=True)
    alasan = models.CharField(max_length=600, blank=True)  # what the version is for, as the author puts it to the head
    dibuat = models.DateTimeField(default=jam.kini)
    diubah = models.DateTimeField(default=jam.kini)

    objects = RancanganPaketQuerySet.as_manager()

    class Meta:
        ordering = ["-diubah", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(keadaan__in=list(status.RANCANGAN)), name="keadaan_rancangan"),
            models.CheckConstraint(
                condition=Q(keadaan="disahkan", pengesah__isnull=False)
                & ~Q(pengesah_orang="")
                & ~Q(pengesah_orang=F("penyusun_orang"))
                | ~Q(keadaan="disahkan") & Q(pengesah=None, pengesah_orang=""),
                name="pengesah_bukan_penyusun",
            ),
        ]

    def __str__(self) -> str:
        return f"rancangan {self.kode} {self.pk}"


class CatatanRancangan(models.Model):
    """One thing done to a draft, by whom and in which capacity. Append-only, as the step log.

    On one draft a person has one duty: whoever drafted, edited or submitted it does not ratify it.
    """

    rancangan = models.ForeignKey(RancanganPaket, models.PROTECT, related_name="catatan")
    kerja = models.CharField(max_length=12)
    tugas = models.CharField(max_length=8)
    versi = models.PositiveIntegerField()  # of the draft, after it
    intisari = models.CharField(max_length=64)  # of the draft's content then
    keterangan = models.CharField(max_length=600, blank=True)
    pelaku = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    nama_pelaku = models.CharField(max_length=120)
    orang = models.CharField(max_length=64)
    jabatan = models.CharField(max_length=60)
    sifat = models.CharField(max_length=10)
    atas_nama = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    saat = models.DateTimeField(default=jam.kini)

    class Meta:
        ordering = ["saat", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kerja__in=list(status.KERJA_RANCANGAN)), name="kerja_rancangan"),
            models.CheckConstraint(
                condition=Q(
                    tugas="susun", kerja__in=[k for k, (_, t) in status.KERJA_RANCANGAN.items() if t == "susun"]
                )
                | Q(tugas="sahkan", kerja__in=[k for k, (_, t) in status.KERJA_RANCANGAN.items() if t == "sahkan"]),
                name="tugas_rancangan",
            ),
            ExclusionConstraint(
                name="penyusun_tidak_mengesahkan",
                expressions=[
                    ("rancangan", RangeOperators.EQUAL),
                    ("orang", RangeOperators.EQUAL),
                    ("tugas", RangeOperators.NOT_EQUAL),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rancangan_id} {self.kerja}"


class PenetapanPaketQuerySet(models.QuerySet["PenetapanPaket"]):
    def dari_berkas(self, kode: str) -> PenetapanPaket | None:
        """What came with the software last."""
        return self.filter(versi_paket__kode=kode, penetapan__asal="berkas").order_by("-pk").first()

    def terakhir(self, kode: str) -> PenetapanPaket | None:
        """The version that counts last, in force today or not yet: what the next one is drafted from."""
        ada = self.filter(penetapan__kode=kode, penetapan__dicabut=None)
        return ada.order_by("-penetapan__berlaku_mulai", "-penetapan_id").select_related("penetapan").first()

    def menunggu(self) -> PenetapanPaketQuerySet:
        """Ratified, and not yet in force."""
        nanti = self.filter(penetapan__dicabut=None, penetapan__berlaku_mulai__gt=jam.hari_ini())
        return nanti.filter(pengesahan__isnull=False).order_by("penetapan__berlaku_mulai")

    def riwayat(self, kode: str) -> PenetapanPaketQuerySet:
        """Everything enacted for a permit type, the latest effective date first."""
        semua = self.filter(penetapan__kode=kode).select_related("penetapan", "versi_paket")
        return semua.order_by("-penetapan__berlaku_mulai", "-penetapan_id")


class PenetapanPaket(models.Model):
    """Which pack came into force by a decision on its SOP. Append-only; what is withdrawn is said on the decision."""

    penetapan = models.OneToOneField("sop.Penetapan", models.PROTECT, related_name="paket")
    versi_paket = models.ForeignKey(VersiPaket, models.PROTECT, related_name="penetapan")
    pengesahan = models.OneToOneField(CatatanRancangan, models.PROTECT, null=True, related_name="penetapan")

    objects = PenetapanPaketQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.penetapan)
