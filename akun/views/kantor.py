"""The office's profile: letterheads, footer and office hours."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akun import konteks, queries, status
from akun.akses import jabatan
from akun.forms.petugas import KantorForm
from sicantik.lib.antrean import bunyikan


@require_http_methods(["GET", "POST"])
@jabatan(status.ADMINISTRATOR)
def kantor(request: HttpRequest) -> HttpResponse:
    form = KantorForm(request.POST or None, instance=queries.kantor())
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.save()
            bunyikan("sop.hitung_ulang_tenggat")  # office hours decide deadlines; the nightly run does it too
        konteks.lupakan()
        messages.success(request, _("Profil kantor tersimpan. Halaman lain mengikuti dalam satu menit."))
        return redirect("kantor")
    return render(request, "akun/kantor.html", {"form": form}, status=422 if form.errors else 200)
