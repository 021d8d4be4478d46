"""What belongs to ends without a permit, and to the promise that faults are named in one round."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from perizinan import status
from perizinan.models.permohonan import Permohonan
from sicantik.lib import jam
from sop.models import Jeda

UPAYA_BAKU = (
    "Anda dapat mengajukan keberatan secara tertulis kepada Kepala Dinas paling lambat 21 hari kerja sejak keputusan"
    " ini diumumkan (Pasal 77 Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan). Bila keberatan"
    " tidak diterima, Anda dapat mengajukan banding kepada atasan Kepala Dinas paling lambat 10 hari kerja sejak"
    " keputusan keberatan diterima (Pasal 78), dan sesudahnya gugatan ke Pengadilan Tata Usaha Negara (Pasal 76)."
)
_BATAS = [MinValueValidator(1), MaxValueValidator(366)]


class AturanAkhir(models.Model):
    """The office's time limits for what it waits for from applicants, in working days; empty means none. One row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    hari_perbaikan = models.PositiveSmallIntegerField(
        _("batas memperbaiki berkas"), null=True, blank=True, validators=_BATAS
    )
    ingat_perbaikan = models.CharField(_("ingatkan perbaikan"), max_length=40, blank=True)  # "5, 1": days before
    hari_ambil = models.PositiveSmallIntegerField(_("batas mengambil izin"), null=True, blank=True, validators=_BATAS)
    ingat_ambil = models.CharField(_("ingatkan pengambilan"), max_length=40, blank=True)
    upaya_penolakan = models.TextField(_("cara mengajukan keberatan"), max_length=1500, default=UPAYA_BAKU)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="satu_aturan_akhir")]

    def __str__(self) -> str:
        return "aturan akhir"


class PeringatanBatas(models.Model):
    """A reminder that went out about one stop of the clock, so many working days before its limit. Once each."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="peringatan_batas")
    jeda = models.ForeignKey(Jeda, models.PROTECT, related_name="+")
    ambang = models.PositiveSmallIntegerField()  # working days before the limit; 0: it has passed
    dibuat = models.DateTimeField(default=jam.kini)

    class Meta:
        ordering = ["dibuat"]
        constraints = [models.UniqueConstraint(fields=["jeda", "ambang"], name="satu_peringatan_seambang")]

    def __str__(self) -> str:
        return f"peringatan {self.ambang} hari, permohonan {self.permohonan_id}"


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
