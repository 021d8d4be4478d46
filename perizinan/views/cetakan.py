"""Documents that a desk prints: on request from the log, or frozen ones."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from akun.akses import petugas
from perizinan import akses, queries
from perizinan.dokumen.dokumen_arsip import html_dokumen_arsip
from perizinan.dokumen.izin import html_konsep
from perizinan.dokumen.lembar_kendali import html_lembar_kendali
from perizinan.models import KonsepIzin
from perizinan.services.pratinjau import cetak_unggahan
from perizinan.status import JENIS_DOKUMEN
from perizinan.views.permohonan import jawaban_pdf
from sicantik.lib import simpanan
from sicantik.lib.pdf import cetak_terpisah


@require_GET
@petugas
@cache_control(private=True, no_store=True)
def cetakan(request: HttpRequest, pk: int, apa: str) -> HttpResponse:
    """One document of a case as PDF: lembar-kendali, konsep, dokumen-arsip, unggahan, or a frozen one."""
    permohonan = akses.permohonan_meja(request, pk).permohonan
    if apa == "lembar-kendali":
        isi = cetak_terpisah(html_lembar_kendali(permohonan))
    elif apa == "dokumen-arsip":
        isi = cetak_terpisah(html_dokumen_arsip(permohonan))
    elif apa == "unggahan":
        isi = cetak_unggahan(permohonan)
    elif apa == "konsep":
        konsep = KonsepIzin.objects.filter(permohonan=permohonan).first()
        if konsep is None:
            raise Http404
        isi = cetak_terpisah(html_konsep(permohonan, konsep.butir))
    else:
        jenis = apa.replace("-", "_")
        dokumen = queries.dokumen(permohonan, jenis) if jenis in JENIS_DOKUMEN else None
        if dokumen is None or (jenis == "izin" and not permohonan.izin.dapat_diunduh):
            raise Http404
        isi = simpanan.baca(dokumen.jalur)
    return jawaban_pdf(isi, f"{apa}-{permohonan.nomor}")
