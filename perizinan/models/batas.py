"""The office's time limits for what it waits for from applicants, and the reminders of them."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

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
