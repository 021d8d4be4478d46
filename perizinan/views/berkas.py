"""Uploads: taken one by one, shown as pictures, given back only to who may see them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from perizinan import akses, queries
from perizinan.models import Permohonan
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.pratinjau import gambar_halaman
from perizinan.services.unggah import hapus_berkas, kata_terlalu_besar, unggah_berkas
from perizinan.skema import Syarat
from perizinan.tampilan import baris_syarat, daftar_tugas
from perizinan.tampilan.dokumen_saya import dengan_tawaran
from sicantik.lib import simpanan, unggahan


@require_safe
def isi_berkas(request: HttpRequest, pk: int) -> HttpResponse:
    """One row for each required document."""
    permohonan = akses.permohonan_diisi(request, pk)
    if permohonan.himpunan_draf is not None:
        return redirect("himpunan_berkas", permohonan.himpunan_draf)
    konteks = daftar_tugas(permohonan)
    konteks["syarat"] = dengan_tawaran(permohonan, konteks["syarat"])
    return render(request, "perizinan/isi_berkas.html", konteks)


@require_POST
def unggah(request: HttpRequest, pk: int, syarat: str) -> HttpResponse:
    """Take one file. With the script the answer is the row; without it, the page again."""
    permohonan = akses.permohonan_diisi(request, pk)
    diminta = syarat_diminta(permohonan, syarat)
    galat = ""
    berkas = request.FILES.get("berkas")
    if berkas is None:
        galat = _("Pilih berkasnya dulu, lalu unggah.")
    elif (berkas.size or 0) > unggahan.BATAS.byte:
        galat = kata_terlalu_besar(f"{(berkas.size or 0) / 1e6:.1f}".replace(".", ","))
    else:
        try:
            unggah_berkas(permohonan=permohonan, syarat=diminta, nama=berkas.name or "", isi=berkas.read())
        except (PermohonanDitolak, simpanan.RuangHabis) as e:
            galat = str(e)
    return jawab_baris(request, permohonan, diminta, galat)


@require_POST
def hapus(request: HttpRequest, pk: int, syarat: str) -> HttpResponse:
    permohonan = akses.permohonan_diisi(request, pk)
    diminta = syarat_diminta(permohonan, syarat)
    galat = ""
    try:
        hapus_berkas(permohonan=permohonan, syarat=diminta)
    except PermohonanDitolak as e:
        galat = str(e)
    return jawab_baris(request, permohonan, diminta, galat)


@require_safe
@cache_control(private=True, max_age=3600, immutable=True)
def pratinjau(request: HttpRequest, pk: int, halaman: int) -> HttpResponse:
    """A page of an upload as a picture: no script of a PDF ever reaches a browser."""
    berkas = akses.berkas_terbaca(request, pk)
    if not 1 <= halaman <= berkas.halaman:
        raise Http404
    lebar = 240 if request.GET.get("kecil") else 1200
    return HttpResponse(gambar_halaman(berkas, halaman, lebar), content_type="image/webp")


@require_safe
@cache_control(private=True, no_store=True)
def unduh(request: HttpRequest, pk: int) -> HttpResponse:
    """The sanitised file itself, as an attachment."""
    berkas = akses.berkas_terbaca(request, pk)
    jawaban = HttpResponse(simpanan.baca(berkas.jalur), content_type=berkas.jenis)
    akhiran = berkas.jalur.rpartition(".")[2]
    jawaban["Content-Disposition"] = f'attachment; filename="{berkas.syarat}-{berkas.versi}.{akhiran}"'
    return jawaban


def syarat_diminta(permohonan: Permohonan, kode: str) -> Syarat:
    """A document that this application asks for, or 404."""
    for s in queries.syarat(permohonan, permohonan.paket):
        if s.kode == kode:
            return s
    raise Http404


def jawab_baris(request: HttpRequest, permohonan: Permohonan, diminta: Syarat, galat: str) -> HttpResponse:
    """The row with the script, the page without it."""
    if request.headers.get("X-Sepotong"):
        baris = dengan_tawaran(permohonan, [baris_syarat(permohonan, diminta, galat=galat)])
        konteks = {"permohonan": permohonan, "b": baris[0]}
        return render(request, "perizinan/potongan/baris_unggah.html", konteks, status=422 if galat else 200)
    if galat:
        messages.error(request, f"{diminta.nama}: {galat}")
        return redirect("isi_berkas", permohonan.pk)
    return redirect(f"{reverse('isi_berkas', args=[permohonan.pk])}#syarat-{diminta.kode}")
