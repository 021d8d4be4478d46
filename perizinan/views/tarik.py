"""The applicant withdraws an application."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from perizinan import akses
from perizinan.forms.akhir import TarikForm
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
    konteks = {
        "permohonan": milik,
        "izin": milik.versi_paket.paket.izin,
        "form": form,
        "dibayar": pengakhiran.dibayar(milik),
    }
    return render(request, "perizinan/tarik.html", konteks, status=422 if form.errors else 200)
