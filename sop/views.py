"""The working calendar, kept by the administrator."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akun.akses import jabatan
from akun.status import ADMINISTRATOR
from sicantik.lib import jam
from sop.forms import HariKhususForm
from sop.models import HariKhusus
from sop.services import ubah_hari_khusus


@require_http_methods(["GET", "POST"])
@jabatan(ADMINISTRATOR)
def hari_khusus(request: HttpRequest) -> HttpResponse:
    """Days off and working days that the office decided; deadlines of open files follow at once."""
    form = HariKhususForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        berubah = ubah_hari_khusus(**form.cleaned_data)
        messages.success(request, _("Tersimpan. Tenggat %(n)d berkas berubah.") % {"n": berubah})
        return redirect("hari_khusus")
    daftar = HariKhusus.objects.filter(tanggal__gte=jam.hari_ini() - timedelta(days=60))
    return render(request, "sop/hari_khusus.html", {"form": form, "daftar": daftar}, status=422 if form.errors else 200)
