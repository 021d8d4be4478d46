""" "Data izin terbit": permits signed by month and type, for those who answer for them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from akun.akses import jabatan
from akun.status import ADMINISTRATOR, ATASAN
from perizinan.queries.rekap import tahun_rekap
from perizinan.tampilan.rekap import baris_csv, lembar_terbit
from sicantik.lib import jam
from sicantik.lib.lembar_csv import tulis_csv


@require_safe
@jabatan(*ATASAN, ADMINISTRATOR)
def izin_terbit(request: HttpRequest) -> HttpResponse:
    """The table of a year, from the roll-up."""
    pilihan = tahun_rekap()
    konteks = {"lembar": lembar_terbit(_tahun(request, pilihan)), "pilihan": pilihan}
    return render(request, "perizinan/rekap/izin_terbit.html", konteks)


@require_safe
@jabatan(*ATASAN, ADMINISTRATOR)
@cache_control(private=True, no_store=True)
def izin_terbit_csv(request: HttpRequest) -> HttpResponse:
    """The same for a spreadsheet."""
    tahun = _tahun(request, tahun_rekap())
    jawaban = HttpResponse(tulis_csv(baris_csv(tahun)), content_type="text/csv")
    jawaban["Content-Disposition"] = f'attachment; filename="izin-terbit-{tahun}.csv"'
    return jawaban


def _tahun(request: HttpRequest, pilihan: list[int]) -> int:
    """The year asked for, when there is one to show; else the newest."""
    diminta = request.GET.get("tahun", "")
    return next((t for t in pilihan if str(t) == diminta), pilihan[0] if pilihan else jam.hari_ini().year)
