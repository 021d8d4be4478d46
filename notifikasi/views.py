"""The demo's page of messages, and the state of delivery for staff."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from notifikasi.models import Pesan


@login_not_required
def kotak_peragaan(request: HttpRequest) -> HttpResponse:
    """What would have been sent. Only the demo has this page."""
    if not settings.DEMO:
        raise Http404
    pesan = Pesan.objects.all()[:100]
    return render(request, "notifikasi/kotak_peragaan.html", {"pesan": pesan})
