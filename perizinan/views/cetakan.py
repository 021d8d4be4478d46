"""Documents that a desk prints: on request from the log, or frozen ones."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from akun.akses import petugas
from perizinan import akses, queries
from perizinan.dokumen.dokumen_arsip import html_dokumen_arsip
from perizinan.dokumen.izin import html_konsep
from perizinan.dokumen.lembar_kendali import html_lembar_kendali
from perizinan.dokumen.resume import html_resume
from perizinan.dokumen.skrd import html_skrd_lunas
from perizinan.dokumen.surat_penolakan import html_surat_penolakan
from perizinan.models import KonsepIzin, Permohonan, Resume
from perizinan.queries.retribusi import ketetapan_kini, pembayaran
from perizinan.services.penolakan import usul_terbuka
from perizinan.services.pratinjau import cetak_unggahan
from perizinan.services.resume import masih_sesuai
from perizinan.status import JENIS_DOKUMEN
from perizinan.views.permohonan import jawaban_pdf
from sicantik.lib import simpanan
from sicantik.lib.pdf import cetak_terpisah


@require_safe
@petugas
@cache_control(private=True, no_store=True)
def cetakan(request: HttpRequest, pk: int, apa: str) -> HttpResponse:
    """One document of a case as PDF: one of PERMINTAAN, or a frozen one."""
    permohonan = akses.permohonan_meja(request, pk).permohonan
    isi = PERMINTAAN[apa](permohonan) if apa in PERMINTAAN else _beku(permohonan, apa.replace("-", "_"))
    if isi is None:
        raise Http404
    return jawaban_pdf(isi, f"{apa}-{permohonan.nomor}")


def _konsep(permohonan: Permohonan) -> bytes | None:
    konsep = KonsepIzin.objects.filter(permohonan=permohonan).first()
    return cetak_terpisah(html_konsep(permohonan, konsep.butir)) if konsep else None


def _skrd_lunas(permohonan: Permohonan) -> bytes | None:
    lunas = pembayaran(ketetapan_kini(permohonan)) is not None
    return cetak_terpisah(html_skrd_lunas(permohonan)) if lunas else None


def _resume(permohonan: Permohonan) -> bytes | None:
    resume = Resume.objects.filter(permohonan=permohonan).select_related("oleh", "peninjauan").first()
    return cetak_terpisah(html_resume(permohonan, resume, sesuai=masih_sesuai(resume))) if resume else None


def _konsep_penolakan(permohonan: Permohonan) -> bytes | None:
    usul = usul_terbuka(permohonan)
    return cetak_terpisah(html_surat_penolakan(usul)) if usul else None


def _beku(permohonan: Permohonan, jenis: str) -> bytes | None:
    dokumen = queries.dokumen(permohonan, jenis) if jenis in JENIS_DOKUMEN else None
    if dokumen is None or (jenis == "izin" and not permohonan.izin.dapat_diunduh):
        return None
    return simpanan.baca(dokumen.jalur)


# Documents that are made when they are asked for; None while there is nothing to print.
PERMINTAAN: dict[str, Callable[[Permohonan], bytes | None]] = {
    "lembar-kendali": lambda p: cetak_terpisah(html_lembar_kendali(p)),
    "dokumen-arsip": lambda p: cetak_terpisah(html_dokumen_arsip(p)),
    "unggahan": cetak_unggahan,
    "konsep": _konsep,
    "resume": _resume,
    "skrd-lunas": _skrd_lunas,
    "konsep-penolakan": _konsep_penolakan,
}
