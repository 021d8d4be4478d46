"""Where an application is: by its number for anyone, by its token for the applicant."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from akun.services import JatahHabis
from akun.views.galat import terlalu_sering
from sicantik.lib.alamat import alamat
from tracking import services
from tracking.forms import LacakForm
from tracking.halaman import halaman_lengkap, halaman_umum


@login_not_required
@require_safe
def cari(request: HttpRequest) -> HttpResponse:
    """The form; what can be a number leads to its page."""
    form = LacakForm(request.GET) if "nomor" in request.GET else LacakForm()
    if form.is_bound and form.is_valid():
        return redirect("lacak_nomor", form.cleaned_data["nomor"])
    return render(request, "tracking/lacak.html", {"form": form}, status=422 if form.is_bound else 200)


@login_not_required
@require_safe
def nomor(request: HttpRequest, nomor: str) -> HttpResponse:
    """The public view."""
    try:
        lacak = services.lacak_nomor(nomor, alamat=alamat(request))
    except JatahHabis as e:
        return terlalu_sering(request, e.sisa)
    if lacak is None:
        return render(request, "tracking/lacak.html", {"form": LacakForm(), "tiada": True}, status=404)
    return HttpResponse(halaman_umum(request, lacak))


@login_not_required
@require_safe
def permohonan(request: HttpRequest, token: str) -> HttpResponse:
    """The applicant's view. One statement, and nothing of the session."""
    lacak = services.lacak_token(token)
    if lacak is None:
        raise Http404
    return HttpResponse(halaman_lengkap(request, lacak), headers={"Cache-Control": "private, no-store"})
