"""The SOPs as the office published them, for anyone; the working calendar, for the administrator."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from akun.akses import jabatan
from akun.queries import nama_jabatan
from akun.services import JatahHabis
from akun.status import ADMINISTRATOR
from akun.views.galat import sibuk, terlalu_sering
from sicantik.lib import jam
from sop.forms import HariKhususForm
from sop.models import HariKhusus, VersiSop
from sop.queries import penetapan_kini, penetapan_mendatang, versi_terbaru
from sop.services import ubah_hari_khusus
from sop.services.cetakan import SedangDicetak, pdf_sop
from sop.tampilan import kartu_sop, lembar_sop


@login_not_required
@require_safe
def daftar_sop(request: HttpRequest) -> HttpResponse:
    """Every SOP in its newest version."""
    return render(request, "sop/daftar.html", {"daftar": [kartu_sop(v) for v in versi_terbaru()]})


@login_not_required
@require_safe
def halaman_sop(request: HttpRequest, kode: str) -> HttpResponse:
    """One SOP as the decree has it: head, step table with its mutu baku, swimlane, and the document's oddities."""
    versi = _versi(kode)
    konteks = {
        "sop": lembar_sop(versi, nama_jabatan()),
        "penetapan": penetapan_kini(versi.kode),
        "mendatang": penetapan_mendatang(versi.kode),
    }
    return render(request, "sop/sop.html", konteks)


@login_not_required
@require_safe
def cetakan_sop(request: HttpRequest, kode: str) -> HttpResponse:
    """The same as PDF. Printed once for each version; whoever comes while that happens is asked to come again."""
    versi = _versi(kode)
    try:
        isi = pdf_sop(versi)
    except JatahHabis as e:
        return terlalu_sering(request, e.sisa)
    except SedangDicetak:
        return sibuk(tunggu=5)
    jawaban = HttpResponse(isi, content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="SOP-{versi.kode}.pdf"'
    jawaban["Cache-Control"] = "public, max-age=3600"
    return jawaban


def _versi(kode: str) -> VersiSop:
    versi = versi_terbaru(kode).first()
    if versi is None:
        raise Http404
    return versi


@require_http_methods(["GET", "POST"])
@jabatan(ADMINISTRATOR)
def hari_khusus(request: HttpRequest) -> HttpResponse:
    """Days off and working days that the office decided; deadlines of open files follow at once."""
    form = HariKhususForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        berubah = ubah_hari_khusus(**form.cleaned_data)
        messages.success(request, _("Tersimpan. Tenggat %(n)d berkas berubah.") % {"n": berubah})
        return redirect("hari_khusus")
    daftar = HariKhusus.objects.filter(tanggal__gte=jam.hari_ini() - timedelta(days=60))
    return render(request, "sop/hari_khusus.html", {"form": form, "daftar": daftar}, status=422 if form.errors else 200)
