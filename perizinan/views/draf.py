"""The applicant's draft: one topic per page, documents, check and send."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perizinan import akses, queries
from perizinan.forms.isian import FormBagian, seperti_terkirim, terkirim
from perizinan.forms.loket import PernyataanForm
from perizinan.isian import baca_baris, bagian_berlaku
from perizinan.models import Permohonan
from perizinan.queries.himpunan import Susunan, susunan_draf
from perizinan.services.draf import buat_draf, hapus_draf, simpan_bagian
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.pengajuan import ajukan, kirim_perbaikan
from perizinan.skema import Bagian
from perizinan.status import JENIS_PERMOHONAN
from perizinan.tampilan import daftar_tugas, lembar_isian
from perizinan.tampilan.himpunan import lembar_isian_himpunan
from perizinan.tampilan.lanjutan import lembar_lanjutan
from perizinan.views.awal import isian_awal
from sicantik.lib import jam
from sop.services import PerluOrangLain, SudahDikerjakan

PERIKSA = "periksa"  # in the address of a page of the form: say what is wrong with it


@require_http_methods(["GET", "POST"])
def baru(request: HttpRequest, kode: str) -> HttpResponse:
    """Choose the kind of application; a draft is made when it is chosen."""
    pemohon = akses.pengguna(request)
    versi = queries.versi_berlaku(kode)
    if versi is None:
        raise Http404
    jenis = versi.paket.izin.jenis_permohonan
    terpilih = next((j for j in jenis if j == request.POST.get("jenis")), None)
    if request.method == "POST" and terpilih and terpilih != "baru":
        return redirect("pilih_lama", kode, terpilih)
    if request.method == "POST" and terpilih:
        permohonan = buat_draf(versi_paket=versi, jenis=terpilih, oleh=pemohon, isian=isian_awal(request.GET))
        return redirect("isi_bagian", permohonan.pk, versi.paket.bagian[0].kode)
    konteks = {
        "izin": versi.paket.izin,
        "pilihan": [(j, _(JENIS_PERMOHONAN[j][0])) for j in jenis],
        "galat": _("Pilih jenis permohonan") if request.method == "POST" else "",
    }
    return render(request, "perizinan/baru.html", konteks, status=422 if konteks["galat"] else 200)


@require_http_methods(["GET", "POST"])
def isi_bagian(request: HttpRequest, pk: int, bagian: str) -> HttpResponse:
    """One page of the form. The draft keeps what was typed even when it is wrong; autosave posts here too.

    What is wrong is said on a page of its own address (`?periksa=1`), from what the draft kept: going back or
    reloading then never asks to send the form again.
    """
    permohonan = akses.permohonan_diisi(request, pk)
    susunan = susunan_draf(permohonan)
    bersama = susunan.cari(pk, bagian) if susunan else None
    halaman = bersama.bagian if bersama else _cari_bagian(permohonan, bagian)
    hanya = {m.kode for m in halaman.medan} if permohonan.proses is None else queries.medan_diperbaiki(permohonan)
    hanya -= queries.medan_tetap(permohonan)
    isian = permohonan.semua_isian
    if request.method == "POST":
        form = FormBagian(halaman, isian, request.POST or None, hanya=hanya)
        try:
            permohonan = simpan_bagian(permohonan_id=pk, bagian=halaman, isian=terkirim(halaman, request.POST))
        except PermohonanDitolak as e:
            messages.error(request, str(e))
            return redirect("permohonan", pk)
        return _sesudah_simpan(request, permohonan, halaman, form)
    form = FormBagian(halaman, isian, seperti_terkirim(halaman, isian) if PERIKSA in request.GET else None, hanya=hanya)
    return render(request, "perizinan/isi_bagian.html", {**_lembar(permohonan, halaman), "form": form})


@require_safe
def periksa_kirim(request: HttpRequest, pk: int) -> HttpResponse:
    """Every answer with a link to change it, before sending."""
    permohonan = akses.permohonan_diisi(request, pk)
    if permohonan.himpunan_draf is not None:
        return redirect("himpunan_periksa", permohonan.himpunan_draf)
    if permohonan.proses is not None:
        return redirect("permohonan", pk)
    konteks = _lembar_kirim(permohonan)
    if permohonan.pemohon_id is None:
        konteks["form_pernyataan"] = PernyataanForm()
    return render(request, "perizinan/periksa_kirim.html", konteks)


@require_POST
def kirim(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a draft, or a corrected application."""
    permohonan = akses.permohonan_milik(request, pk)
    pemohon = akses.pengguna(request)
    if permohonan.himpunan_draf is not None:  # sent with the others, or taken out of the set first
        return redirect("himpunan_periksa", permohonan.himpunan_draf)
    if permohonan.proses is None and not request.POST.get("pernyataan"):
        messages.error(request, _("Centang pernyataan bahwa data Anda benar sebelum mengirim."))
        return redirect("periksa_kirim", pk)
    berakhir = permohonan.proses is not None and permohonan.proses.selesai is not None
    diperbaiki = permohonan.dikembalikan or berakhir
    try:
        if diperbaiki:
            kirim_perbaikan(permohonan_id=pk, oleh=pemohon)
        else:
            ajukan(permohonan_id=pk, oleh=pemohon)
    except (PermohonanDitolak, PerluOrangLain, SudahDikerjakan) as e:
        messages.error(request, str(e))
        return redirect("permohonan", pk)
    if not diperbaiki:
        return redirect("tanda_terima", pk)
    messages.success(request, _("Perbaikan terkirim. Jam pelayanan berjalan lagi."))
    return redirect("permohonan", pk)


@require_POST
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    permohonan = akses.permohonan_diisi(request, pk)
    try:
        hapus_draf(permohonan=permohonan)
    except PermohonanDitolak as e:
        messages.error(request, str(e))
        return redirect("permohonan", pk)
    messages.success(request, _("Draf dihapus."))
    return redirect("loket" if permohonan.pemohon_id is None else "permohonan_saya")


def _lembar_kirim(permohonan: Permohonan) -> dict[str, Any]:
    return {**daftar_tugas(permohonan, ringkasan=True), **lembar_lanjutan(permohonan, untuk_meja=False)}


def _lembar(permohonan: Permohonan, halaman: Bagian) -> dict[str, Any]:
    susunan = susunan_draf(permohonan)
    return lembar_isian_himpunan(susunan, permohonan, halaman) if susunan else lembar_isian(permohonan, halaman)


def _cari_bagian(permohonan: Permohonan, kode: str) -> Bagian:
    for bagian in permohonan.paket.bagian:
        if bagian.kode == kode:
            return bagian
    raise Http404


def _sesudah_simpan(request: HttpRequest, permohonan: Permohonan, halaman: Bagian, form: FormBagian) -> HttpResponse:
    """Where the button leads: on, or to the page again with what is wrong on it."""
    if request.headers.get("X-Simpan") == "otomatis":
        return JsonResponse({"tersimpan": f"{jam.kini().astimezone(jam.zona()):%H.%M}"})
    if "draf" in request.POST:
        return redirect("permohonan", permohonan.pk)
    alamat = reverse("isi_bagian", args=[permohonan.pk, halaman.kode])
    if {"tambah", "hapus"} & set(request.POST):
        return redirect(f"{alamat}#{_tempat_baris(permohonan, halaman, request.POST)}")
    if not form.is_valid():
        return redirect(f"{alamat}?{PERIKSA}=1")
    return _ke_berikut(permohonan, halaman) if permohonan.proses is None else redirect("permohonan", permohonan.pk)


def _tempat_baris(permohonan: Permohonan, halaman: Bagian, kiriman: QueryDict) -> str:
    """Where on the page one goes on after a row was added or removed without the script: its next empty row."""
    kode = kiriman.get("tambah") or kiriman.get("hapus", "").rpartition("-")[0]
    medan = next((m for m in halaman.medan if m.kode == kode and m.jenis == "daftar"), None)
    if medan is None:
        return ""
    if "hapus" in kiriman:
        return f"id_{medan.kode}"
    return f"id_{medan.kode}-{len(baca_baris(medan, permohonan.semua_isian.get(medan.kode, '')))}"


def _ke_berikut(permohonan: Permohonan, halaman: Bagian) -> HttpResponse:
    """To the next page that this application has after what was just answered, and then to the documents."""
    if susunan := susunan_draf(permohonan):
        return _ke_berikut_himpunan(susunan, permohonan, halaman)
    kode = [b.kode for b in bagian_berlaku(permohonan.paket, permohonan.jenis, permohonan.semua_isian)]
    sesudah = kode[kode.index(halaman.kode) + 1 :] if halaman.kode in kode else []
    if sesudah:
        return redirect("isi_bagian", permohonan.pk, sesudah[0])
    return redirect("isi_berkas", permohonan.pk)


def _ke_berikut_himpunan(susunan: Susunan, permohonan: Permohonan, halaman: Bagian) -> HttpResponse:
    """The same in a set: through the pages of all its permits, and then to their documents."""
    kode = [(h.permohonan.pk, h.bagian.kode) for h in susunan.halaman]
    ini = (permohonan.pk, halaman.kode)
    sesudah = kode[kode.index(ini) + 1 :] if ini in kode else []
    if sesudah:
        return redirect("isi_bagian", *sesudah[0])
    return redirect("himpunan_berkas", susunan.himpunan.pk)
