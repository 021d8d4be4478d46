"""Whose name is on a task: given back, given to a colleague."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from akun.akses import petugas
from perizinan import akses
from perizinan.forms.tugas import AlihkanForm
from perizinan.tampilan.tugas import lembar_alih
from sop.services import BukanGiliran, PerluOrangLain, SudahDikerjakan, alihkan_tugas, lepas_tugas


@require_POST
@petugas
def lepas(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own name off a task."""
    b = akses.permohonan_meja(request, pk)
    try:
        lepas_tugas(proses_id=b.permohonan.id_proses, oleh=b.petugas)
        messages.success(request, _("Tugas dilepas. Siapa pun di meja ini dapat mengambilnya."))
    except (BukanGiliran, SudahDikerjakan) as e:
        messages.error(request, str(e))
    return redirect("berkas_meja", pk)


@require_http_methods(["GET", "POST"])
@petugas
def alihkan(request: HttpRequest, pk: int) -> HttpResponse:
    """A supervisor gives the task to another holder of its desk."""
    b = akses.permohonan_meja(request, pk)
    lembar = lembar_alih(b)
    if lembar is None:
        raise Http404
    form = AlihkanForm(request.POST or None, calon=lembar["calon"], initial=lembar["awal"])
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        kepada = get_object_or_404(lembar["calon"], pk=isi.pop("kepada"))
        try:
            alihkan_tugas(proses_id=b.permohonan.id_proses, kepada=kepada, oleh=b.petugas, **isi)
        except SudahDikerjakan as e:
            messages.error(request, str(e))
            return redirect("berkas_meja", pk)
        except (BukanGiliran, PerluOrangLain) as e:
            form.add_error("kepada", str(e))
        else:
            messages.success(request, _("Tugas dialihkan kepada %(nama)s.") % {"nama": kepada.nama})
            return redirect("berkas_meja", pk)
    return render(request, "perizinan/alihkan.html", {**lembar, "form": form}, status=422 if form.errors else 200)
