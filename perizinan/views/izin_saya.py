"""The applicant's permits, and going on from one: from this list, with number and proof, or from a paper permit."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perizinan import akses, queries
from perizinan.forms.lanjutan import BuktiIzinForm
from perizinan.models import Permohonan
from perizinan.services.draf import buat_draf
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.lanjutan import mulai_dengan_bukti, mulai_lanjutan
from perizinan.tampilan.izin_saya import lembar_izin_saya, lembar_pilih_lama


@require_safe
def izin_saya(request: HttpRequest) -> HttpResponse:
    """Own permits: number, type, validity, state, and what can be done with each."""
    return render(request, "perizinan/izin_saya.html", lembar_izin_saya(akses.pengguna(request)))


@require_POST
def lanjutkan(request: HttpRequest, pk: int, jenis: str) -> HttpResponse:
    """A draft that goes on from one of one's own permits."""
    izin = akses.izin_milik(request, pk)
    try:
        permohonan = mulai_lanjutan(izin=izin, jenis=jenis, oleh=akses.pengguna(request))
    except PermohonanDitolak as e:
        messages.error(request, str(e))
        return redirect("izin_saya")
    return _ke_draf(request, permohonan)


@require_http_methods(["GET", "POST"])
def pilih_lama(request: HttpRequest, kode: str, jenis: str) -> HttpResponse:
    """Which permit a change, renewal or re-registration goes on from. POST with number and proof, or for a paper."""
    pemohon = akses.pengguna(request)
    versi = queries.versi_berlaku(kode)
    if versi is None or jenis == "baru":
        raise Http404
    terpilih = next((j for j in versi.paket.izin.jenis_permohonan if j == jenis), None)
    if terpilih is None:
        raise Http404
    if request.method == "POST" and "kertas" in request.POST:
        permohonan = buat_draf(versi_paket=versi, jenis=terpilih, oleh=pemohon)
        return redirect("isi_bagian", permohonan.pk, versi.paket.bagian[0].kode)
    form = BuktiIzinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            isi = form.cleaned_data
            lama = mulai_dengan_bukti(
                kode=versi.kode, jenis=terpilih, nomor=isi["nomor"], bukti=isi["bukti"], oleh=pemohon
            )
            return _ke_draf(request, lama)
        except PermohonanDitolak as e:
            form.add_error("nomor", str(e))
    konteks = {**lembar_pilih_lama(pemohon, versi, terpilih), "form": form}
    return render(request, "perizinan/pilih_lama.html", konteks, status=422 if form.errors else 200)


def _ke_draf(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    messages.success(request, _("Isian disalin dari izin lama. Periksa setiap bagian, lalu lengkapi yang kosong."))
    return redirect("permohonan", permohonan.pk)
