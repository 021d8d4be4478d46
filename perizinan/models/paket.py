from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.db import models
from django.db.models import Exists, OuterRef, Q

from perizinan.models.pengaturan import PengaturanIzin
from perizinan.skema import Medan, Paket
from sicantik.lib import jam
from sop.models import Penetapan, VersiSop


class VersiPaketQuerySet(models.QuerySet["VersiPaket"]):
    def terbaru(self, hari: date) -> VersiPaketQuerySet:
        """Of every permit type the version in force on that day, ended by the law or not.

        An older version without an end does not come back when a newer one ends the permit type.
        """
        berlaku = Penetapan.objects.berlaku(hari).values("pk")
        return self.filter(penetapan__penetapan__in=berlaku).order_by("kode")

    def menerima(self, hari: date) -> VersiPaketQuerySet:
        """Those that take new filings: the law has not ended them, or the office has set that it takes them still.

        (Izin Gangguan after Permendagri 19/2017.)
        """
        diizinkan = PengaturanIzin.objects.filter(kode=OuterRef("kode"), terima_permohonan=True)
        return self.terbaru(hari).filter(Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=hari) | Exists(diizinkan))


class VersiPaket(models.Model):
    """One immutable version of a permit pack. An application keeps the version it was filed under for ever."""

    kode = models.CharField(max_length=20)
    intisari = models.CharField(max_length=64, unique=True)
    isi = models.JSONField()
    versi_sop = models.ForeignKey(VersiSop, models.PROTECT, related_name="+")
    berlaku_mulai = models.DateField()
    berlaku_sampai = models.DateField(null=True, blank=True)
    dibuat = models.DateTimeField(default=jam.kini)

    objects = VersiPaketQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.kode} {self.intisari[:8]}"

    @property
    def paket(self) -> Paket:
        return paket_versi(self.pk)


@lru_cache(maxsize=256)
def paket_versi(versi_id: int) -> Paket:
    """The parsed pack of a version, kept in the process: versions never change, and no page has to fetch them."""
    return Paket.model_validate(VersiPaket.objects.values_list("isi", flat=True).get(pk=versi_id))


@lru_cache(maxsize=256)
def paket_loket(versi_id: int) -> Paket:
    """The pack as it is asked at the counter: who walks in may have no email address."""
    paket = paket_versi(versi_id)
    bagian = tuple(
        b.model_copy(update={"medan": tuple(_boleh_kosong(m, paket.izin.medan_surel) for m in b.medan)})
        for b in paket.bagian
    )
    hasil = paket.model_copy(update={"bagian": bagian})
    hasil.__dict__.pop("medan", None)  # the copy must not keep the other's cache
    return hasil


def _boleh_kosong(medan: Medan, kode: str) -> Medan:
    return medan.model_copy(update={"wajib": False}) if medan.kode == kode else medan
