from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from akun.models import Jabatan
from akun.status import SIFAT
from perizinan import status
from perizinan.models.permohonan import Permohonan
from sicantik.lib import jam, token
from sicantik.lib.medan import MedanRahasia


class PenghitungNomor(models.Model):
    """A gapless counter. Its row is updated last in the transaction that uses the number."""

    kode = models.CharField(max_length=30)  # "pendaftaran", or the code of a permit pack
    tahun = models.PositiveSmallIntegerField()
    nilai = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kode", "tahun"], name="satu_penghitung")]

    def __str__(self) -> str:
        return f"{self.kode} {self.tahun}: {self.nilai}"


class KonsepIzin(models.Model):
    """The permit's data as the entry officer set it: label and text of every line that will be printed."""

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="konsep")
    butir = models.JSONField()  # code of the line -> text
    intisari = models.CharField(max_length=64)  # digest of butir: what verifier and head saw
    diubah = models.DateTimeField(default=jam.kini)

    def __str__(self) -> str:
        return f"konsep {self.permohonan_id}"


class Izin(models.Model):
    """A permit: numbered when the head approves, published when rendered and signed, valid when handed over."""

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="izin")
    nomor = models.CharField(max_length=80, unique=True)
    kode = models.CharField(max_length=20)
    tahun = models.PositiveSmallIntegerField()
    urutan = models.PositiveIntegerField()
    butir = models.JSONField()
    intisari = models.CharField(max_length=64)
    disetujui = models.DateTimeField(default=jam.kini)
    penyetuju = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="+")
    sifat = models.CharField(max_length=10)
    atas_nama = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    menggantikan = models.ForeignKey("self", models.PROTECT, null=True, related_name="pengganti")
    berlaku_sampai = models.DateField(null=True)
    terbit = models.DateTimeField(null=True)  # rendered, signed and published
    diserahkan = models.DateTimeField(null=True)
    akhir = models.CharField(max_length=12, blank=True)
    diakhiri = models.DateTimeField(null=True)
    sebab_akhir = models.CharField(max_length=300, blank=True)
    token_versi = models.PositiveSmallIntegerField(default=1)
    kode_cek = models.CharField(max_length=14, unique=True, null=True)  # as printed; raising token_versi sets it anew
    sewa_sampai = models.DateTimeField(null=True)  # lease of the worker that is rendering
    percobaan = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kode", "tahun", "urutan"], name="urutan_izin"),
            models.UniqueConstraint(
                fields=["menggantikan"], name="satu_pengganti", condition=Q(akhir__in=["", "dicabut", "diganti"])
            ),
            models.CheckConstraint(condition=Q(akhir__in=["", "dibatalkan", "dicabut", "diganti"]), name="akhir_izin"),
            models.CheckConstraint(
                condition=Q(akhir="", diakhiri=None) | (~Q(akhir="") & Q(diakhiri__isnull=False)),
                name="akhir_bertanggal",
            ),
            models.CheckConstraint(condition=Q(diserahkan=None) | Q(terbit__isnull=False), name="terbit_sebelum_serah"),
            models.CheckConstraint(condition=~Q(akhir="dibatalkan") | Q(diserahkan=None), name="batal_sebelum_serah"),
            models.CheckConstraint(condition=Q(sifat__in=list(SIFAT)), name="sifat_penyetuju"),
        ]
        indexes = [
            models.Index(fields=["disetujui"], name="izin_menunggu_terbit", condition=Q(terbit=None)),
            models.Index(fields=["berlaku_sampai"], name="izin_akan_habis", condition=Q(akhir="")),
            models.Index(fields=["terbit"], name="izin_menurut_terbit", condition=Q(terbit__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.nomor

    @property
    def token(self) -> str:
        return token.buat("izin", self.pk, self.token_versi)

    @property
    def dapat_diunduh(self) -> bool:
        """Only what was handed over, and was not ended since."""
        return self.diserahkan is not None and not self.akhir

    @property
    def keadaan(self) -> status.Kata:
        return status.keadaan_izin(
            akhir=self.akhir,
            diserahkan=self.diserahkan is not None,
            berlaku_sampai=self.berlaku_sampai,
            hari_ini=jam.hari_ini(),
        )


class DokumenTerbit(models.Model):
    """A frozen file that the office issued. One per application, kind and version."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="dokumen")
    jenis = models.CharField(max_length=20)
    versi = models.PositiveSmallIntegerField(default=1)
    jalur = models.CharField(max_length=120, unique=True)
    sha256 = models.CharField(max_length=64)
    ukuran = models.PositiveIntegerField()
    dibuat = models.DateTimeField(default=jam.kini)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["permohonan", "jenis", "versi"], name="satu_dokumen_terbit"),
            models.CheckConstraint(condition=Q(jenis__in=list(status.JENIS_DOKUMEN)), name="jenis_dokumen"),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} v{self.versi}"


class SerahTerima(models.Model):
    """The handover: originals compared, who received, and how they signed for it."""

    CARA = [("layar", "Tanda tangan di layar"), ("kertas", "Tanda tangan di kertas, difoto")]

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="serah_terima")
    penerima = models.CharField(max_length=120)
    identitas = MedanRahasia()  # NIK or other identity number of the receiver
    hubungan = models.CharField(max_length=60)
    cara = models.CharField(max_length=10, choices=CARA)
    goresan = models.TextField(blank=True)  # SVG path of the signature drawn on the screen
    foto = models.CharField(max_length=120, blank=True)  # path of the sanitised photo of the signed paper
    petugas = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(default=jam.kini)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(cara="layar") & ~Q(goresan="")) | (Q(cara="kertas") & ~Q(foto="")),
                name="serah_terima_bertanda_tangan",
            )
        ]

    def __str__(self) -> str:
        return f"diterima {self.penerima}"
