"""Pages for what went wrong: what happened, what to do next, whom to ask, under which code."""

import logging
import math
import secrets
import sys
from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from sicantik.lib.pdf import CetakGagal
from sicantik.lib.unggahan import UnggahanDitolak

log = logging.getLogger(__name__)


def permintaan_buruk(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def terlarang(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def tidak_ditemukan(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


@login_not_required
def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long, or cookies are off."""
    return render(request, "403_csrf.html", status=403)


def kesalahan(request: HttpRequest) -> HttpResponse:
    """500; or 503 when it is the database that is away. Asks nothing of database or context processors."""
    kode = secrets.token_hex(4).upper()
    galat = sys.exc_info()[1]
    log.error("kode kejadian %s: %s", kode, type(galat).__name__)
    if isinstance(galat, OperationalError | InterfaceError | CetakGagal | UnggahanDitolak):
        return sibuk(kode)
    return HttpResponse(render_to_string("500.html", {"kode": kode}), status=500)


def sibuk(kode: str = "", tunggu: int = 10) -> HttpResponse:
    """503: come back in `tunggu` seconds."""
    jawab = HttpResponse(render_to_string("503.html", {"kode": kode}), status=503)
    jawab["Retry-After"] = str(tunggu)
    return jawab


def terlalu_sering(request: HttpRequest, sisa: timedelta) -> HttpResponse:
    """429: the limit opens again after `sisa`."""
    detik = max(1, math.ceil(sisa.total_seconds()))
    jawab = render(request, "429.html", {"menit": math.ceil(detik / 60)}, status=429)
    jawab["Retry-After"] = str(detik)
    return jawab
