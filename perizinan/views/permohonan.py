"""The applicant's filed applications."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from notifikasi.queries import pesan_tentang
from perizinan import akses, queries
from perizinan.models import Permohonan
from perizinan.services.pengakhiran import boleh_berakhir
from perizinan.services.percakapan import tandai_dibaca
from perizinan.status import JENIS_DOKUMEN, SIAP_DIAMBIL
from perizinan.tampilan import alur_berkas, daftar_permohonan, daftar_tugas, lembar_perbaikan, lembar_tanda_terima
from perizinan.tampilan.akhir import lembar_akhir
from perizinan.tampilan.draf import kerangka
from perizinan.tampilan.himpunan import daftar_saudara
from perizinan.tampilan.peninjauan import dokumen_kunjungan, lembar_kunjungan
from perizinan.tampilan.percakapan import lembar_pesan
from perizinan.tampilan.retribusi import dokumen_retribusi, lembar_tagihan
from sicantik.lib import simpanan
from sop.services import definisi_sop


@require_safe
def permohonan_saya(request: HttpRequest) -> HttpResponse:
    """Own applications, newest first, what waits for the applicant on top."""
    milik = Permohonan.objects.milik(akses.pengguna(request)).lengkap().order_by("-diubah")[:200]
    return render(request, "perizinan/permohonan_saya.html", daftar_permohonan(list(milik)))


@require_safe
def permohonan(request: HttpRequest, pk: int) -> HttpResponse:
    """One application: a draft's task list, a returned one's list of faults, or where it is."""
    milik = akses.permohonan_diisi(request, pk)
    if milik.himpunan_draf is not None:
        return redirect("himpunan", milik.himpunan_draf)
    if milik.proses is None:
        return render(request, "perizinan/daftar_tugas.html", daftar_tugas(milik))
    lacak = queries.lacak_menurut_id(pk)
    konteks: dict[str, Any] = {
        "permohonan": milik,
        "kerangka": kerangka(milik),
        "lacak": lacak,
        "batas": lacak.batas if lacak else None,
        "dokumen": _dapat_diunduh(milik),
        "siap_diambil": milik.status is SIAP_DIAMBIL,
        "akhir": lembar_akhir(milik),
        "kode": milik.versi_paket.kode,
        "boleh_tarik": milik.pemohon_id is not None and boleh_berakhir(milik, "ditarik"),
        "paralel": daftar_saudara(milik),
        **lembar_kunjungan(milik),
        **lembar_tagihan(milik),
    }
    konteks["pesan"] = pesan_tentang(milik.nomor or "")
    definisi = definisi_sop(milik.proses.versi_sop_id)
    konteks["alur_berkas"] = alur_berkas(definisi, milik.proses.pk, dengan_nama=False)
    if milik.dikembalikan:
        konteks |= lembar_perbaikan(milik)
    konteks |= lembar_pesan(milik)
    if milik.pemohon_id and any(p.baru for p in konteks["percakapan"]):
        tandai_dibaca(permohonan=milik, dari="petugas")
    return render(request, "perizinan/permohonan.html", konteks)


@require_safe
def tanda_terima(request: HttpRequest, pk: int) -> HttpResponse:
    """The receipt as a page: complete at once, whatever the worker does."""
    milik = akses.permohonan_bertanda_terima(request, pk)
    if milik.proses is None:
        raise Http404
    return render(request, "perizinan/tanda_terima.html", lembar_tanda_terima(milik))


@require_safe
@cache_control(private=True, no_store=True)
def unduh_dokumen(request: HttpRequest, pk: int, jenis: str) -> HttpResponse:
    """A frozen document of one's own. A permit only after handover, and not when it was cancelled."""
    if jenis == "tanda_terima":
        milik = akses.permohonan_bertanda_terima(request, pk)
    else:
        milik = akses.permohonan_milik(request, pk)
    if jenis not in JENIS_DOKUMEN:
        raise Http404
    if jenis == "tanda_terima" and milik.proses is not None and queries.dokumen(milik, "tanda_terima") is None:
        return _sedang_dibuat(request, pk)
    if jenis not in (*_dapat_diunduh(milik), *dokumen_kunjungan(milik), *dokumen_retribusi(milik)):
        raise Http404
    dokumen = queries.dokumen(milik, jenis)
    if dokumen is None:
        return _sedang_dibuat(request, pk)
    return jawaban_pdf(simpanan.baca(dokumen.jalur), f"{jenis}-{milik.nomor}")


def jawaban_pdf(isi: bytes, nama: str) -> HttpResponse:
    jawaban = HttpResponse(isi, content_type="application/pdf")
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}.pdf"'
    return jawaban


def _sedang_dibuat(request: HttpRequest, pk: int) -> HttpResponse:
    jawaban = render(
        request,
        "perizinan/sedang_dibuat.html",
        {"pesan": _("PDF sedang dibuat. Halaman ini mencoba lagi sendiri."), "kembali": redirect("permohonan", pk).url},
        status=503,
    )
    jawaban["Refresh"] = "5"
    jawaban["Retry-After"] = "5"
    return jawaban


def _dapat_diunduh(milik: Permohonan) -> list[str]:
    if milik.proses is None:
        return []
    jenis = ["tanda_terima"]
    izin = getattr(milik, "izin", None)
    if izin is not None and izin.dapat_diunduh:
        jenis += ["izin", "buku_tanda_terima"]
    if milik.proses.keadaan == "ditolak":
        jenis.append("surat_penolakan")
    return jenis
