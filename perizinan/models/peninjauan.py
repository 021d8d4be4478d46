from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from perizinan import status
from perizinan.models.permohonan import Permohonan
from sicantik.lib import jam


class Peninjauan(models.Model):
    """One visit to the place of business: open, then closed with a report (BAP) or called off.

    Only the team's own step has an open one. A file that comes back to scheduling gets another visit.
    """

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="peninjauan")
    versi = models.PositiveSmallIntegerField(default=1)
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()
    tempat = models.CharField(max_length=300)
    nomor_surat = models.CharField(max_length=80, unique=True)  # of the surat tugas
    tahun = models.PositiveSmallIntegerField()
    urutan = models.PositiveIntegerField()
    jadwal_ke = models.PositiveSmallIntegerField(default=1)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(default=jam.kini)
    kesimpulan = models.CharField(max_length=12, blank=True)
    uraian = models.TextField(blank=True)
    ditutup = models.DateTimeField(null=True)  # the report (BAP) is complete; nothing is added any more
    penutup = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    dibatalkan = models.DateTimeField(null=True)  # the file left the team before the report was complete

    class Meta:
        ordering = ["versi"]
        constraints = [
            models.UniqueConstraint(fields=["permohonan", "versi"], name="versi_peninjauan"),
            models.UniqueConstraint(fields=["tahun", "urutan"], name="urutan_surat_tugas"),
            models.UniqueConstraint(
                fields=["permohonan"],
                name="satu_peninjauan_terbuka",
                condition=Q(ditutup__isnull=True, dibatalkan__isnull=True),
            ),
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="tinjau_berakhir"),
            models.CheckConstraint(
                condition=Q(ditutup=None, penutup=None, kesimpulan="")
                | Q(
                    ditutup__isnull=False,
                    penutup__isnull=False,
                    kesimpulan__in=list(status.KESIMPULAN),
                    dibatalkan=None,
                ),
                name="bap_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomor_surat} ({self.mulai:%d/%m/%Y})"

    @property
    def terbuka(self) -> bool:
        """May still be moved, added to and closed."""
        return self.ditutup is None and self.dibatalkan is None


class AnggotaTim(models.Model):
    """Somebody sent on a visit. Nobody can be at two places at once: the database refuses it."""

    peninjauan = models.ForeignKey(Peninjauan, models.CASCADE, related_name="tim")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ketua = models.BooleanField(default=False)
    instansi = models.CharField(max_length=120, blank=True)  # the agency that sent them, as it was then called
    rentang = DateTimeRangeField()  # as the visit's mulai and selesai; kept here for the constraint

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["peninjauan", "pengguna"], name="satu_anggota"),
            models.UniqueConstraint(fields=["peninjauan"], name="satu_ketua", condition=Q(ketua=True)),
            ExclusionConstraint(
                name="satu_orang_satu_tempat",
                expressions=[("pengguna", RangeOperators.EQUAL), ("rentang", RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return str(self.pengguna)

    @property
    def sebutan(self) -> str:
        """The name with the agency that sent them."""
        return f"{self.pengguna.nama}, {self.instansi}" if self.instansi else self.pengguna.nama


class UbahJadwal(models.Model):
    """A visit that was moved: from when, why, by whom. Append-only."""

    peninjauan = models.ForeignKey(Peninjauan, models.PROTECT, related_name="perubahan")
    mulai_lama = models.DateTimeField()
    selesai_lama = models.DateTimeField()
    alasan = models.CharField(max_length=300)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(default=jam.kini)

    class Meta:
        ordering = ["dibuat"]

    def __str__(self) -> str:
        return self.alasan


class CatatanTinjau(models.Model):
    """One thing recorded at the place, as the phone sent it. Append-only; of one item the newest counts.

    `kunci` is made on the phone: the same record sent twice over a bad line is kept once.
    """

    peninjauan = models.ForeignKey(Peninjauan, models.PROTECT, related_name="catatan")
    kunci = models.UUIDField(unique=True)
    butir = models.CharField(max_length=40)
    nilai = models.TextField(blank=True)  # text, code of a choice, number, or the path of a drawn signature
    keterangan = models.CharField(max_length=500, blank=True)
    foto = models.CharField(max_length=120, blank=True)  # path of the sanitised picture
    lintang = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    bujur = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    ketelitian = models.PositiveIntegerField(null=True)  # metres
    saat = models.DateTimeField()  # by the phone's clock, never later than `diterima`
    diterima = models.DateTimeField(default=jam.kini)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ganti = models.UUIDField(null=True)  # the record that this one takes the place of (a picture removed or retaken)
    sidik = models.CharField(max_length=64, blank=True, default="")  # SHA-256 of all that was sent; "" in old rows
    intisari = models.CharField(max_length=64, blank=True, default="")  # of the text that this signature is under

    class Meta:
        ordering = ["saat", "id"]
        indexes = [models.Index(fields=["peninjauan", "butir", "saat"], name="catatan_butir")]
        constraints = [
            models.CheckConstraint(
                condition=Q(lintang=None, bujur=None)
                | Q(lintang__gte=-90, lintang__lte=90, bujur__gte=-180, bujur__lte=180),
                name="letak_wajar",
            )
        ]

    def __str__(self) -> str:
        return f"{self.butir}: {self.nilai[:40]}"


class Resume(models.Model):
    """What the office makes of file and inspection before the fee: a summary and a recommendation."""

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="resume")
    peninjauan = models.ForeignKey(Peninjauan, models.PROTECT, related_name="+")
    uraian = models.TextField()
    rekomendasi = models.CharField(max_length=12)
    intisari = models.CharField(max_length=64)  # digest of the summary and the report: what the verifier saw
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    diubah = models.DateTimeField(default=jam.kini)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(rekomendasi__in=list(status.KESIMPULAN)), name="rekomendasi_resume")
        ]

    def __str__(self) -> str:
        return f"resume {self.permohonan_id}"
