"""Public pages of the permit types: home and one permit's service standard."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from perizinan import queries
from perizinan.queries.satu_putaran import satu_putaran
from perizinan.tampilan import kartu_izin, lembar_alur, perkiraan_selesai, persyaratan_per_bentuk, sekalian
from perizinan.tampilan.retribusi import lembar_simulasi
from sicantik.lib import jam


@login_not_required
def beranda(request: HttpRequest) -> HttpResponse:
    """Search, catalogue and the tracking box."""
    cari = request.GET.get("q", "").strip()[:80]
    bidang = request.GET.get("bidang", "")
    menerima = queries.kode_menerima()
    semua = [kartu_izin(v, menerima=menerima) for v in queries.katalog()]
    kartu = [k for k in semua if k.cocok(cari) and bidang in ("", k.bidang)]
    konteks = {"kartu": kartu, "cari": cari, "bidang": bidang, "semua_bidang": sorted({k.bidang for k in semua})}
    return render(request, "perizinan/beranda.html", konteks)


@login_not_required
def halaman_izin(request: HttpRequest, kode: str) -> HttpResponse:
    """What a permit takes: time, cost, documents, steps, legal basis."""
    versi = queries.versi_terbaru(kode)
    if versi is None:
        raise Http404
    paket, menerima = versi.paket, queries.kode_menerima()
    konteks = {
        "izin": paket.izin,
        "kartu": kartu_izin(versi, menerima=menerima),
        "sekalian": sekalian(queries.katalog(), paket.izin.kode, menerima),
        "satu_putaran": satu_putaran(paket.izin.kode, jam.hari_ini().year),
        "pengaturan": queries.pengaturan_izin(paket.izin.kode),
        "persyaratan": persyaratan_per_bentuk(paket),
        "alur": lembar_alur(versi.versi_sop.definisi),
        **lembar_simulasi(paket, request.GET),
        "perkiraan": perkiraan_selesai(versi.versi_sop.definisi),
    }
    return render(request, "perizinan/halaman_izin.html", konteks)
