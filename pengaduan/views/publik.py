"""The public side: the form, what came of it, and the reporter's own page. None of them reads the session."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from akun.services import JatahHabis, pakai_jatah
from akun.views.galat import terlalu_sering
from pengaduan import akses, services
from pengaduan.forms import PengaduanForm
from pengaduan.tampilan import lembar_pelapor
from sicantik.lib.alamat import alamat

SEJAM = timedelta(hours=1)
SEJAM_SEBANYAK = 20  # an office's own computer for visitors is one address
KONTAK_SEHARI = 3  # confirmations: nobody has written from that address or number, somebody only typed it


@login_not_required
@require_http_methods(["GET", "POST"])
def ajukan(request: HttpRequest) -> HttpResponse:
    """The form; a link may fill in `nomor` and `perihal`. Every sending counts, also one with a mistake."""
    if request.method == "GET":
        awal = {nama: request.GET.get(nama, "")[:60] for nama in ("nomor", "perihal")}
        return render(request, "pengaduan/ajukan.html", {"form": PengaduanForm(initial=awal)})
    try:
        pakai_jatah("pengaduan", alamat(request), batas=SEJAM_SEBANYAK, jendela=SEJAM)
    except JatahHabis as e:
        return terlalu_sering(request, e.sisa)
    form = PengaduanForm(request.POST)
    if not form.is_valid():
        return render(request, "pengaduan/ajukan.html", {"form": form}, status=422)
    isi, pelapor = form.cleaned_data, form.pelapor()
    pengaduan = services.terima_pengaduan(
        kunci=isi["kunci"],
        isi=isi["isi"],
        pelapor=pelapor,
        nomor=isi["nomor"],
        klasifikasi=isi["perihal"],
        kabari=pelapor is not None and _boleh_dikabari(pelapor.kontak),
    )
    return redirect("pengaduan_terkirim", pengaduan.token)


@login_not_required
@require_safe
def terkirim(request: HttpRequest, token: str) -> HttpResponse:
    """Ticket, link and QR code to keep."""
    lembar = lembar_pelapor(akses.pengaduan_bertoken(token))
    return _rahasia(render(request, "pengaduan/terkirim.html", {"lembar": lembar}))


@login_not_required
@require_safe
def ikuti(request: HttpRequest, token: str) -> HttpResponse:
    """State, clock and answers, for whoever has the link."""
    lembar = lembar_pelapor(akses.pengaduan_bertoken(token))
    return _rahasia(render(request, "pengaduan/ikuti.html", {"lembar": lembar}))


def _boleh_dikabari(kontak: str) -> bool:
    if not kontak:
        return False
    try:
        pakai_jatah("pengaduan_kontak", kontak, batas=KONTAK_SEHARI, jendela=timedelta(days=1))
    except JatahHabis:
        return False
    return True


def _rahasia(jawaban: HttpResponse) -> HttpResponse:
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban
