"""Frozen outputs other than the permit: made once by a worker, found again by the sweeper when a ring was lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from perizinan import queries
from perizinan.dokumen.bap import foto_bap, html_bap
from perizinan.dokumen.buku_tanda_terima import html_buku_tanda_terima
from perizinan.dokumen.skrd import html_skrd
from perizinan.dokumen.ssrd import html_ssrd
from perizinan.dokumen.surat_tugas import html_surat_tugas
from perizinan.dokumen.tanda_terima import html_tanda_terima
from perizinan.models import DokumenTerbit, Permohonan
from perizinan.queries import peninjauan as lapangan
from perizinan.queries import retribusi
from perizinan.services.penerbitan import simpan_dokumen
from sicantik.lib import simpanan
from sicantik.lib.pdf import TANDA_TANGAN, cetak

SEKALI_SAPU = 50


@dataclass(frozen=True)
class Beku:
    """How a kind of document is made.

    `versi` is the version that ought to exist, 0 for none yet: it rises with everything the document says.
    `tertinggal` are applications whose newest version is missing. `foto` are the pictures it needs.
    """

    html: Callable[[Permohonan], str]
    versi: Callable[[Permohonan], int]
    tertinggal: Callable[[], QuerySet[Any, int]]
    foto: Callable[[Permohonan], dict[str, bytes]] = lambda permohonan: {}


def _tanpa(jenis: str, **syarat: object) -> QuerySet[Any, int]:
    ada = DokumenTerbit.objects.filter(jenis=jenis).values("permohonan_id")
    return Permohonan.objects.filter(**syarat).exclude(pk__in=ada).order_by("pk").values_list("pk", flat=True)


def _foto_penerima(permohonan: Permohonan) -> dict[str, bytes]:
    """The photo of the signed paper, for a handover that was signed on paper."""
    foto = permohonan.serah_terima.foto
    return {TANDA_TANGAN: simpanan.baca(foto)} if foto else {}


PEMBUAT: dict[str, Beku] = {
    "tanda_terima": Beku(
        html_tanda_terima,
        lambda p: int(p.diajukan is not None),
        lambda: _tanpa("tanda_terima", diajukan__isnull=False),
    ),
    "surat_tugas": Beku(html_surat_tugas, lapangan.surat_tugas_ke, lapangan.tanpa_surat_tugas),
    "bap": Beku(html_bap, lapangan.bap_ke, lapangan.tanpa_bap, foto_bap),
    "skrd": Beku(html_skrd, retribusi.skrd_ke, retribusi.tanpa_skrd),
    "ssrd": Beku(html_ssrd, retribusi.ssrd_ke, retribusi.tanpa_ssrd),
    "buku_tanda_terima": Beku(
        html_buku_tanda_terima,
        lambda p: int(hasattr(p, "serah_terima")),
        lambda: _tanpa("buku_tanda_terima", serah_terima__isnull=False),
        _foto_penerima,
    ),
}


def cetak_beku(permohonan: Permohonan, jenis: str) -> bytes:
    """A document of PEMBUAT as PDF."""
    cara = PEMBUAT[jenis]
    return cetak(cara.html(permohonan), foto=cara.foto(permohonan))


def buat_dokumen(permohonan_id: int, jenis: str, *, pencetak: Callable[[Permohonan, str], bytes] = cetak_beku) -> bool:
    """Render (`pencetak`) and freeze the newest version of a document; False when it exists or is not due.

    What changed while it was rendered makes another version, which has a ring of its own.
    """
    cara, permohonan = PEMBUAT[jenis], Permohonan.objects.lengkap().get(pk=permohonan_id)
    versi = cara.versi(permohonan)
    if not versi or _ada(permohonan, jenis, versi):
        return False
    pdf = pencetak(permohonan, jenis)
    with transaction.atomic():
        terkunci = Permohonan.objects.kunci(permohonan_id)
        if cara.versi(terkunci) != versi or _ada(permohonan, jenis, versi):
            return False
        simpan_dokumen(permohonan, jenis, pdf, versi)
    return True


def _ada(permohonan: Permohonan, jenis: str, versi: int) -> bool:
    dokumen = queries.dokumen(permohonan, jenis)
    return dokumen is not None and dokumen.versi >= versi


def dokumen_tertinggal() -> list[tuple[int, str]]:
    """Documents that ought to exist and do not, oldest first."""
    return [(pk, jenis) for jenis, cara in PEMBUAT.items() for pk in cara.tertinggal()[:SEKALI_SAPU]]
