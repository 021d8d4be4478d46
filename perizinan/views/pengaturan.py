"""Permit types as the administrator sees them: which the law has ended, and what the office decided about those."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from akun.akses import jabatan
from akun.status import ADMINISTRATOR
from perizinan import akses, queries
from perizinan.forms.akhir import AturanAkhirForm
from perizinan.forms.pengaturan import PengaturanIzinForm
from perizinan.queries.batas import aturan_akhir
from perizinan.services.pengaturan import atur_izin
from perizinan.tampilan import kartu_izin


@require_safe
@jabatan(ADMINISTRATOR)
def jenis_izin(request: HttpRequest) -> HttpResponse:
    menerima = queries.kode_menerima()
    kartu = [kartu_izin(v, menerima=menerima) for v in queries.katalog()]
    return render(request, "perizinan/pengaturan/jenis_izin.html", {"kartu": kartu})


@require_http_methods(["GET", "POST"])
@jabatan(ADMINISTRATOR)
def batas_waktu(request: HttpRequest) -> HttpResponse:
    """How long the office waits for applicants, and its words on objecting to a refusal."""
    form = AturanAkhirForm(request.POST or None, instance=aturan_akhir())
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Batas waktu tersimpan. Berlaku mulai pengingat besok pagi."))
        return redirect("batas_waktu")
    return render(request, "perizinan/pengaturan/batas_waktu.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@jabatan(ADMINISTRATOR)
def ubah_jenis_izin(request: HttpRequest, kode: str) -> HttpResponse:
    """Only ended permit types have something to decide."""
    versi = queries.versi_terbaru(kode)
    if versi is None or versi.berlaku_sampai is None:
        raise Http404
    izin = versi.paket.izin
    kini = queries.pengaturan_izin(izin.kode)
    awal = {"terima_permohonan": kini.terima_permohonan, "dasar": kini.dasar} if kini else {}
    form = PengaturanIzinForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        atur_izin(kode=izin.kode, oleh=akses.pengguna(request), **form.cleaned_data)
        messages.success(request, _("Pengaturan %(kode)s tersimpan.") % {"kode": izin.kode})
        return redirect("jenis_izin")
    konteks = {"form": form, "izin": izin}
    return render(request, "perizinan/pengaturan/ubah.html", konteks, status=422 if form.errors else 200)
