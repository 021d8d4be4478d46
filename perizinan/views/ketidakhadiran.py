"""Days away: one's own, and those of the officers one oversees."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from akun.akses import pengguna, petugas
from akun.models import Ketidakhadiran
from akun.queries import bawahan
from akun.services import PetugasDitolak, akhiri_ketidakhadiran
from perizinan.forms.tugas import TidakHadirForm
from perizinan.tampilan.tugas import baris_pergi
from sicantik.lib import jam
from sop.services import catat_ketidakhadiran


@require_http_methods(["GET", "POST"])
@petugas
def ketidakhadiran(request: HttpRequest) -> HttpResponse:
    """Who is away or will be, and the form that records it."""
    saya = pengguna(request)
    calon = bawahan(saya).order_by("nama", "pk")
    awal = {"siapa": saya.pk, "mulai": jam.hari_ini(), "sampai": jam.hari_ini()}
    form = TidakHadirForm(request.POST or None, calon=calon, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            _catatan, pulang = catat_ketidakhadiran(**form.cleaned_data, oleh=saya)
        except PetugasDitolak as e:
            form.add_error(None, str(e))
        else:
            kata = ngettext("%(n)d tugas kembali ke antrean meja.", "%(n)d tugas kembali ke antrean meja.", pulang)
            messages.success(request, _("Ketidakhadiran tercatat.") + " " + kata % {"n": pulang})
            return redirect("ketidakhadiran")
    rows = Ketidakhadiran.objects.filter(pengguna__in=calon.values("pk"), sampai__gte=jam.hari_ini(), dibatalkan=None)
    konteks = {"form": form, "daftar": baris_pergi(list(rows.select_related("pengguna")[:200]))}
    return render(request, "perizinan/ketidakhadiran.html", konteks, status=422 if form.errors else 200)


@require_POST
@petugas
def akhiri(request: HttpRequest, pk: int) -> HttpResponse:
    """Back at work; a record of somebody else's officer does not exist."""
    saya = pengguna(request)
    catatan = get_object_or_404(Ketidakhadiran, pk=pk, pengguna__in=bawahan(saya).values("pk"))
    try:
        akhiri_ketidakhadiran(catatan=catatan, oleh=saya)
        messages.success(request, _("Catatan diakhiri; petugas hadir mulai hari ini."))
    except PetugasDitolak as e:
        messages.error(request, str(e))
    return redirect("ketidakhadiran")
