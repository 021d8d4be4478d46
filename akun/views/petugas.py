"""The administrator's pages about officers: gate, form, service, response."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun import services, status
from akun.akses import jabatan, pengguna, petugas_terkelola, tugas_terkelola
from akun.filters import PetugasFilter, daftar_petugas, riwayat_tugas
from akun.forms.petugas import PenugasanForm, PetugasForm, UbahPetugasForm

SEHALAMAN = 50
administrator = jabatan(status.ADMINISTRATOR)


@require_safe
@administrator
def daftar(request: HttpRequest) -> HttpResponse:
    saring = PetugasFilter(request.GET, daftar_petugas())
    halaman = Paginator(saring.qs, SEHALAMAN).get_page(request.GET.get("halaman"))
    return render(request, "akun/petugas/daftar.html", {"saring": saring.form, "halaman": halaman})


@require_http_methods(["GET", "POST"])
@administrator
def baru(request: HttpRequest) -> HttpResponse:
    form = PetugasForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            petugas = services.buat_petugas(isi=form.isi())
        except services.PetugasDitolak as e:
            form.add_error(e.medan, str(e))
        else:
            messages.success(request, _("Akun dibuat dan undangan dikirim ke %(surel)s.") % {"surel": petugas.email})
            return redirect("petugas_ubah", petugas.pk)
    return render(request, "akun/petugas/baru.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@administrator
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    petugas = petugas_terkelola(pk)
    form = UbahPetugasForm(request.POST or None, petugas=petugas)
    if request.method == "POST" and form.is_valid():
        try:
            services.ubah_petugas(
                petugas=petugas, isi=form.isi(), oleh=pengguna(request), sandi=form.cleaned_data["sandi"]
            )
        except services.PetugasDitolak as e:
            form.add_error(e.medan, str(e))
        else:
            messages.success(request, _("Perubahan tersimpan."))
            return redirect("petugas_ubah", pk)
    konteks = {
        "form": form,
        "orang": petugas,
        "tugas": riwayat_tugas(petugas),
        "diri_sendiri": petugas.pk == pengguna(request).pk,
    }
    return render(request, "akun/petugas/ubah.html", konteks, status=422 if form.errors else 200)


@require_POST
@administrator
def keadaan(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the account or open it again."""
    petugas = petugas_terkelola(pk)
    try:
        if petugas.is_active:
            services.nonaktifkan_petugas(petugas=petugas, oleh=pengguna(request))
            messages.success(request, _("Akun dinonaktifkan. Semua sesinya berakhir."))
        else:
            services.aktifkan_petugas(petugas=petugas)
            messages.success(request, _("Akun aktif lagi. Undangan dikirim untuk membuat kata sandi baru."))
    except services.PetugasDitolak as e:
        messages.error(request, str(e))
    return redirect("petugas_ubah", pk)


@require_POST
@administrator
def undang(request: HttpRequest, pk: int) -> HttpResponse:
    petugas = petugas_terkelola(pk)
    services.undang_petugas(petugas=petugas)
    messages.success(request, _("Undangan dikirim ke %(surel)s.") % {"surel": petugas.email})
    return redirect("petugas_ubah", pk)


@require_http_methods(["GET", "POST"])
@administrator
def tugas_baru(request: HttpRequest, pk: int) -> HttpResponse:
    petugas = petugas_terkelola(pk)
    form = PenugasanForm(request.POST or None, petugas=petugas)
    if request.method == "POST" and form.is_valid():
        try:
            services.beri_jabatan(tugas=form.tugas(), oleh=pengguna(request))
        except services.PetugasDitolak as e:
            form.add_error("jabatan", str(e))
        else:
            messages.success(request, _("Jabatan diberikan."))
            return redirect("petugas_ubah", pk)
    konteks = {"form": form, "orang": petugas}
    return render(request, "akun/petugas/tugas_baru.html", konteks, status=422 if form.errors else 200)


@require_POST
@administrator
def tugas_akhiri(request: HttpRequest, pk: int) -> HttpResponse:
    tugas = tugas_terkelola(pk)
    try:
        services.akhiri_penugasan(tugas=tugas, oleh=pengguna(request))
        messages.success(request, _("Jabatan diakhiri."))
    except services.PetugasDitolak as e:
        messages.error(request, str(e))
    return redirect("petugas_ubah", tugas.pengguna_id)
