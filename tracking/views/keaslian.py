"""Is a permit genuine and in force: by the token in its QR code, or by the code printed beside it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from akun.services import JatahHabis
from akun.views.galat import terlalu_sering
from sicantik.lib.alamat import alamat
from tracking import services
from tracking.forms import CekForm
from tracking.keaslian import lembar_keaslian, lembar_tiada


@login_not_required
@require_safe
def izin(request: HttpRequest, token: str) -> HttpResponse:
    """The answer in one word. A permit that is not found gets the same page, as 404."""
    keaslian = services.izin_token(token)
    lembar = lembar_tiada() if keaslian is None else lembar_keaslian(keaslian)
    jawaban = render(request, "tracking/keaslian.html", {"lembar": lembar}, status=200 if keaslian else 404)
    jawaban["Cache-Control"] = "no-store"
    return jawaban


@login_not_required
@require_safe
def cek(request: HttpRequest) -> HttpResponse:
    """The form for the printed code."""
    form = CekForm(request.GET) if "kode" in request.GET else CekForm()
    if not form.is_bound or not form.is_valid():
        return render(request, "tracking/cek.html", {"form": form}, status=422 if form.is_bound else 200)
    try:
        keaslian = services.izin_kode(form.cleaned_data["kode"], alamat=alamat(request))
    except JatahHabis as e:
        return terlalu_sering(request, e.sisa)
    if keaslian is None:
        return render(request, "tracking/keaslian.html", {"lembar": lembar_tiada()}, status=404)
    return redirect("keaslian", keaslian.token)
