"""The counter: queue tickets of the day, and applications that an officer files for somebody present."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from perizinan import status
from perizinan.models.permohonan import Berkas, Permohonan
from sicantik.lib import jam, token


class PenghitungAntrean(models.Model):
    """The last number of a service on one day. Its row stays locked until the ticket is committed: no gap."""

    tanggal = models.DateField()
    layanan = models.CharField(max_length=1)
    nilai = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tanggal", "layanan"], name="satu_penghitung_antrean")]

    def __str__(self) -> str:
        return f"{self.layanan} {self.tanggal}: {self.nilai}"


class TiketAntrean(models.Model):
    """One number of one day. It names nobody; the database refuses to delete one."""

    tanggal = models.DateField(default=jam.hari_ini)
    layanan = models.CharField(max_length=1)
    nomor = models.PositiveSmallIntegerField()
    keadaan = models.CharField(max_length=10, default="menunggu")
    loket = models.PositiveSmallIntegerField(null=True)  # which counter calls
    petugas = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    dibuat = models.DateTimeField(default=jam.kini)
    dipanggil = models.DateTimeField(null=True)  # the first call: until then one waits
    panggilan = models.DateTimeField(null=True)  # the latest
    dilayani = models.DateTimeField(null=True)
    selesai = models.DateTimeField(null=True)

    class Meta:
        ordering = ["dibuat", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["tanggal", "layanan", "nomor"], name="nomor_antrean"),
            models.CheckConstraint(condition=Q(nomor__gte=1), name="nomor_antrean_dari_satu"),
            models.CheckConstraint(condition=Q(layanan__in=list(status.LAYANAN)), name="layanan_antrean"),
            models.CheckConstraint(condition=Q(keadaan__in=list(status.KEADAAN_TIKET)), name="keadaan_tiket"),
            models.CheckConstraint(
                condition=Q(keadaan="menunggu", dipanggil=None, petugas=None, loket=None)
                | (
                    ~Q(keadaan="menunggu")
                    & Q(dipanggil__isnull=False, panggilan__isnull=False, petugas__isnull=False, loket__isnull=False)
                ),
                name="tiket_dipanggil_seseorang",
            ),
            models.CheckConstraint(
                condition=Q(keadaan="selesai", dilayani__isnull=False, selesai__isnull=False)
                | (~Q(keadaan="selesai") & Q(selesai=None)),
                name="tiket_selesai",
            ),
            # Whoever calls has one person before them.
            models.UniqueConstraint(
                fields=["tanggal", "petugas"],
                name="satu_tiket_di_loket",
                condition=Q(keadaan__in=status.TIKET_DI_LOKET),
            ),
        ]
        indexes = [
            models.Index(fields=["tanggal", "dibuat"], name="antrean_menunggu", condition=Q(keadaan="menunggu")),
        ]

    def __str__(self) -> str:
        return f"{self.layanan}{self.nomor:03}"

    @property
    def token(self) -> str:
        return token.buat("tiket", self.pk)


class PengajuanLoket(models.Model):
    """How an application came in at the counter: from which ticket, how the applicant signed, who claimed it."""

    permohonan = models.OneToOneField(Permohonan, models.CASCADE, related_name="pengajuan_loket")
    tiket = models.ForeignKey(TiketAntrean, models.PROTECT, null=True, related_name="+")
    cara = models.CharField(max_length=10, blank=True)  # layar or kertas, once the applicant signed
    goresan = models.TextField(blank=True)  # SVG path of the signature drawn on the screen
    pindaian = models.OneToOneField(Berkas, models.PROTECT, null=True, related_name="+")  # of the signed form
    dinyatakan = models.DateTimeField(null=True)
    orang = models.CharField(max_length=64, blank=True, db_index=True)  # keyed hash of the applicant's NIK
    klaim_versi = models.PositiveSmallIntegerField(default=1)  # raising it revokes the code on the receipt
    diklaim = models.DateTimeField(null=True)
    diklaim_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(cara="", goresan="", pindaian=None, dinyatakan=None, orang="")
                | (Q(cara="layar", pindaian=None, dinyatakan__isnull=False) & ~Q(goresan="") & ~Q(orang=""))
                | (Q(cara="kertas", pindaian__isnull=False, dinyatakan__isnull=False) & ~Q(orang="")),
                name="pernyataan_bertanda_tangan",
            ),
            models.CheckConstraint(
                condition=Q(diklaim=None, diklaim_oleh=None)
                | Q(diklaim__isnull=False, diklaim_oleh__isnull=False, dinyatakan__isnull=False),
                name="klaim_oleh_seseorang",
            ),
        ]

    def __str__(self) -> str:
        return f"di loket {self.permohonan_id}"

    @property
    def kode_klaim(self) -> str:
        """The code on the receipt; "" once it was used."""
        return "" if self.diklaim else token.kode_klaim(self.permohonan_id, self.klaim_versi)
