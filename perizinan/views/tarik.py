"""The applicant withdraws an application, from the account or at the counter."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akun.akses import jabatan
from akun.status import PETUGAS_LOKET
from perizinan import akses
from perizinan.forms.akhir import TarikDiLoketForm, TarikForm
from perizinan.models import Permohonan
from perizinan.services import pengakhiran
from perizinan.services.galat import PermohonanDitolak
from sop.services import GerakTerlarang, SudahDikerjakan


@require_http_methods(["GET", "POST"])
def tarik(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what withdrawing means, ask why, and do it."""
    milik = akses.permohonan_milik(request, pk)
    if not pengakhiran.boleh_berakhir(milik, "ditarik"):
        messages.error(request, _("Permohonan ini tidak dapat ditarik lagi."))
        return redirect("permohonan", pk)
    form = TarikForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            pengakhiran.tarik(permohonan_id=pk, oleh=akses.pengguna(request), alasan=form.cleaned_data["alasan"])
        except (PermohonanDitolak, SudahDikerjakan) as e:
            messages.error(request, str(e))
        except GerakTerlarang:
            messages.error(request, _("Permohonan ini tidak dapat ditarik lagi."))
        else:
            messages.success(request, _("Permohonan ditarik."))
        return redirect("permohonan", pk)
    return render(request, "perizinan/tarik.html", _lembar(milik, form), status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@jabatan(PETUGAS_LOKET)
def tarik_di_loket(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for an applicant at the counter who has no account."""
    berkas = akses.permohonan_meja(request, pk).permohonan
    if berkas.pemohon_id is not None:
        raise Http404
    form = TarikDiLoketForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            alasan = form.cleaned_data["alasan"]
            pengakhiran.tarik_di_loket(permohonan_id=pk, oleh=akses.pengguna(request), alasan=alasan)
        except (PermohonanDitolak, SudahDikerjakan) as e:
            messages.error(request, str(e))
        except GerakTerlarang:
            messages.error(request, _("Permohonan ini tidak dapat ditarik lagi."))
        else:
            messages.success(request, _("Permohonan ditarik."))
        return redirect("berkas_meja", pk)
    return render(request, "perizinan/loket/tarik.html", _lembar(berkas, form), status=422 if form.errors else 200)


def _lembar(permohonan: Permohonan, form: TarikForm) -> dict[str, Any]:
    return {
        "permohonan": permohonan,
        "izin": permohonan.versi_paket.paket.izin,
        "form": form,
        "dibayar": pengakhiran.dibayar(permohonan),
    }
