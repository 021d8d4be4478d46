"""The override of the one round at the desks: the loket asks, a supervisor decides."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akun.akses import petugas
from perizinan import akses
from perizinan.akses import BerkasMeja
from perizinan.forms.akhir import MintaPengecualianForm, PutusanPengecualianForm
from perizinan.models import Pengecualian
from perizinan.queries.pelaku import pelaku_atasan
from perizinan.queries.satu_putaran import pengecualian_terbuka
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.pengecualian import minta_pengecualian, putuskan_pengecualian
from perizinan.tampilan.akhir import nama_butir, pilihan_pengecualian
from sop.services import BukanGiliran, SudahDikerjakan

TOLAKAN = (PermohonanDitolak, BukanGiliran, SudahDikerjakan)


@require_http_methods(["GET", "POST"])
@petugas
def pengecualian(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of a request, or the decision on one, by who asks."""
    b = akses.permohonan_meja(request, pk)
    terbuka = pengecualian_terbuka(b.permohonan)
    if terbuka is not None and pelaku_atasan(b.petugas, b.permohonan):
        return _putuskan(request, b, terbuka)
    pilihan = pilihan_pengecualian(b)
    if terbuka is not None or not pilihan:
        raise Http404
    return _minta(request, b, pilihan)


def _minta(request: HttpRequest, b: BerkasMeja, pilihan: list[tuple[str, str]]) -> HttpResponse:
    proses = b.permohonan.proses
    assert proses is not None
    form = MintaPengecualianForm(pilihan, request.POST or None, initial={"versi": proses.jumlah_log})
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            minta_pengecualian(
                permohonan=b.permohonan,
                versi=isi["versi"],
                oleh=b.petugas,
                butir=form.pilihan(),
                alasan=isi["alasan"],
            )
        except TOLAKAN as e:
            messages.error(request, str(e))
        else:
            messages.success(request, _("Permintaan menunggu keputusan Kasi atau Kabid."))
        return redirect("berkas_meja", b.permohonan.pk)
    konteks = {"permohonan": b.permohonan, "form": form, "judul": _("Minta pengecualian satu putaran")}
    return render(request, "perizinan/pengecualian/minta.html", konteks, status=422 if form.errors else 200)


def _putuskan(request: HttpRequest, b: BerkasMeja, p: Pengecualian) -> HttpResponse:
    form = PutusanPengecualianForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        setuju = form.cleaned_data["keputusan"] == "setuju"
        try:
            putuskan_pengecualian(
                pengecualian_id=p.pk, oleh=b.petugas, setuju=setuju, catatan=form.cleaned_data["catatan"]
            )
        except TOLAKAN as e:
            messages.error(request, str(e))
            return redirect("berkas_meja", b.permohonan.pk)
        kabar = _("Pengecualian disetujui dan terhitung.") if setuju else _("Pengecualian tidak disetujui.")
        messages.success(request, kabar)
        return redirect("meja")
    konteks = {
        "permohonan": b.permohonan,
        "form": form,
        "judul": _("Putuskan pengecualian satu putaran"),
        "p": p,
        "butir": nama_butir(b.permohonan, p.butir),
    }
    return render(request, "perizinan/pengecualian/putus.html", konteks, status=422 if form.errors else 200)
