"""Where a person lands after signing in, and the choice of language."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from akun.akses import pengguna


def beranda_saya(request: HttpRequest) -> HttpResponse:
    return redirect("meja" if pengguna(request).petugas else "permohonan_saya")


@csrf_exempt  # a forged choice of language harms nobody, and public pages stay free of a cookie of ours
@login_not_required
@require_POST
def bahasa(request: HttpRequest) -> HttpResponseBase:
    return set_language(request)


def akun_saya(request: HttpRequest) -> HttpResponse:
    return HttpResponse()
