"""Filing for somebody at the counter, and claiming it later. The form's own pages are the applicant's (views.draf)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from akun.akses import jabatan
from akun.models import Pengguna
from akun.status import PETUGAS_LOKET
from perizinan import akses, queries
from perizinan.forms.loket import KlaimForm, PernyataanForm, PilihIzinForm
from perizinan.models import Permohonan
from perizinan.services.antrean import tiket_saya
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.klaim import klaim_permohonan
from perizinan.services.loket import ajukan_di_loket, lanjutkan_di_loket, mulai_di_loket, perbaiki_di_loket
from perizinan.tampilan import daftar_tugas
from perizinan.tampilan.loket import pilihan_pengajuan
from sicantik.lib.simpanan import RuangHabis
from sop.services import BukanGiliran, PerluOrangLain, SudahDikerjakan

TOLAKAN = (PermohonanDitolak, BukanGiliran, PerluOrangLain, SudahDikerjakan, RuangHabis)


@require_http_methods(["GET", "POST"])
@jabatan(PETUGAS_LOKET)
def mulai(request: HttpRequest) -> HttpResponse:
    """Choose what is filed; with somebody at the counter from the queue, their ticket goes along."""
    form = PilihIzinForm(pilihan_pengajuan(), request.POST or None)
    petugas = akses.pengguna(request)
    if request.method == "POST" and form.is_valid():
        try:
            permohonan = _mulai(petugas, form)
        except (PermohonanDitolak, BukanGiliran) as e:
            form.add_error(None, str(e))
        else:
            return redirect("isi_bagian", permohonan.pk, permohonan.paket.bagian[0].kode)
    konteks = {"form": form, "tiket": tiket_saya(petugas)}
    return render(request, "perizinan/loket/mulai.html", konteks, status=422 if form.errors else 200)


def _mulai(petugas: Pengguna, form: PilihIzinForm) -> Permohonan:
    """The draft that was chosen, with the ticket of whoever is at the counter."""
    kode, _pisah, jenis = form.cleaned_data["pilihan"].partition(":")
    tiket, lama = tiket_saya(petugas), form.izin_lama()
    if lama is not None:
        return lanjutkan_di_loket(kode=kode, jenis=jenis, izin_lama=lama, oleh=petugas, tiket=tiket)
    versi = queries.versi_berlaku(kode)
    if versi is None:
        raise PermohonanDitolak(_("Jenis izin ini tidak lagi menerima permohonan."))
    return mulai_di_loket(versi_paket=versi, jenis=jenis, oleh=petugas, tiket=tiket)


@require_POST
@jabatan(PETUGAS_LOKET)
def kirim(request: HttpRequest, pk: int) -> HttpResponse:
    """File with the applicant's signature, or send a correction with the applicant present."""
    permohonan = akses.permohonan_di_loket(request, pk)
    if permohonan.dikembalikan:
        return _kirim_perbaikan(request, pk)
    form = PernyataanForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            ajukan_di_loket(permohonan_id=pk, oleh=akses.pengguna(request), pernyataan=form.tanda_tangan())
            return redirect("tanda_terima", pk)
        except TOLAKAN as e:
            form.add_error(None, str(e))
    konteks = {**daftar_tugas(permohonan, ringkasan=True), "form_pernyataan": form}
    return render(request, "perizinan/periksa_kirim.html", konteks, status=422)


@require_http_methods(["GET", "POST"])
def klaim(request: HttpRequest) -> HttpResponse:
    """An applicant brings a counter application under their account."""
    pemohon = akses.pengguna(request)
    form = KlaimForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            permohonan = klaim_permohonan(kode=isi["kode"], nik=isi["nik"], oleh=pemohon)
        except PermohonanDitolak as e:
            form.add_error(None, str(e))
        else:
            messages.success(request, _("Permohonan ini sekarang milik akun Anda."))
            return redirect("permohonan", permohonan.pk)
    return render(request, "perizinan/loket/klaim.html", {"form": form}, status=422 if form.errors else 200)


def _kirim_perbaikan(request: HttpRequest, pk: int) -> HttpResponse:
    if not request.POST.get("hadir"):
        messages.error(request, _("Centang bahwa pemohon hadir dan menyetujui perbaikan ini."))
        return redirect("permohonan", pk)
    try:
        perbaiki_di_loket(permohonan_id=pk, oleh=akses.pengguna(request))
    except TOLAKAN as e:
        messages.error(request, str(e))
        return redirect("permohonan", pk)
    messages.success(request, _("Perbaikan terkirim. Jam pelayanan berjalan lagi."))
    return redirect("berkas_meja", pk)
