"""The desk that handles complaints."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from akun.akses import jabatan, pengguna
from akun.status import PENANGAN_PENGADUAN
from pengaduan import akses, services
from pengaduan.forms import TanggapanForm
from pengaduan.models import Pengaduan
from pengaduan.status import GerakTerlarang
from pengaduan.tampilan import baris_meja, lembar_meja

PALING_BANYAK = 200


@jabatan(PENANGAN_PENGADUAN)
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Open complaints, the nearest deadline first; or the closed ones."""
    selesai = request.GET.get("tampilan") == "selesai"
    semua = Pengaduan.objects.selesai() if selesai else Pengaduan.objects.terbuka()
    konteks = {"baris": baris_meja(list(semua[:PALING_BANYAK])), "selesai": selesai}
    return render(request, "pengaduan/meja.html", konteks)


@jabatan(PENANGAN_PENGADUAN)
@require_http_methods(["GET", "POST"])
def berkas(request: HttpRequest, pk: int) -> HttpResponse:
    """One complaint: read, take on, answer, close. `aksi` is the button that was pressed."""
    pengaduan = akses.pengaduan_meja(pk)
    form = TanggapanForm(request.POST if request.POST.get("aksi") == "jawab" else None, initial=_awal(pengaduan))
    try:
        if request.method == "POST" and (kabar := _laksanakan(request, pengaduan, form)):
            messages.success(request, kabar)
            return redirect("berkas_pengaduan", pk)
    except GerakTerlarang as e:
        messages.error(request, str(e))
        return redirect("berkas_pengaduan", pk)
    konteks = {"lembar": lembar_meja(pengaduan), "form": form}
    return render(request, "pengaduan/berkas.html", konteks, status=422 if form.errors else 200)


def _laksanakan(request: HttpRequest, pengaduan: Pengaduan, form: TanggapanForm) -> str:
    """What was done, in words; nothing when the answer has a mistake."""
    if form.is_bound:
        if not form.is_valid():
            return ""
        services.jawab_pengaduan(pengaduan_id=pengaduan.pk, oleh=pengguna(request), **form.cleaned_data)
        return _("Tanggapan terkirim kepada pelapor")
    if request.POST.get("aksi") == "tutup":
        services.tutup_pengaduan(pengaduan_id=pengaduan.pk)
        return _("Pengaduan ditutup")
    services.proses_pengaduan(pengaduan_id=pengaduan.pk)
    return _("Pengaduan ini sekarang diproses")


def _awal(pengaduan: Pengaduan) -> dict[str, str]:
    return {"klasifikasi": pengaduan.klasifikasi}
