"""The applicant withdraws an application, from the account or at the counter."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akun.akses import jabatan
from akun.status import PETUGAS_LOKET
from perizinan import akses
from perizinan.forms.akhir import TarikDiLoketForm, TarikForm
from perizinan.models import Permohonan
from perizinan.services import pengakhiran
from perizinan.services.galat import PermohonanDitolak
from sop.services import BukanGiliran, GerakTerlarang, SudahDikerjakan


@require_http_methods(["GET", "POST"])
def tarik(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what withdrawing means, ask why, and do it."""
    milik = akses.permohonan_milik(request, pk)
    layanan = partial(pengakhiran.tarik, permohonan_id=pk, oleh=akses.pengguna(request))
    form = TarikForm(request.POST or None)
    return _tarik(request, milik, form, layanan, templat="perizinan/tarik.html", kembali="permohonan")


@require_http_methods(["GET", "POST"])
@jabatan(PETUGAS_LOKET)
def tarik_di_loket(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for an applicant at the counter who has no account."""
    berkas = akses.permohonan_meja(request, pk).permohonan
    if berkas.pemohon_id is not None:
        raise Http404
    layanan = partial(pengakhiran.tarik_di_loket, permohonan_id=pk, oleh=akses.pengguna(request))
    form = TarikDiLoketForm(request.POST or None)
    return _tarik(request, berkas, form, layanan, templat="perizinan/loket/tarik.html", kembali="berkas_meja")


def _tarik(
    request: HttpRequest,
    permohonan: Permohonan,
    form: TarikForm,
    layanan: Callable[..., None],
    *,
    templat: str,
    kembali: str,
) -> HttpResponse:
    if not pengakhiran.boleh_berakhir(permohonan, "ditarik"):
        messages.error(request, _("Permohonan ini tidak dapat ditarik lagi."))
        return redirect(kembali, permohonan.pk)
    if request.method == "POST" and form.is_valid():
        try:
            layanan(alasan=form.cleaned_data["alasan"])
        except (PermohonanDitolak, BukanGiliran, SudahDikerjakan) as e:
            messages.error(request, str(e))
        except GerakTerlarang:
            messages.error(request, _("Permohonan ini tidak dapat ditarik lagi."))
        else:
            messages.success(request, _("Permohonan ditarik."))
        return redirect(kembali, permohonan.pk)
    konteks = {
        "permohonan": permohonan,
        "izin": permohonan.versi_paket.paket.izin,
        "form": form,
        "kembali": reverse(kembali, args=[permohonan.pk]),
        "dibayar": pengakhiran.dibayar(permohonan),
    }
    return render(request, templat, konteks, status=422 if form.errors else 200)
