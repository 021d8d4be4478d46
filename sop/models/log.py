from __future__ import annotations

import hashlib
import json

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q

from sicantik.lib import jam
from sop import status
from sop.models.proses import Proses


class LangkahLog(models.Model):
    """One thing done on a file, by whom and in which capacity. Append-only: the database refuses anything else.

    `intisari` covers the row and the digest before it, so that a changed, removed or moved row shows.
    """

    proses = models.ForeignKey(Proses, models.PROTECT, related_name="log")
    nomor = models.PositiveIntegerField()  # 1, 2, … within the run
    jenis = models.CharField(max_length=12, default="langkah")
    langkah = models.PositiveSmallIntegerField()
    aksi = models.CharField(max_length=40)
    hasil = models.CharField(max_length=30)
    catatan = models.TextField(blank=True)
    pelaku = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    nama_pelaku = models.CharField(max_length=120)
    orang = models.CharField(max_length=64)
    jabatan = models.CharField(max_length=60)
    sifat = models.CharField(max_length=10)
    atas_nama = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    tugas_pisah = models.CharField(max_length=20, blank=True)
    masuk = models.DateTimeField()
    selesai = models.DateTimeField(default=jam.kini)
    menit_kerja = models.PositiveIntegerField()
    tenggat = models.DateTimeField()
    jeda = models.JSONField(default=list)  # stops that fell into this turn: sebab, mulai, selesai
    sebelum = models.CharField(max_length=64, blank=True)
    intisari = models.CharField(max_length=64)

    class Meta:
        ordering = ["nomor"]
        indexes = [models.Index(fields=["pelaku", "selesai"], name="pekerjaan_orang")]
        constraints = [
            models.UniqueConstraint(fields=["proses", "nomor"], name="nomor_log"),
            models.CheckConstraint(condition=Q(jenis__in=status.JENIS_LOG), name="jenis_log"),
            # Separation of duties: on one file a person holds one duty, whatever the account or the capacity.
            ExclusionConstraint(
                name="satu_orang_satu_tugas",
                expressions=[
                    ("proses", RangeOperators.EQUAL),
                    ("orang", RangeOperators.EQUAL),
                    ("tugas_pisah", RangeOperators.NOT_EQUAL),
                ],
                condition=~Q(tugas_pisah=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proses_id}/{self.nomor} {self.aksi} {self.hasil}"

    def hitung_intisari(self) -> str:
        """SHA-256 over the canonical JSON of the row's content and the digest before it."""
        isi = {
            "proses": self.proses_id,
            "pelaku": self.pelaku_id,
            "atas_nama": self.atas_nama_id,
            "masuk": self.masuk.timestamp(),
            "selesai": self.selesai.timestamp(),
            "tenggat": self.tenggat.timestamp(),
        }
        for nama in _ISI_POLOS:
            isi[nama] = getattr(self, nama)
        return hashlib.sha256(json.dumps(isi, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


_ISI_POLOS = [
    "nomor",
    "jenis",
    "langkah",
    "aksi",
    "hasil",
    "catatan",
    "nama_pelaku",
    "orang",
    "jabatan",
    "sifat",
    "tugas_pisah",
    "menit_kerja",
    "jeda",
    "sebelum",
]


class IntisariHarian(models.Model):
    """One digest over the heads of all chains as they stood at the end of a day; kept outside the office too."""

    tanggal = models.DateField(primary_key=True)
    jumlah = models.PositiveIntegerField()
    intisari = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.tanggal:%d/%m/%Y} {self.intisari[:12]}"
