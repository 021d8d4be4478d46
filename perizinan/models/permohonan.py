from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper

from akun.models import Pengguna
from perizinan import status
from perizinan.models.himpunan import Himpunan
from perizinan.models.paket import VersiPaket, paket_loket
from perizinan.skema import Paket
from sicantik.lib import jam, token
from sicantik.lib.medan import MedanRahasia
from sop.models import Proses


def isian_kosong() -> str:
    return "{}"


class PermohonanQuerySet(models.QuerySet["Permohonan"]):
    def milik(self, pengguna: Pengguna) -> PermohonanQuerySet:
        """Applications of this applicant; foreign ones do not exist for them."""
        return self.filter(pemohon=pengguna)

    def di_loket(self, petugas_id: int) -> PermohonanQuerySet:
        """What this counter officer fills in for somebody present: their own drafts, and any returned file.

        Nobody's account has it; once claimed, its owner goes on alone.
        """
        draf = Q(proses=None, loket=petugas_id)
        dikembalikan = Q(proses__keadaan="menunggu_pemohon", proses__aksi="ajukan")
        return self.filter(draf | dikembalikan, pemohon=None)

    def lengkap(self) -> PermohonanQuerySet:
        return self.select_related("versi_paket", "proses", "pemohon", "loket").defer("versi_paket__isi")

    def kunci(self, pk: int) -> Permohonan:
        """Lock one application, and only then read it with its run and its pack.

        In one statement, rows joined to it would be those from before the wait: a run that another request has
        started meanwhile would be missing. Call it inside a transaction.

        Locks are taken in one order everywhere: the run (Proses, by `sop.buka_giliran` or `kunci_proses`), the
        application, then the rest (visit, fee, people, and a counter last). Who needs the run as well as this takes
        the run first. Rows that refer to the application may be added meanwhile, hence no key.
        """
        self.select_for_update(no_key=True).only("pk").get(pk=pk)
        return self.lengkap().get(pk=pk)


class Permohonan(models.Model):
    """An application. A draft has neither number nor run; filing gives it both in one transaction."""

    # The account that owns it; none while an application filed at the counter is not claimed.
    pemohon = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="permohonan")
    loket = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")  # began it there
    versi_paket = models.ForeignKey(VersiPaket, models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=20, default="baru")
    himpunan = models.ForeignKey(Himpunan, models.PROTECT, null=True, related_name="permohonan")
    isian = models.JSONField(default=dict)  # what was typed, by field; secret fields are in isian_rahasia
    isian_rahasia = MedanRahasia(default=isian_kosong)
    izin_lama = models.ForeignKey("perizinan.Izin", models.PROTECT, null=True, related_name="lanjutan")
    bukti_lama = models.CharField(max_length=10, blank=True)  # how the right to go on from it was shown
    nomor = models.CharField(max_length=16, null=True, unique=True)
    tahun = models.PositiveSmallIntegerField(null=True)
    urutan = models.PositiveIntegerField(null=True)
    nama_pemohon = models.CharField(max_length=120, blank=True)
    nama_usaha = models.CharField(max_length=160, blank=True)
    proses = models.OneToOneField(Proses, models.PROTECT, null=True, related_name="permohonan")
    putaran = models.PositiveSmallIntegerField(default=0)  # checks so far
    token_versi = models.PositiveSmallIntegerField(default=1)
    dibuat = models.DateTimeField(default=jam.kini)
    diubah = models.DateTimeField(default=jam.kini)
    diajukan = models.DateTimeField(null=True)

    objects = PermohonanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(jenis__in=list(status.JENIS_PERMOHONAN)), name="jenis_permohonan"),
            models.CheckConstraint(
                condition=Q(nomor=None, proses=None, diajukan=None, tahun=None, urutan=None)
                | Q(
                    nomor__isnull=False,
                    proses__isnull=False,
                    diajukan__isnull=False,
                    tahun__isnull=False,
                    urutan__isnull=False,
                ),
                name="nomor_bersama_proses",
            ),
            models.UniqueConstraint(fields=["tahun", "urutan"], name="urutan_setahun"),
            models.CheckConstraint(
                condition=Q(izin_lama=None, bukti_lama="")
                | (Q(izin_lama__isnull=False, bukti_lama__in=list(status.BUKTI_LAMA)) & ~Q(jenis="baru")),
                name="izin_lama_berbukti",
            ),
            models.UniqueConstraint(
                fields=["pemohon", "izin_lama", "jenis"],
                name="satu_draf_lanjutan",
                condition=Q(proses=None, izin_lama__isnull=False),
            ),
            # Filed together are new permits of different types.
            models.UniqueConstraint(fields=["himpunan", "versi_paket"], name="izin_sekali_sehimpunan"),
            models.CheckConstraint(condition=Q(himpunan=None) | Q(jenis="baru"), name="himpunan_izin_baru"),
            models.CheckConstraint(
                condition=Q(pemohon__isnull=False) | Q(loket__isnull=False), name="permohonan_dari_seseorang"
            ),
        ]
        indexes = [
            models.Index(fields=["pemohon", "-diubah"], name="permohonan_saya"),
            # As Django compiles icontains: UPPER(kolom) LIKE UPPER(cari).
            GinIndex(OpClass(Upper("nama_usaha"), "gin_trgm_ops"), name="cari_nama_usaha"),
            GinIndex(OpClass(Upper("nama_pemohon"), "gin_trgm_ops"), name="cari_nama_pemohon"),
        ]

    def __str__(self) -> str:
        return self.nomor or f"draf {self.pk}"

    @property
    def isian_lama_terbuka(self) -> bool:
        """May whoever fills this in read every answer of the old permit, or only what its paper shows anyhow?

        A NIK is known to more people than its holder; at the counter an officer has seen who it is.
        """
        return self.bukti_lama == "akun" or (self.bukti_lama == "nik" and self.loket_id is not None)

    @property
    def semua_isian(self) -> dict[str, Any]:
        """Plain and secret answers together, by field."""
        return {**self.isian, **json.loads(self.isian_rahasia)}

    def pasang_isian(self, isi: dict[str, Any], rahasia: set[str]) -> None:
        """Merge answers in, the secret ones encrypted (not saved)."""
        tersandi = json.loads(self.isian_rahasia)
        tersandi.update({k: v for k, v in isi.items() if k in rahasia})
        self.isian = {**self.isian, **{k: v for k, v in isi.items() if k not in rahasia}}
        self.isian_rahasia = json.dumps(tersandi)

    @property
    def paket(self) -> Paket:
        """What this application is asked: the pack, or the pack as it is asked at the counter."""
        return self.versi_paket.paket if self.loket_id is None else paket_loket(self.versi_paket_id)

    @property
    def token(self) -> str:
        return token.buat("lacak", self.pk, self.token_versi)

    @property
    def id_proses(self) -> int:
        """The run of a filed application; a draft has none."""
        if self.proses_id is None:
            raise ValueError(f"{self} belum diajukan")
        return self.proses_id

    @property
    def himpunan_draf(self) -> int | None:
        """The set that a draft is filled in with; a filed application lives alone."""
        return self.himpunan_id if self.proses_id is None else None

    @property
    def dikembalikan(self) -> bool:
        """With the applicant for correction (not: waiting for a payment)."""
        return self.proses is not None and (self.proses.keadaan, self.proses.aksi) == ("menunggu_pemohon", "ajukan")

    @property
    def status(self) -> status.Kata:
        if self.proses is None:
            return status.DRAF
        return status.status_permohonan(self.proses.keadaan, self.proses.aksi)


class Berkas(models.Model):
    """One uploaded, sanitised file. A replacement is a new version; the old one stays on record once filed."""

    permohonan = models.ForeignKey(Permohonan, models.CASCADE, related_name="berkas")
    syarat = models.CharField(max_length=40)
    versi = models.PositiveSmallIntegerField(default=1)
    nama = models.CharField(max_length=120)  # as the applicant knows it; never used as a path
    jenis = models.CharField(max_length=20)
    ukuran = models.PositiveIntegerField()
    halaman = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64)
    jalur = models.CharField(max_length=120, unique=True)
    kini = models.BooleanField(default=True)  # the version that counts
    asal = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")  # the file it was taken over from
    dibuat = models.DateTimeField(default=jam.kini)

    class Meta:
        ordering = ["syarat", "versi"]
        constraints = [
            models.UniqueConstraint(fields=["permohonan", "syarat", "versi"], name="versi_berkas"),
            models.UniqueConstraint(fields=["permohonan", "syarat"], name="satu_berkas_kini", condition=Q(kini=True)),
        ]

    def __str__(self) -> str:
        return f"{self.syarat} v{self.versi}"


class ButirPeriksa(models.Model):
    """The loket's judgement of one document or field in one round."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="butir_periksa")
    putaran = models.PositiveSmallIntegerField()
    sasaran = models.CharField(max_length=10)  # berkas or isian
    kode = models.CharField(max_length=40)
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True)
    putusan = models.CharField(max_length=20)
    alasan = models.CharField(max_length=30, blank=True)
    catatan = models.CharField(max_length=300, blank=True)
    selesai = models.DateTimeField(null=True)  # when the applicant corrected it

    class Meta:
        ordering = ["putaran", "id"]
        constraints = [
            models.UniqueConstraint(fields=["permohonan", "putaran", "sasaran", "kode"], name="satu_putusan_seputaran"),
            models.CheckConstraint(
                condition=~Q(putusan="perlu_diperbaiki") | ~Q(alasan=""), name="perbaikan_beralasan"
            ),
            models.CheckConstraint(condition=Q(sasaran__in=["berkas", "isian"]), name="sasaran_butir"),
            models.CheckConstraint(condition=Q(putusan__in=list(status.PUTUSAN)), name="putusan_butir"),
            models.CheckConstraint(condition=Q(alasan__in=["", *status.ALASAN]), name="alasan_butir"),
        ]

    def __str__(self) -> str:
        return f"{self.kode}: {self.putusan}"
