"""The desks: inbox, case page, and the one place where a step is done."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.akses import jabatan_saya, petugas
from akun.queries import tidak_hadir
from akun.status import ATASAN, JABATAN, meja_terlihat, membawahi
from perizinan import akses, queries
from perizinan.akses import BerkasMeja
from perizinan.aksi import AKSI_MEJA
from perizinan.filters import MejaFilter
from perizinan.forms.meja import KembalikanForm, PeriksaForm
from perizinan.models import Permohonan
from perizinan.queries.meja import (
    SEHALAMAN,
    TAMPILAN,
    TAMPILAN_LAIN,
    antrean,
    antrean_bawahan,
    hitung,
    penanda,
    perlu_plh,
    sesudah,
)
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.pengembalian import kembalikan_ke_pemohon, kembalikan_ke_petugas
from perizinan.services.percakapan import tandai_dibaca
from perizinan.tampilan.akhir import perlu_putusan
from perizinan.tampilan.meja import NAMA_TAMPILAN, baris_meja, daftar_tampilan, lembar_berkas
from perizinan.tampilan.tugas import baris_pergi
from sicantik.lib.simpanan import RuangHabis
from sop.services import BukanGiliran, GerakTerlarang, PerluOrangLain, SudahDikerjakan, ambil_tugas, siapa_tadi

TOLAKAN = (PermohonanDitolak, BukanGiliran, GerakTerlarang, PerluOrangLain, RuangHabis)


@require_safe
@petugas
def meja(request: HttpRequest) -> HttpResponse:
    """My tasks by deadline, with saved views and filters that live in the address."""
    jabatan = jabatan_saya(request)
    tampilan = request.GET.get("tampilan", "tugas")
    tampilan = tampilan if tampilan in (*TAMPILAN, *TAMPILAN_LAIN) else "tugas"
    rows_meja, bawahan = _rows(request, tampilan, jabatan)
    kode = [v.kode for v in queries.katalog()]
    saring = MejaFilter(request.GET, rows_meja, kode_izin=kode)
    rows = list(sesudah(tampilan, saring.qs, request.GET.get("sesudah", ""))[: SEHALAMAN + 1])
    baris = baris_meja(rows[:SEHALAMAN])
    konteks = {
        "tampilan": tampilan,
        "judul": _(NAMA_TAMPILAN[tampilan]),
        "semua_tampilan": daftar_tampilan(jabatan, akses.lingkup(akses.pengguna(request), jabatan)),
        "jumlah": hitung(saring.qs),
        "saring": saring.form,
        "perlu_putusan": perlu_putusan(jabatan),
        "bawahan": bawahan,
        "tidak_hadir": baris_pergi(tidak_hadir(meja_terlihat(jabatan))),
        "perlu_plh": perlu_plh() if ATASAN.intersection(jabatan) else [],
        "baris": baris,
        "berikut": penanda(tampilan, rows[SEHALAMAN - 1]) if len(rows) > SEHALAMAN else "",
    }
    return render(request, "perizinan/meja.html", konteks)


@require_http_methods(["GET", "POST"])
@petugas
def berkas(request: HttpRequest, pk: int) -> HttpResponse:
    """A case: its documents beside the form of the step it is at. POST does the step."""
    b = akses.permohonan_meja(request, pk)
    if sebab := _halaman_basi(request, b):
        messages.error(request, sebab)
        return _tampilkan(request, b, None, 409)
    aksi = AKSI_MEJA.get(b.permohonan.proses.aksi) if b.permohonan.proses else None
    if aksi is None or not b.giliran_saya:
        return _tampilkan(request, b, None, 409 if request.method == "POST" else 200)
    form = aksi.form(b, request)
    if request.method == "GET":
        return _tampilkan(request, b, form, 200)
    if not form.is_valid():
        return _tampilkan(request, b, form, 422)
    try:
        kabar = aksi.laksanakan(b, form, request) or aksi.sesudah
    except SudahDikerjakan as e:
        messages.error(request, str(e))
        return _tampilkan(request, akses.permohonan_meja(request, pk), None, 409)
    except TOLAKAN as e:
        messages.error(request, str(e))
        return _tampilkan(request, b, form, 422)
    messages.success(request, f"{b.permohonan.nama_usaha}: {_(kabar)}")
    return redirect(f"{_berikutnya(b)}#isi")  # else the browser goes where the page before stood, as #dokumen


@require_POST
@petugas
def ambil(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one's name on a task, or take it over from a colleague."""
    b = akses.permohonan_meja(request, pk)
    try:
        ambil_tugas(proses_id=b.permohonan.id_proses, oleh=b.petugas)
    except (BukanGiliran, PerluOrangLain, SudahDikerjakan) as e:
        messages.error(request, str(e))
    return redirect("berkas_meja", pk)


@require_http_methods(["GET", "POST"])
@petugas
def kembalikan(request: HttpRequest, pk: int) -> HttpResponse:
    """The supervisors' exception: back to an earlier officer step."""
    b = akses.permohonan_meja(request, pk)
    lembar = lembar_berkas(b)
    if not lembar["tujuan_kembali"]:
        raise Http404
    versi = {"versi": lembar["proses"].jumlah_log}
    form = KembalikanForm(lembar["tujuan_kembali"], request.POST or None, initial=versi)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            kembalikan_ke_petugas(
                permohonan=b.permohonan, versi=isi["versi"], oleh=b.petugas, ke=isi["ke"], catatan=isi["catatan"]
            )
        except (*TOLAKAN, SudahDikerjakan) as e:
            messages.error(request, str(e))
            return redirect("berkas_meja", pk)
        messages.success(request, _("Berkas dikembalikan ke petugas."))
        return redirect("meja")
    konteks = {**lembar, "form": form, "judul": _("Kembalikan ke petugas")}
    return render(request, "perizinan/kembalikan.html", konteks, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@petugas
def kembalikan_pemohon(request: HttpRequest, pk: int) -> HttpResponse:
    """The Kabid's exception: back to the applicant after step 2, naming each item."""
    b = akses.permohonan_meja(request, pk)
    lembar = lembar_berkas(b)
    if not lembar["boleh_ke_pemohon"]:
        raise Http404
    p, paket = b.permohonan, b.permohonan.versi_paket.paket
    medan = queries.medan_diperiksa(p, paket)
    syarat = queries.syarat(p, paket)
    ada = queries.berkas_kini(p)
    awal = {f"berkas-{kode}-putusan": "sesuai" for kode in ada} | {"versi": lembar["proses"].jumlah_log}
    form = PeriksaForm(syarat, medan, data=request.POST or None, initial=awal, ada=ada, terkunci=set())
    if request.method == "POST" and form.is_valid():
        butir = [x for x in form.butir() if x.putusan == "perlu_diperbaiki"]
        try:
            kembalikan_ke_pemohon(permohonan=p, versi=form.cleaned_data["versi"], oleh=b.petugas, butir=butir)
        except (*TOLAKAN, SudahDikerjakan) as e:
            messages.error(request, str(e))
            return redirect("berkas_meja", pk)
        messages.success(request, _("Berkas dikembalikan kepada pemohon. Jam pelayanan berhenti."))
        return redirect("meja")
    konteks = {**lembar, "form": form, "judul": _("Kembalikan kepada pemohon"), "baris_periksa": form.daftar}
    return render(request, "perizinan/kembalikan_pemohon.html", konteks, status=422 if form.errors else 200)


def _rows(request: HttpRequest, tampilan: str, jabatan: list[str]) -> tuple[QuerySet[Permohonan], dict[str, str]]:
    """One's own rows, or those of a desk that one oversees (?meja=...&pemegang=...), and its name."""
    meja_, pemegang = request.GET.get("meja", ""), request.GET.get("pemegang", "")
    if meja_ not in JABATAN or not membawahi(jabatan, meja_) or not ATASAN.intersection(jabatan):
        return antrean(tampilan, jabatan).filter(akses.lingkup(akses.pengguna(request), jabatan)), {}
    nama = {"kode": meja_, "nama": _(JABATAN[meja_]), "pemegang": pemegang if pemegang.isdecimal() else ""}
    return antrean_bawahan(tampilan, meja_, jabatan, pemegang), nama


def _halaman_basi(request: HttpRequest, b: BerkasMeja) -> str:
    """Who moved the file on since this page was shown, so that its form may belong to another step; or nothing."""
    dilihat, proses = request.POST.get("versi", ""), b.permohonan.proses
    if proses is None or not dilihat.isdecimal() or dilihat == str(proses.jumlah_log):
        return ""
    return siapa_tadi(proses)


def _tampilkan(request: HttpRequest, b: BerkasMeja, form: object, status: int) -> HttpResponse:
    lembar = lembar_berkas(b)
    if any(p.baru for p in lembar.get("percakapan", [])):
        tandai_dibaca(permohonan=b.permohonan, dari="pemohon")
    proses = b.permohonan.proses
    aksi = AKSI_MEJA.get(proses.aksi) if proses and form is not None else None
    konteks = {
        **lembar,
        "form": form,
        "aksi": aksi,
        "templat_aksi": f"perizinan/aksi/{aksi.templat}.html" if aksi else "",
        "buka": aksi.buka if aksi else (),
    }
    return render(request, "perizinan/berkas_meja.html", konteks, status=status)


def _berikutnya(b: BerkasMeja) -> str:
    """The officer's next task, of the same kind first, passing over those that wait for the applicant; or the inbox."""
    rows = antrean("tugas", b.jabatan).filter(akses.lingkup(b.petugas, b.jabatan), proses__jam_berhenti=False)
    rows = rows.exclude(pk=b.permohonan.pk)
    sejenis = rows.filter(proses__aksi=b.permohonan.proses.aksi) if b.permohonan.proses else rows
    berikut = sejenis.first() or rows.first()
    return reverse("berkas_meja", args=[berikut.pk]) if berikut else reverse("meja")
