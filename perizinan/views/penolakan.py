"""Refusal at the desks: a supervisor proposes, the head decides."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akun.akses import petugas
from akun.services import konfirmasi_sandi
from akun.status import KEPALA_DINAS
from perizinan import akses
from perizinan.akses import BerkasMeja
from perizinan.forms.akhir import PenolakanForm, PutusanPenolakanForm
from perizinan.models import Penolakan
from perizinan.services import penolakan as layanan
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.pengakhiran import dibayar
from perizinan.tampilan.akhir import boleh_usul, lembar_usul
from sop.services import BukanGiliran, GerakTerlarang, SudahDikerjakan

TOLAKAN = (PermohonanDitolak, BukanGiliran, GerakTerlarang, SudahDikerjakan)


@require_http_methods(["GET", "POST"])
@petugas
def penolakan(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of a proposal, or the decision on one, by who asks."""
    b = akses.permohonan_meja(request, pk)
    usul = layanan.usul_terbuka(b.permohonan)
    if usul is not None and KEPALA_DINAS in b.jabatan:
        return _putuskan(request, b, usul)
    if boleh_usul(b, usul):
        return _usulkan(request, b)
    raise Http404


def _usulkan(request: HttpRequest, b: BerkasMeja) -> HttpResponse:
    form = PenolakanForm(request.POST or None, initial=vars(layanan.isi_baku(b.permohonan)))
    sah = request.method == "POST" and form.is_valid()
    if sah and "pratinjau" not in request.POST:
        try:
            layanan.usulkan_penolakan(permohonan_id=b.permohonan.pk, oleh=b.petugas, isi=form.isi())
        except TOLAKAN as e:
            messages.error(request, str(e))
        else:
            messages.success(request, _("Usul penolakan menunggu keputusan Kepala Dinas."))
        return redirect("berkas_meja", b.permohonan.pk)
    konteks = {
        "permohonan": b.permohonan,
        "form": form,
        "judul": _("Usulkan penolakan"),
        "pratinjau": lembar_usul(form.isi()) if sah else None,
        "dibayar": dibayar(b.permohonan),
    }
    return render(request, "perizinan/penolakan/usul.html", konteks, status=422 if form.errors else 200)


def _putuskan(request: HttpRequest, b: BerkasMeja, usul: Penolakan) -> HttpResponse:
    form = PutusanPenolakanForm(request.POST or None, initial={"intisari": usul.intisari})
    if request.method == "POST" and form.is_valid():
        try:
            kabar = _laksanakan(b, usul, form)
        except TOLAKAN as e:
            messages.error(request, str(e))
            return redirect("penolakan" if layanan.usul_terbuka(b.permohonan) else "berkas_meja", b.permohonan.pk)
        messages.success(request, kabar)
        return redirect("meja")
    konteks = {
        "permohonan": b.permohonan,
        "form": form,
        "judul": _("Putuskan penolakan"),
        "usul": usul,
        "lembar": lembar_usul(layanan.isi_penolakan(usul)),
        "dibayar": dibayar(b.permohonan),
    }
    return render(request, "perizinan/penolakan/putus.html", konteks, status=422 if form.errors else 200)


def _laksanakan(b: BerkasMeja, usul: Penolakan, form: PutusanPenolakanForm) -> str:
    isi = form.cleaned_data
    if isi["keputusan"] == "kembalikan":
        layanan.kembalikan_usul(penolakan_id=usul.pk, oleh=b.petugas, catatan=isi["catatan"])
        return _("Usul penolakan tidak disetujui. Berkas diteruskan seperti biasa.")
    if not konfirmasi_sandi(b.petugas, isi["sandi"]):
        raise PermohonanDitolak(_("Kata sandi salah, atau terlalu banyak percobaan. Permohonan belum ditolak."))
    layanan.setujui_penolakan(penolakan_id=usul.pk, oleh=b.petugas, intisari=isi["intisari"])
    return _("Permohonan ditolak. Suratnya sedang diterbitkan dan pemohon diberi tahu.")
