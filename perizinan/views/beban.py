"""The supervisor's view of the desks, and the administrator's rules of escalation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.akses import jabatan, jabatan_saya
from akun.status import ADMINISTRATOR, ATASAN
from perizinan.forms.eskalasi import AturanForm
from perizinan.tampilan.beban import lembar_beban
from perizinan.tampilan.tugas import kata_aturan
from sop.models import AturanEskalasi


@require_safe
@jabatan(*ATASAN)
def beban(request: HttpRequest) -> HttpResponse:
    """Per desk and officer: open, due, late, stopped, oldest, held, done, away."""
    return render(request, "perizinan/beban.html", lembar_beban(jabatan_saya(request)))


@require_http_methods(["GET", "POST"])
@jabatan(ADMINISTRATOR)
def eskalasi(request: HttpRequest) -> HttpResponse:
    """Who is told when a step is due or late."""
    form = AturanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Aturan tersimpan. Penyapu berikutnya memakainya."))
        return redirect("eskalasi")
    daftar = [(a, kata_aturan(a.hari)) for a in AturanEskalasi.objects.all()]
    return render(
        request, "perizinan/eskalasi.html", {"form": form, "daftar": daftar}, status=422 if form.errors else 200
    )


@require_POST
@jabatan(ADMINISTRATOR)
def saklar_eskalasi(request: HttpRequest, pk: int) -> HttpResponse:
    """Switch a rule off or on; what it told stays."""
    aturan = get_object_or_404(AturanEskalasi, pk=pk)
    aturan.aktif = not aturan.aktif
    aturan.save(update_fields=["aktif"])
    messages.success(request, _("Aturan menyala.") if aturan.aktif else _("Aturan mati."))
    return redirect("eskalasi")
