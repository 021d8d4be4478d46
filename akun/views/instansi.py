"""Technical agencies, kept by the administrator."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from akun import status
from akun.akses import jabatan
from akun.forms.petugas import InstansiForm
from akun.models import Instansi


@require_http_methods(["GET", "POST"])
@jabatan(status.ADMINISTRATOR)
def instansi(request: HttpRequest) -> HttpResponse:
    """All agencies, and the form of another."""
    form = InstansiForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Instansi tersimpan."))
        return redirect("instansi")
    konteks = {"form": form, "daftar": Instansi.objects.all()}
    return render(request, "akun/instansi.html", konteks, status=422 if form.errors else 200)


@require_POST
@jabatan(status.ADMINISTRATOR)
def saklar(request: HttpRequest, kode: str) -> HttpResponse:
    """Offer an agency no more, or again; its officers keep it."""
    milik = get_object_or_404(Instansi, pk=kode)
    milik.aktif = not milik.aktif
    milik.save(update_fields=["aktif"])
    messages.success(request, _("Perubahan tersimpan."))
    return redirect("instansi")
