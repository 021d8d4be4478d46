"""Messages on a case, from both sides, and the officers' notes."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from akun.akses import petugas
from akun.models import Pengguna
from perizinan import akses
from perizinan.akses import BerkasMeja
from perizinan.forms.percakapan import CatatanInternalForm, PesanForm
from perizinan.queries.pelaku import dirinya
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.percakapan import catat_internal, kirim_pesan, tanpa_jawaban
from perizinan.tampilan.percakapan import lembar_percakapan, lembar_pesan
from sicantik.lib.simpanan import RuangHabis
from sop.services import BukanGiliran


@require_POST
def pesan(request: HttpRequest, pk: int) -> HttpResponse:
    """The applicant writes to the desk; what was typed comes back with what is wrong."""
    milik = akses.permohonan_milik(request, pk)
    form = PesanForm(request.POST, request.FILES)
    if form.is_valid() and _kirim(pk, akses.pengguna(request), form):
        messages.success(request, _("Pesan terkirim. Petugas menjawabnya di halaman ini."))
        return redirect(f"{reverse('permohonan', args=[pk])}#percakapan")
    konteks = {"permohonan": milik, **lembar_pesan(milik, form)}
    return render(request, "perizinan/percakapan/pemohon.html", konteks, status=422)


@require_POST
@petugas
def pesan_meja(request: HttpRequest, pk: int) -> HttpResponse:
    """An officer of the SOP answers, or finds that no answer is needed."""
    b = _meja(request, pk)
    if "tanpa_jawaban" in request.POST:
        try:
            tanpa_jawaban(permohonan=b.permohonan, oleh=b.petugas, jabatan=b.jabatan_pelaksana)
            messages.success(request, _("Pesan ditandai tidak perlu dijawab."))
        except (PermohonanDitolak, BukanGiliran) as e:
            messages.error(request, str(e))
        return redirect("berkas_meja", pk)
    form = PesanForm(request.POST, request.FILES)
    if form.is_valid() and _kirim(pk, b.petugas, form, b.jabatan_pelaksana):
        messages.success(request, _("Pesan terkirim. Pemohon diberi tahu tanpa isinya."))
        return redirect(f"{reverse('berkas_meja', args=[pk])}#percakapan")
    konteks = {"permohonan": b.permohonan, **lembar_percakapan(b, form)}
    return render(request, "perizinan/percakapan/meja.html", konteks, status=422)


@require_POST
@petugas
def catatan(request: HttpRequest, pk: int) -> HttpResponse:
    """A note for colleagues."""
    b = _meja(request, pk)
    form = CatatanInternalForm(request.POST)
    if form.is_valid() and _catat(b, form):
        messages.success(request, _("Catatan internal tersimpan."))
        return redirect(f"{reverse('berkas_meja', args=[pk])}#catatan-internal")
    konteks = {"permohonan": b.permohonan, **lembar_percakapan(b, catatan=form)}
    return render(request, "perizinan/percakapan/meja.html", konteks, status=422)


def _meja(request: HttpRequest, pk: int) -> BerkasMeja:
    """The case, but for an officer who is its applicant."""
    b = akses.permohonan_meja(request, pk)
    if dirinya(b.permohonan, b.petugas):
        raise Http404
    return b


def _kirim(pk: int, oleh: Pengguna, form: PesanForm, jabatan: str = "") -> bool:
    isi = form.cleaned_data["isi_pesan"]
    try:
        kirim_pesan(permohonan_id=pk, oleh=oleh, isi=isi, lampiran=form.kiriman(), jabatan=jabatan)
    except (PermohonanDitolak, BukanGiliran, RuangHabis) as e:
        form.add_error(None, str(e))
        return False
    return True


def _catat(b: BerkasMeja, form: CatatanInternalForm) -> bool:
    isi = form.cleaned_data["isi_catatan"]
    try:
        catat_internal(permohonan=b.permohonan, oleh=b.petugas, jabatan=b.jabatan_pelaksana, isi=isi)
    except (PermohonanDitolak, BukanGiliran) as e:
        form.add_error(None, str(e))
        return False
    return True
