"""The applicant's own documents, and using one again in a draft."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from perizinan import akses
from perizinan.forms.dokumen_saya import MasaDokumenForm
from perizinan.services.dokumen_saya import atur_masa_dokumen, keluarkan_dokumen, pakai_dokumen
from perizinan.services.galat import PermohonanDitolak
from perizinan.tampilan.dokumen_saya import lembar_dokumen
from perizinan.views.berkas import jawab_baris, syarat_diminta
from sicantik.lib.simpanan import RuangHabis


@require_safe
def dokumen_saya(request: HttpRequest) -> HttpResponse:
    """Accepted documents of one's own, each with its state."""
    return render(request, "perizinan/dokumen_saya.html", lembar_dokumen(akses.pengguna(request)))


@require_POST
def masa_dokumen(request: HttpRequest, pk: int) -> HttpResponse:
    berkas = akses.dokumen_milik(request, pk)
    form = MasaDokumenForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(e) for e in form.errors["sampai"]))
        return redirect("dokumen_saya")
    try:
        atur_masa_dokumen(berkas_id=berkas.pk, sampai=form.cleaned_data["sampai"], oleh=akses.pengguna(request))
        messages.success(request, _("Masa berlaku tersimpan."))
    except PermohonanDitolak as e:
        messages.error(request, str(e))
    return redirect("dokumen_saya")


@require_POST
def keluarkan(request: HttpRequest, pk: int) -> HttpResponse:
    berkas = akses.dokumen_milik(request, pk)
    try:
        keluarkan_dokumen(berkas_id=berkas.pk, oleh=akses.pengguna(request))
        messages.success(request, _("Dokumen tidak ditawarkan lagi. Permohonan yang memuatnya tidak berubah."))
    except PermohonanDitolak as e:
        messages.error(request, str(e))
    return redirect("dokumen_saya")


@require_POST
def pakai(request: HttpRequest, pk: int, syarat: str, dokumen: int) -> HttpResponse:
    """The consent itself: this document, for this requirement of this application."""
    permohonan = akses.permohonan_milik(request, pk)
    diminta, berkas = syarat_diminta(permohonan, syarat), akses.dokumen_milik(request, dokumen)
    galat = ""
    try:
        pakai_dokumen(permohonan=permohonan, syarat=diminta, berkas_id=berkas.pk, oleh=akses.pengguna(request))
    except (PermohonanDitolak, RuangHabis) as e:
        galat = str(e)
    return jawab_baris(request, permohonan, diminta, galat)
