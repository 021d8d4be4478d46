"""The SOPs as the office published them, for anyone; the working calendar, for the administrator."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.akses import jabatan
from akun.queries import nama_jabatan
from akun.services import JatahHabis
from akun.status import ADMINISTRATOR
from akun.views.galat import sibuk, terlalu_sering
from sicantik.lib import jam
from sicantik.lib.terbaca import TAHUN, bilangan
from sop.forms import HariKhususForm, JamKerjaForm
from sop.models import HariKhusus, JamKerja, VersiSop
from sop.queries import penetapan_kini, penetapan_mendatang, versi_terbaru
from sop.services import (
    akhiri_jam_kerja,
    hapus_hari_khusus,
    kalender_kantor,
    tambah_jam_kerja,
    ubah_hari_khusus,
)
from sop.services.cetakan import SedangDicetak, pdf_sop
from sop.tampilan import kartu_sop, lembar_sop
from sop.tampilan.kalender import baris_jam, kalender_tahun


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
    """A year of working days; the office's own days and hours. Deadlines of open files follow at once."""
    form = HariKhususForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        berubah = ubah_hari_khusus(**form.cleaned_data)
        messages.success(request, _("Tersimpan. Tenggat %(n)d berkas berubah.") % {"n": berubah})
        return _ke_tahun(form.cleaned_data["tanggal"])
    return _kalender(request, form, JamKerjaForm())


@require_POST
@jabatan(ADMINISTRATOR)
def hapus_hari(request: HttpRequest, tanggal: str) -> HttpResponse:
    """The national calendar again for a day."""
    hari = _tanggal(tanggal)
    berubah = hapus_hari_khusus(tanggal=hari)
    messages.success(request, _("Tetapan dihapus. Tenggat %(n)d berkas berubah.") % {"n": berubah})
    return _ke_tahun(hari)


@require_POST
@jabatan(ADMINISTRATOR)
def jam_kerja(request: HttpRequest) -> HttpResponse:
    """Other hours for a time."""
    form = JamKerjaForm(request.POST)
    if form.is_valid():
        try:
            berubah = tambah_jam_kerja(periode=form.periode())
        except ValidationError as e:
            form.add_error(None, e)
        else:
            messages.success(request, _("Tersimpan. Tenggat %(n)d berkas berubah.") % {"n": berubah})
            return _ke_tahun(form.cleaned_data["mulai"])
    return _kalender(request, HariKhususForm(), form)


@require_POST
@jabatan(ADMINISTRATOR)
def akhiri_jam(request: HttpRequest, pk: int) -> HttpResponse:
    """The usual hours again."""
    periode = get_object_or_404(JamKerja, pk=pk)
    berubah = akhiri_jam_kerja(pk=pk)
    messages.success(request, _("Jam kerja berkala diakhiri. Tenggat %(n)d berkas berubah.") % {"n": berubah})
    return _ke_tahun(periode.mulai)


def _kalender(request: HttpRequest, form: HariKhususForm, form_jam: JamKerjaForm) -> HttpResponse:
    teks = request.GET.get("tahun", "")
    tahun = int(teks) if len(teks) == 4 and bilangan(teks) in TAHUN else jam.hari_ini().year
    tetapan = {h.tanggal: h for h in HariKhusus.objects.filter(tanggal__year=tahun)}
    konteks = {
        "form": form,
        "form_jam": form_jam,
        "tahun": tahun,
        "bulan": kalender_tahun(tahun, kalender_kantor(), tetapan),
        "daftar": list(tetapan.values()),
        "periode": baris_jam(JamKerja.objects.filter(sampai__year__gte=tahun, mulai__year__lte=tahun)),
    }
    salah = form.errors or form_jam.errors
    return render(request, "sop/hari_khusus.html", konteks, status=422 if salah else 200)


def _ke_tahun(hari: date) -> HttpResponse:
    return redirect(f"{reverse('hari_khusus')}?tahun={hari.year}")


def _tanggal(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError as e:
        raise Http404 from e
