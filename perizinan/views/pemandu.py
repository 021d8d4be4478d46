""" "Izin apa yang saya perlukan?": one topic per page, everything in the address, nothing kept."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from perizinan import queries
from perizinan.pemandu import jawaban_sah, kelompok_kbli, pertanyaan_berikut
from perizinan.tampilan.pemandu import lembar_cari, lembar_hasil, lembar_tanya


@login_not_required
@require_safe
def pemandu(request: HttpRequest) -> HttpResponse:
    """Look for the business in everyday words."""
    cari = request.GET.get("q", "").strip()[:80]
    return render(request, "perizinan/pemandu/cari.html", lembar_cari(cari))


@login_not_required
@require_safe
def tanya(request: HttpRequest) -> HttpResponse:
    """The next question, until there is none."""
    kbli = _kbli(request)
    jawaban = jawaban_sah(request.GET.dict(), kbli)
    pertanyaan = pertanyaan_berikut(jawaban)
    if pertanyaan is None:
        return redirect(f"{reverse('pemandu_hasil')}?{request.GET.urlencode()}")
    # The page that asked sent itself along: nothing was chosen on it.
    galat = _("Pilih salah satu jawaban") if request.GET.get("tanya") == pertanyaan.kode else ""
    konteks = {**lembar_tanya(pertanyaan, jawaban, kbli), "galat": galat}
    return render(request, "perizinan/pemandu/tanya.html", konteks, status=422 if galat else 200)


@login_not_required
@require_safe
def hasil(request: HttpRequest) -> HttpResponse:
    """The permits, the documents, time and cost, and where else to go; made to be printed."""
    kbli = _kbli(request)
    jawaban = jawaban_sah(request.GET.dict(), kbli)
    if pertanyaan_berikut(jawaban) is not None:
        return redirect(f"{reverse('pemandu_tanya')}?{request.GET.urlencode()}")
    lembar = lembar_hasil(queries.katalog(), queries.kode_menerima(), jawaban, kbli)
    return render(request, "perizinan/pemandu/hasil.html", lembar)


def _kbli(request: HttpRequest) -> str:
    """A code of the excerpt; anything else is as if none was chosen."""
    kelompok = kelompok_kbli(request.GET.get("kbli", ""))
    return kelompok.kode if kelompok else ""
