"""Queue numbers: the counter's page, the screen where visitors take one, the public display, the ticket."""

from datetime import date, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.akses import jabatan
from akun.services import JatahHabis, pakai_jatah
from akun.status import PETUGAS_LOKET
from akun.views.galat import terlalu_sering
from perizinan import akses
from perizinan.forms.loket import LayananForm, PanggilForm
from perizinan.models import TiketAntrean
from perizinan.services.antrean import ambil_nomor, gerakkan_tiket, panggil_berikutnya
from perizinan.services.galat import PermohonanDitolak
from perizinan.status import GERAK_TIKET
from perizinan.tampilan.loket import angka_layanan, lembar_loket, lembar_papan, lembar_tiket
from sicantik.lib import jam, token

NOMOR_LOKET = "nomor_loket"  # in the session: which counter this officer sits at
TIKET_SEJAM = 300  # from one screen


@require_safe
@jabatan(PETUGAS_LOKET)
def loket(request: HttpRequest) -> HttpResponse:
    """Who waits, who is here, and what was begun at this counter."""
    konteks = {
        **lembar_loket(akses.pengguna(request), jam.kini()),
        "nomor_loket": request.session.get(NOMOR_LOKET, 1),
        "layar": token.buat("antrean", jam.hari_ini().toordinal()),
    }
    return render(request, "perizinan/loket/loket.html", konteks)


@require_POST
@jabatan(PETUGAS_LOKET)
def tiket_baru(request: HttpRequest) -> HttpResponse:
    """Give a visitor a number at the counter."""
    return _beri(LayananForm(request.POST)) or redirect("loket")


@require_POST
@jabatan(PETUGAS_LOKET)
def panggil(request: HttpRequest) -> HttpResponse:
    """Call the next one."""
    form = PanggilForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Isi nomor loket Anda, dari 1 sampai 99."))
        return redirect("loket")
    nomor = request.session[NOMOR_LOKET] = form.cleaned_data["loket"]
    try:
        tiket = panggil_berikutnya(oleh=akses.pengguna(request), loket=nomor, layanan=form.dipanggil())
    except PermohonanDitolak as e:
        messages.error(request, str(e))
        return redirect("loket")
    if tiket is None:
        messages.info(request, _("Tidak ada yang menunggu."))
    return redirect("loket")


@require_POST
@jabatan(PETUGAS_LOKET)
def gerak(request: HttpRequest, pk: int, gerak: str) -> HttpResponse:
    """Serve, skip, call again, finish."""
    if gerak not in GERAK_TIKET:
        raise Http404
    tiket = get_object_or_404(TiketAntrean, pk=pk, tanggal=jam.hari_ini())
    try:
        gerakkan_tiket(
            tiket_id=tiket.pk, gerak=gerak, oleh=akses.pengguna(request), loket=request.session.get(NOMOR_LOKET, 1)
        )
    except PermohonanDitolak as e:
        messages.error(request, str(e))
    return redirect("loket")


@login_not_required
@require_safe
def papan(request: HttpRequest) -> HttpResponse:
    """The public display of the numbers called; it comes again by itself."""
    jawaban = render(request, "perizinan/loket/papan.html", lembar_papan())
    jawaban["Refresh"] = "10"
    jawaban["Cache-Control"] = "no-store"
    return jawaban


@login_not_required
@require_http_methods(["GET", "POST"])
def layar(request: HttpRequest, token: str) -> HttpResponse:
    """The screen where visitors take a number: opened by staff for one day, without a session of theirs on it."""
    if _hari(token) != jam.hari_ini():
        raise Http404
    galat = ""
    if request.method == "POST":
        try:
            pakai_jatah("antrean", token, batas=TIKET_SEJAM, jendela=timedelta(hours=1))
        except JatahHabis as e:
            return terlalu_sering(request, e.sisa)
        if jawaban := _beri(LayananForm(request.POST), layar=token):
            return jawaban
        galat = _("Nomor belum keluar. Pilih layanan lain atau hubungi petugas.")
    konteks = {"layanan": angka_layanan(), "galat": galat}
    return render(request, "perizinan/loket/layar.html", konteks, status=422 if galat else 200)


@login_not_required
@require_safe
def tiket(request: HttpRequest, token: str) -> HttpResponse:
    """One ticket, to print or to keep open on a phone."""
    jawaban = render(request, "perizinan/loket/tiket.html", lembar_tiket(_tiket(token)))
    layar = request.GET.get("layar", "")
    if _hari(layar) is not None:  # shown on the visitors' screen: back to it for the next one
        jawaban["Refresh"] = f"15; url={reverse('layar_antrean', args=[layar])}"
    jawaban["Cache-Control"] = "no-store"
    return jawaban


def _beri(form: LayananForm, layar: str = "") -> HttpResponse | None:
    if not form.is_valid():
        return None
    try:
        tiket = ambil_nomor(layanan=form.cleaned_data["layanan"])
    except PermohonanDitolak:
        return None
    jawaban = redirect("tiket_antrean", tiket.token)
    if layar:
        jawaban["Location"] += f"?layar={layar}"
    return jawaban


def _tiket(teks: str) -> TiketAntrean:
    isi = token.baca("tiket", teks)
    return get_object_or_404(TiketAntrean, pk=isi.id if isi else 0)


def _hari(teks: str) -> date | None:
    isi = token.baca("antrean", teks)
    return date.fromordinal(isi.id) if isi else None
