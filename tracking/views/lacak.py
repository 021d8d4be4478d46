"""Where an application is: by its number for anyone, by its token for the applicant."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tracking import services
from tracking.tampilan import lembar_lengkap


@login_not_required
@require_GET
def permohonan(request: HttpRequest, token: str) -> HttpResponse:
    lacak = services.lacak_token(token)
    if lacak is None:
        raise Http404
    return render(request, "tracking/permohonan.html", lembar_lengkap(lacak))
