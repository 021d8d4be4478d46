"""The API's page for people."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracking.dokumentasi import daftar_operasi
from tracking.services import API_SEMENIT, TIADA_SEJAM


@login_not_required
@require_safe
def dokumentasi(request: HttpRequest) -> HttpResponse:
    konteks = {
        "operasi": daftar_operasi(),
        "alamat": settings.SITUS_URL,
        "semenit": API_SEMENIT,
        "tiada_sejam": TIADA_SEJAM,
    }
    return render(request, "tracking/api.html", konteks)
