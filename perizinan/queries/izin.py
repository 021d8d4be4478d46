"""Permits as their holder and those who go on from them see them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from akun.models import Pengguna
from perizinan.akses import izin_terbit
from perizinan.models import Izin, Permohonan
from sop.status import TERBUKA


def izin_milik(pengguna: Pengguna) -> QuerySet[Izin]:
    """Published permits of this applicant, newest first, with what their list shows."""
    return (
        izin_terbit(pengguna)
        .select_related("permohonan__versi_paket")
        .defer("permohonan__versi_paket__isi")
        .order_by("-disetujui")
    )


def sudah_disetujui(permohonan: Permohonan) -> bool:
    """Has the head approved it? From then on there is a permit with a number, published or about to be."""
    return Izin.objects.filter(permohonan=permohonan).exists()


def lanjutan_berjalan(izin_id: Iterable[int], pemohon: Pengguna | None = None) -> dict[int, Permohonan]:
    """By old permit, the open application that goes on from it: a filed one before a draft of this applicant's."""
    terbuka = Q(proses__keadaan__in=TERBUKA)
    if pemohon is not None:
        terbuka |= Q(proses=None, pemohon=pemohon)
    milik = Permohonan.objects.lengkap().filter(terbuka, izin_lama__in=izin_id).order_by("diajukan")
    hasil: dict[int, Permohonan] = {}
    for p in milik:  # NULL sorts last in PostgreSQL: drafts come after what was filed
        hasil.setdefault(p.izin_lama_id or 0, p)
    return hasil


def rapikan_nomor(nomor: str) -> str:
    """A permit number as typed, its spaces in order."""
    return " ".join(nomor.split())


def izin_menurut_nomor(kode: str, nomor: str) -> Izin | None:
    """A permit of this type that was handed over, by its number as typed."""
    rapi = rapikan_nomor(nomor)
    milik = Izin.objects.select_related("permohonan__versi_paket").filter(kode=kode, diserahkan__isnull=False)
    return milik.filter(nomor__iexact=rapi).first() if rapi else None
