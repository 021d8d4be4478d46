"""The reference of bench/langkah.py: a nine-step workflow as one writes it by hand with the ORM.

Import after django.setup(). Its tables are plain: a case, its history, the usual indexes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import Q
from django.utils import timezone

from akun.models import Pengguna, Penugasan
from sicantik.lib import jam
from sicantik.lib.harikerja import Kalender
from sop.definisi import Definisi


class Kasus(models.Model):
    langkah = models.PositiveSmallIntegerField(default=1)
    jabatan = models.CharField(max_length=60)
    keadaan = models.CharField(max_length=20, default="berjalan")
    h1 = models.DateField()
    tenggat = models.DateTimeField()
    masuk = models.DateTimeField(default=timezone.now)
    selesai = models.DateTimeField(null=True)

    class Meta:
        app_label = "bench"
        indexes = [models.Index(fields=["jabatan", "tenggat"], name="bench_antrean")]


class Riwayat(models.Model):
    kasus = models.ForeignKey(Kasus, models.PROTECT, related_name="riwayat")
    langkah = models.PositiveSmallIntegerField()
    hasil = models.CharField(max_length=30)
    catatan = models.TextField(blank=True)
    pelaku = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=60)
    masuk = models.DateTimeField()
    selesai = models.DateTimeField(default=timezone.now)

    class Meta:
        app_label = "bench"


@contextmanager
def tabel() -> Iterator[None]:
    with connection.schema_editor() as editor:
        editor.create_model(Kasus)
        editor.create_model(Riwayat)
    yield
    with connection.schema_editor() as editor:
        editor.delete_model(Riwayat)
        editor.delete_model(Kasus)


class TulisTangan:
    def __init__(self, definisi: Definisi, h1: date) -> None:
        self.definisi, self.h1, self.kalender = definisi, h1, Kalender(jam.zona())

    def mulai(self) -> int:
        """A case at step 2."""
        tenggat = self.kalender.tenggat(self.h1, 1)
        pelaksana = self.definisi.ambil(2).pelaksana[0]
        return Kasus.objects.create(h1=self.h1, tenggat=tenggat, langkah=2, jabatan=pelaksana).pk

    @transaction.atomic
    def maju(self, kasus_id: int, oleh: Pengguna) -> None:
        """Lock, rights, history, deadline, next state."""
        kasus, kini = Kasus.objects.select_for_update().get(pk=kasus_id), timezone.now()
        berlaku = Q(selesai=None) | Q(selesai__gt=kini)
        if not Penugasan.objects.filter(berlaku, pengguna=oleh, jabatan_id=kasus.jabatan, mulai__lte=kini).exists():
            raise PermissionError
        Riwayat.objects.create(
            kasus=kasus, langkah=kasus.langkah, hasil="ya", pelaku=oleh, jabatan=kasus.jabatan, masuk=kasus.masuk
        )
        if kasus.langkah == len(self.definisi.langkah):
            kasus.keadaan, kasus.selesai = "selesai", kini
        else:
            kasus.langkah += 1
            kasus.jabatan = self.definisi.ambil(kasus.langkah).pelaksana[0]
        kasus.masuk = kini
        kasus.tenggat = self.kalender.tenggat(kasus.h1, self.definisi.hari_ke(kasus.langkah))
        kasus.save()
