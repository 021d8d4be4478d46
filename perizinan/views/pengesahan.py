"""The head ratifies or sends back a draft, and withdraws what has not begun; the history of versions, for anyone."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from akun.akses import jabatan
from akun.services import konfirmasi_sandi
from akun.status import KEPALA_DINAS
from perizinan import akses
from perizinan.forms.rancangan import AlasanForm, PutusanForm
from perizinan.models import PenetapanPaket, Permohonan, RancanganPaket
from perizinan.services.beda_paket import beda_isi
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.galat_paket import PaketKeliru
from perizinan.services.pengesahan import cabut_pengesahan, sahkan_rancangan, tolak_rancangan
from perizinan.services.sumber_paket import dari_paket
from perizinan.tampilan.riwayat import susun_riwayat
from sop.services import Keputusan


@require_http_methods(["GET", "POST"])
@jabatan(KEPALA_DINAS)
def putuskan_paket(request: HttpRequest, pk: int) -> HttpResponse:
    """Ratify by decree, or send back."""
    r = akses.rancangan(pk)
    if r.keadaan != "diajukan":
        return redirect("rancangan_paket", pk)
    tolak = "tolak" in request.POST
    kirim = request.POST if request.method == "POST" else None
    form = PutusanForm(None if tolak else kirim, initial={"versi": r.versi})
    alasan = AlasanForm(kirim if tolak else None, initial={"versi": r.versi}, prefix="tolak-")
    if kirim is not None and (alasan if tolak else form).is_valid():
        try:
            _putuskan(request, r, form, alasan)
        except (PermohonanDitolak, PaketKeliru) as e:
            messages.error(request, str(e))
            return redirect("putuskan_paket", pk)
        return redirect("rancangan_paket", pk)
    konteks = {
        "r": r,
        "form": form,
        "alasan": alasan,
        "beda": beda_isi(dari_paket(r.dasar.paket) if r.dasar else {}, r.isi),
        "draf": Permohonan.objects.filter(versi_paket__kode=r.kode, proses=None).count(),
    }
    return render(request, "perizinan/rancangan/putuskan.html", konteks, status=422 if kirim is not None else 200)


def _putuskan(request: HttpRequest, r: RancanganPaket, form: PutusanForm, alasan: AlasanForm) -> None:
    oleh = akses.pengguna(request)
    if alasan.is_bound:
        isi = alasan.cleaned_data
        tolak_rancangan(rancangan_id=r.pk, versi=isi["versi"] or 0, alasan=isi["alasan"], oleh=oleh)
        messages.success(request, _("Rancangan dikembalikan kepada penyusunnya."))
        return
    isi = form.cleaned_data
    if not konfirmasi_sandi(oleh, isi["sandi"]):
        raise PermohonanDitolak(_("Kata sandi salah, atau terlalu banyak percobaan. Rancangan belum disahkan."))
    sahkan_rancangan(
        rancangan_id=r.pk,
        versi=isi["versi"],
        keputusan=Keputusan(isi["nomor"], isi["tanggal"]),
        berlaku_mulai=isi["berlaku_mulai"],
        oleh=oleh,
    )
    messages.success(request, _("Versi baru disahkan. Permohonan baru memakainya sejak tanggal berlakunya."))


@require_http_methods(["GET", "POST"])
@jabatan(KEPALA_DINAS)
def cabut_paket(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a version before its day."""
    p = akses.pengesahan_menunggu(pk)
    form = AlasanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            cabut_pengesahan(penetapan_paket_id=pk, alasan=form.cleaned_data["alasan"], oleh=akses.pengguna(request))
        except PermohonanDitolak as e:
            messages.error(request, str(e))
        else:
            messages.success(request, _("Versi itu dicabut. Yang berlaku sekarang tetap berlaku."))
        return redirect("rancangan")
    konteks = {"p": p, "form": form}
    return render(request, "perizinan/rancangan/cabut.html", konteks, status=422 if form.errors else 200)


@login_not_required
@require_safe
def riwayat_izin(request: HttpRequest, kode: str) -> HttpResponse:
    """Every version of a permit type with its decree, its day, and what it changed."""
    semua = list(PenetapanPaket.objects.riwayat(kode.upper())[:50])
    if not semua:
        raise Http404
    return render(request, "perizinan/riwayat_izin.html", susun_riwayat(semua))
