"""Permits as their holder and those who go on from them see them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from akun.models import Pengguna
from perizinan.akses import izin_terbit
from perizinan.models import Izin, Permohonan
from sicantik.lib.terbaca import bilangan
from sop.status import TERBUKA

PANJANG_NOMOR = 80


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
    """What a permit number means, however it is spelt: case, spaces, signs and leading zeros are only spelling."""
    bagian = re.findall(r"\d+|[^\W\d_]+", unicodedata.normalize("NFKC", nomor[:PANJANG_NOMOR]).upper())
    return "/".join(str(int(b)) if b.isdecimal() else b for b in bagian)


def izin_menurut_nomor(kode: str, nomor: str) -> Izin | None:
    """The permit of this type that the number as typed means: approved at least, handed over or ended perhaps."""
    rapi = rapikan_nomor(nomor)
    urutan = [n for b in rapi.split("/") if (n := bilangan(b)) is not None]
    calon = Izin.objects.select_related("permohonan__versi_paket").filter(kode=kode, urutan__in=urutan)
    return next((i for i in calon if rapikan_nomor(i.nomor) == rapi), None)
