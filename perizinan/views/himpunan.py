"""Several permits applied for at once: chosen, filled in as one, sent as one, and watched on one page."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perizinan import akses, queries
from perizinan.models import Himpunan
from perizinan.queries.himpunan import anggota, susunan
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.himpunan import keluarkan as keluarkan_draf
from perizinan.services.paralel import ajukan_bersama, buat_himpunan, hapus_himpunan
from perizinan.tampilan.himpunan import lembar_diajukan, lembar_dokumen_himpunan, lembar_himpunan, pilihan_izin
from perizinan.views.awal import isian_awal
from sop.services import PerluOrangLain, SudahDikerjakan


@require_http_methods(["GET", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Choose the permits; their drafts are made together. An address may name those that are ticked already."""
    pemohon = akses.pengguna(request)
    semua = [v for v in queries.versi_menerima() if "baru" in v.paket.izin.jenis_permohonan]
    kiriman = request.POST if request.method == "POST" else request.GET
    terpilih = {kode.upper() for kode in kiriman.getlist("izin")}
    awal = isian_awal(kiriman)
    galat = ""
    if request.method == "POST":
        try:
            himpunan_ = buat_himpunan(versi=[v for v in semua if v.kode in terpilih], oleh=pemohon, isian=awal)
            return redirect("himpunan", himpunan_.pk)
        except PermohonanDitolak as e:
            galat = str(e)
    konteks = {"pilihan": pilihan_izin(semua, terpilih), "galat": galat, "awal": awal.items()}
    return render(request, "perizinan/himpunan/baru.html", konteks, status=422 if galat else 200)


@require_safe
def himpunan(request: HttpRequest, pk: int) -> HttpResponse:
    """The one page of a set: its task list while it is filled in, then where each application is."""
    milik = akses.himpunan_milik(request, pk)
    if _masih_draf(milik):
        return render(request, "perizinan/himpunan/draf.html", lembar_himpunan(susunan(milik)))
    return render(request, "perizinan/himpunan/diajukan.html", lembar_diajukan(milik))


@require_safe
def berkas(request: HttpRequest, pk: int) -> HttpResponse:
    """One row for each document that any of the permits requires."""
    milik = akses.himpunan_milik(request, pk)
    if not _masih_draf(milik):
        return redirect("himpunan", pk)
    return render(request, "perizinan/himpunan/berkas.html", lembar_dokumen_himpunan(susunan(milik)))


@require_safe
def periksa(request: HttpRequest, pk: int) -> HttpResponse:
    """Every answer, under the permit that asks it, with a link to change it."""
    milik = akses.himpunan_milik(request, pk)
    if not _masih_draf(milik):
        return redirect("himpunan", pk)
    return render(request, "perizinan/himpunan/periksa.html", lembar_himpunan(susunan(milik), ringkasan=True))


@require_POST
def kirim(request: HttpRequest, pk: int) -> HttpResponse:
    """File them all, or none."""
    milik = akses.himpunan_milik(request, pk)
    if _masih_draf(milik) and not request.POST.get("pernyataan"):
        messages.error(request, _("Centang pernyataan bahwa data Anda benar sebelum mengirim."))
        return redirect("himpunan_periksa", pk)
    try:
        ajukan_bersama(himpunan_id=pk, oleh=akses.pengguna(request))
    except (PermohonanDitolak, PerluOrangLain, SudahDikerjakan) as e:
        messages.error(request, str(e))
        return redirect("himpunan", pk)
    return redirect("himpunan_tanda_terima", pk)


@require_safe
def tanda_terima(request: HttpRequest, pk: int) -> HttpResponse:
    """One receipt with every number; each application has its own as a PDF besides."""
    milik = akses.himpunan_milik(request, pk)
    if _masih_draf(milik):
        return redirect("himpunan", pk)
    return render(request, "perizinan/himpunan/tanda_terima.html", lembar_diajukan(milik))


@require_POST
def keluarkan(request: HttpRequest, pk: int, permohonan: int) -> HttpResponse:
    """A draft goes on by itself; where only one is left, that does too."""
    draf = akses.permohonan_milik(request, permohonan)
    if draf.himpunan_id not in (pk, None):
        raise Http404
    try:
        keluar = keluarkan_draf(permohonan=draf)
    except PermohonanDitolak as e:
        messages.error(request, str(e))
        return redirect("himpunan", pk)
    if keluar:
        messages.success(request, _("%(kode)s sekarang draf tersendiri.") % {"kode": draf.versi_paket.kode})
    masih_ada = Himpunan.objects.milik(akses.pengguna(request)).filter(pk=pk).exists()
    return redirect("himpunan", pk) if masih_ada else redirect("permohonan_saya")


@require_POST
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    akses.himpunan_milik(request, pk)
    try:
        hapus_himpunan(himpunan_id=pk)
    except PermohonanDitolak as e:
        messages.error(request, str(e))
        return redirect("himpunan", pk)
    messages.success(request, _("Draf dihapus."))
    return redirect("permohonan_saya")


def _masih_draf(milik: Himpunan) -> bool:
    return any(p.proses_id is None for p in anggota(milik.pk))
