"""Where a person lands after signing in, their own account, and the choice of language."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST
from django.views.i18n import set_language

from akun.akses import pengguna
from akun.forms.profil import ProfilForm


def beranda_saya(request: HttpRequest) -> HttpResponse:
    return redirect("meja" if pengguna(request).petugas else "permohonan_saya")


@csrf_exempt  # a forged choice of language harms nobody, and public pages stay free of a cookie of ours
@login_not_required
@require_POST
def bahasa(request: HttpRequest) -> HttpResponseBase:
    return set_language(request)


@require_http_methods(["GET", "POST"])
def akun_saya(request: HttpRequest) -> HttpResponse:
    """Name and number, and the way to password and second factor."""
    form = ProfilForm(request.POST or None, instance=pengguna(request))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Perubahan tersimpan."))
        return redirect("akun_saya")
    return render(request, "akun/akun_saya.html", {"form": form}, status=422 if form.errors else 200)
