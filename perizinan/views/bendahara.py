"""The Bendahara's pages: what is owed, a payment recorded, a proof judged, the payments of a day."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.akses import jabatan
from akun.status import BENDAHARA
from perizinan import akses
from perizinan.forms.retribusi import BayarForm, HariForm, PutusBuktiForm, TindakLanjutForm
from perizinan.models import BuktiBayar, Ketetapan
from perizinan.queries import retribusi
from perizinan.services.bukti_bayar import terima_bukti, tolak_bukti
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.pembayaran import catat_pembayaran
from perizinan.services.penyedia import tindak_lanjuti
from perizinan.tampilan.bendahara import (
    baris_hari,
    baris_skrd,
    catatan_contoh,
    lembar_bukti,
    lembar_meja,
    lembar_pembayaran,
)
from sicantik.lib import jam
from sicantik.lib.lembar_csv import tulis_csv
from sicantik.lib.terbaca import TAHUN
from sop.services import BukanGiliran

SEHALAMAN = 50


@require_safe
@jabatan(BENDAHARA)
def bendahara(request: HttpRequest) -> HttpResponse:
    """Open SKRD by due date, with what waits for a decision above them."""
    cari = request.GET.get("cari", "").replace("\0", "").strip()[:80]
    halaman = Paginator(retribusi.tagihan_terbuka(cari), SEHALAMAN).get_page(request.GET.get("halaman"))
    rows = list(halaman)
    konteks = {
        **lembar_meja(),
        "cari": cari,
        "halaman": halaman,
        "baris": baris_skrd(rows),
        "catatan": catatan_contoh(rows),
    }
    return render(request, "perizinan/retribusi/bendahara.html", konteks)


@require_http_methods(["GET", "POST"])
@jabatan(BENDAHARA)
def skrd(request: HttpRequest, pk: int) -> HttpResponse:
    """One SKRD; while it is open, the form that records its payment."""
    ketetapan = akses.ketetapan_bendahara(pk)
    if request.method == "GET":
        return _halaman_skrd(request, ketetapan, BayarForm(initial=_sekarang()))
    form = BayarForm(request.POST)
    if not form.is_valid():
        return _halaman_skrd(request, ketetapan, form, 422)
    try:
        bayar = catat_pembayaran(ketetapan_id=pk, setoran=form.setoran(), oleh=akses.pengguna(request))
    except (PermohonanDitolak, BukanGiliran) as e:
        messages.error(request, str(e))
        return _halaman_skrd(request, akses.ketetapan_bendahara(pk), form, 422)
    messages.success(request, _("Pembayaran tercatat dengan SSRD %(nomor)s.") % {"nomor": bayar.nomor})
    return redirect("skrd", pk)


@require_http_methods(["GET", "POST"])
@jabatan(BENDAHARA)
def bukti(request: HttpRequest, pk: int) -> HttpResponse:
    """One proof of payment: accepted as a transfer, or refused with a reason."""
    baris = akses.bukti_bendahara(pk)
    if request.method == "GET":
        awal = {"berkas": baris.berkas_id, "tanggal": baris.dibuat.astimezone(jam.zona()).date()}
        return _halaman_bukti(request, baris, PutusBuktiForm(initial=awal))
    form = PutusBuktiForm(request.POST)
    if not form.is_valid():
        return _halaman_bukti(request, baris, form, 422)
    try:
        kabar = _putuskan(request, pk, form)
    except (PermohonanDitolak, BukanGiliran) as e:
        messages.error(request, str(e))
        return _halaman_bukti(request, akses.bukti_bendahara(pk), form, 422)
    messages.success(request, kabar)
    return redirect("skrd", baris.ketetapan_id)


@require_POST
@jabatan(BENDAHARA)
def tindak_lanjut(request: HttpRequest, pk: int) -> HttpResponse:
    """Money that could not be booked was seen to."""
    kabar, form = akses.kabar_bendahara(pk), TindakLanjutForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(form.errors["catatan"][0]))
        return redirect("bendahara")
    try:
        tindak_lanjuti(kabar_id=kabar.pk, oleh=akses.pengguna(request), catatan=form.cleaned_data["catatan"])
        messages.success(request, _("Ditandai selesai dengan catatan Anda."))
    except (PermohonanDitolak, BukanGiliran) as e:
        messages.error(request, str(e))
    return redirect("bendahara")


@require_safe
@jabatan(BENDAHARA)
def hari(request: HttpRequest) -> HttpResponse:
    """The payments of a day of the office, with totals by way."""
    form = HariForm(request.GET)
    hari_ = _hari(form)
    semua = retribusi.pembayaran_hari(hari_)
    konteks = {**lembar_pembayaran(semua), "hari": hari_, "form": HariForm(initial={"tanggal": hari_})}
    return render(request, "perizinan/retribusi/hari.html", konteks, status=200 if form.is_valid() else 422)


@require_safe
@jabatan(BENDAHARA)
@cache_control(private=True, no_store=True)
def hari_csv(request: HttpRequest) -> HttpResponse:
    """The same for a spreadsheet."""
    hari_ = _hari(HariForm(request.GET))
    jawaban = HttpResponse(tulis_csv(baris_hari(retribusi.pembayaran_hari(hari_))), content_type="text/csv")
    jawaban["Content-Disposition"] = f'attachment; filename="pembayaran-{hari_:%Y-%m-%d}.csv"'
    return jawaban


def _hari(form: HariForm) -> date:
    """The day asked for; today when none, or none that exists."""
    hari_ = form.cleaned_data.get("tanggal") if form.is_valid() else None
    return hari_ if isinstance(hari_, date) and hari_.year in TAHUN else jam.hari_ini()


def _sekarang() -> dict[str, object]:
    kini = jam.kini().astimezone(jam.zona())
    return {"tanggal": kini.date(), "pukul": kini.time()}


def _putuskan(request: HttpRequest, pk: int, form: PutusBuktiForm) -> str:
    isi, oleh = form.cleaned_data, akses.pengguna(request)
    if form.ditolak:
        tolak_bukti(bukti_id=pk, berkas_id=isi["berkas"], oleh=oleh, alasan=isi["alasan"])
        return _("Bukti tidak diterima. Pemohon diberi tahu alasannya.")
    bayar = terima_bukti(
        bukti_id=pk,
        berkas_id=isi["berkas"],
        oleh=oleh,
        dibayar=isi["dibayar"],
        jumlah=isi["jumlah"],
        referensi=isi["referensi"],
    )
    return _("Pembayaran tercatat dengan SSRD %(nomor)s.") % {"nomor": bayar.nomor}


def _halaman_skrd(request: HttpRequest, ketetapan: Ketetapan, form: BayarForm, status: int = 200) -> HttpResponse:
    konteks = {**lembar_bukti(ketetapan), "form": form}
    return render(request, "perizinan/retribusi/skrd.html", konteks, status=status)


def _halaman_bukti(request: HttpRequest, baris: BuktiBayar, form: PutusBuktiForm, status: int = 200) -> HttpResponse:
    konteks = {**lembar_bukti(baris.ketetapan), "baris": baris, "form": form}
    return render(request, "perizinan/retribusi/bukti.html", konteks, status=status)
