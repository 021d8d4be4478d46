from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from perizinan import status
from perizinan.models.permohonan import Berkas, Permohonan
from sicantik.lib import jam


class Ketetapan(models.Model):
    """A SKRD: what is owed, computed from which measures by which table. Never changed, only replaced."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="ketetapan")
    versi = models.PositiveSmallIntegerField(default=1)
    nomor = models.CharField(max_length=80, unique=True)
    tahun = models.PositiveSmallIntegerField()
    urutan = models.PositiveIntegerField()
    tarif_versi = models.CharField(max_length=80)
    masukan = models.JSONField()  # luas (m²) and the code of every index
    rincian = models.JSONField()  # lines of the calculation as shown: uraian, hasil
    jumlah = models.PositiveBigIntegerField()  # whole rupiah
    ditetapkan = models.DateTimeField(default=jam.kini)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sifat = models.CharField(max_length=10, default="definitif")  # in which capacity: definitif, plt, plh
    jatuh_tempo = models.DateField()
    diganti = models.DateTimeField(null=True)

    class Meta:
        ordering = ["versi"]
        constraints = [
            models.UniqueConstraint(fields=["permohonan", "versi"], name="versi_ketetapan"),
            models.UniqueConstraint(fields=["tahun", "urutan"], name="urutan_skrd"),
            models.UniqueConstraint(fields=["permohonan"], name="satu_skrd_berlaku", condition=Q(diganti=None)),
        ]
        indexes = [models.Index(fields=["jatuh_tempo"], name="skrd_jatuh_tempo", condition=Q(diganti=None))]

    def __str__(self) -> str:
        return self.nomor


class Pembayaran(models.Model):
    """A SSRD: a SKRD is paid once, whatever a provider says how often. Append-only."""

    ketetapan = models.OneToOneField(Ketetapan, models.PROTECT, related_name="pembayaran")
    nomor = models.CharField(max_length=80, unique=True)  # of the SSRD
    tahun = models.PositiveSmallIntegerField()
    urutan = models.PositiveIntegerField()
    cara = models.CharField(max_length=10)
    jumlah = models.PositiveBigIntegerField()
    bunga = models.PositiveBigIntegerField(default=0)
    dibayar = models.DateTimeField()  # when the money arrived
    dicatat = models.DateTimeField(default=jam.kini)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    sifat = models.CharField(max_length=10, default="definitif")
    penyedia = models.CharField(max_length=30, blank=True)
    referensi = models.CharField(max_length=80, blank=True)  # the bank's or provider's
    keterangan = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["dicatat", "id"]
        indexes = [models.Index(fields=["dicatat"], name="bayar_harian")]
        constraints = [
            models.UniqueConstraint(fields=["tahun", "urutan"], name="urutan_ssrd"),
            models.UniqueConstraint(
                fields=["penyedia", "referensi"], name="satu_referensi", condition=~Q(referensi="")
            ),
            models.CheckConstraint(condition=Q(cara__in=list(status.CARA_BAYAR)), name="cara_bayar"),
            models.CheckConstraint(
                condition=Q(cara="nihil", jumlah=0) | (~Q(cara="nihil") & Q(jumlah__gt=0)), name="nihil_tanpa_uang"
            ),
            models.CheckConstraint(condition=Q(cara="penyedia") | Q(penyedia=""), name="penyedia_bernama"),
            models.CheckConstraint(condition=Q(dibayar__lte=F("dicatat")), name="dibayar_sebelum_dicatat"),
        ]

    def __str__(self) -> str:
        return self.nomor


class Tagihan(models.Model):
    """An amount that a payment provider was asked to collect, by our reference."""

    ketetapan = models.ForeignKey(Ketetapan, models.PROTECT, related_name="tagihan")
    penyedia = models.CharField(max_length=30)
    referensi = models.CharField(max_length=40, unique=True)  # ours, random
    jumlah = models.PositiveBigIntegerField()  # what was asked for, interest included
    bunga = models.PositiveBigIntegerField(default=0)
    kode_bayar = models.CharField(max_length=40, blank=True)  # what the applicant types at the bank
    keadaan = models.CharField(max_length=12, default="menunggu")
    sebab = models.CharField(max_length=200, blank=True)
    berlaku_sampai = models.DateTimeField()
    dibuat = models.DateTimeField(default=jam.kini)

    class Meta:
        ordering = ["-dibuat"]
        constraints = [
            models.UniqueConstraint(
                fields=["ketetapan", "penyedia"], name="satu_tagihan_terbuka", condition=Q(keadaan="menunggu")
            ),
            models.CheckConstraint(condition=Q(keadaan__in=list(status.KEADAAN_TAGIHAN)), name="keadaan_tagihan"),
        ]

    def __str__(self) -> str:
        return f"{self.penyedia} {self.referensi}"


class KabarPenyedia(models.Model):
    """What a provider told us, once for each of its event ids, and what we did with it. Append-only."""

    penyedia = models.CharField(max_length=30)
    kunci = models.CharField(max_length=80)  # the provider's id of the event
    tagihan = models.ForeignKey(Tagihan, models.PROTECT, null=True, related_name="kabar")
    jenis = models.CharField(max_length=20)
    jumlah = models.PositiveBigIntegerField(null=True)
    saat = models.DateTimeField()  # by the provider's clock
    diterima = models.DateTimeField(default=jam.kini)
    akibat = models.CharField(max_length=200)
    perlu_tindak = models.BooleanField(default=False)  # money came that no SKRD was paid with

    class Meta:
        ordering = ["diterima", "id"]
        constraints = [models.UniqueConstraint(fields=["penyedia", "kunci"], name="satu_kabar")]

    def __str__(self) -> str:
        return f"{self.penyedia} {self.kunci}: {self.akibat}"


class TindakLanjut(models.Model):
    """What the Bendahara did about money that could not be booked. Append-only."""

    kabar = models.OneToOneField(KabarPenyedia, models.PROTECT, related_name="tindak_lanjut")
    catatan = models.CharField(max_length=300)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(default=jam.kini)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(catatan=""), name="tindak_lanjut_bercatatan")]

    def __str__(self) -> str:
        return f"{self.kabar_id}: {self.catatan}"


class BuktiBayar(models.Model):
    """A proof of payment that the applicant uploaded, and what the Bendahara found."""

    ketetapan = models.ForeignKey(Ketetapan, models.PROTECT, related_name="bukti")
    berkas = models.OneToOneField(Berkas, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(default=jam.kini)
    putusan = models.CharField(max_length=10, blank=True)  # "", diterima, ditolak
    alasan = models.CharField(max_length=300, blank=True)
    diputus = models.DateTimeField(null=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["dibuat"]
        constraints = [
            models.CheckConstraint(
                condition=Q(putusan="", diputus=None, oleh=None)
                | Q(putusan="diterima", diputus__isnull=False, oleh__isnull=False)
                | (Q(putusan="ditolak", diputus__isnull=False, oleh__isnull=False) & ~Q(alasan="")),
                name="putusan_bukti",
            ),
            models.UniqueConstraint(fields=["ketetapan"], name="satu_bukti_menunggu", condition=Q(putusan="")),
        ]

    def __str__(self) -> str:
        return f"bukti {self.ketetapan_id} {self.putusan}"
