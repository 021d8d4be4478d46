"""The visit: the phone's page, its records and pictures, the schedule and its calendars."""

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.akses import jabatan, jabatan_saya, petugas
from akun.status import ATASAN, PENJADWALAN, TIM_TEKNIS
from perizinan import akses
from perizinan.akses import BerkasMeja
from perizinan.aksi.peninjauan import argumen_jadwal
from perizinan.forms.peninjauan import CatatForm, TutupForm, UbahJadwalForm
from perizinan.models import CatatanTinjau
from perizinan.queries import peninjauan as lapangan
from perizinan.queries.meja import sop_dengan
from perizinan.services.catatan import catat as simpan_catatan
from perizinan.services.catatan import gambar_catatan
from perizinan.services.galat import PermohonanDitolak, TidakBolehDiubah
from perizinan.services.peninjauan import buka_lagi as buka_laporan_lagi
from perizinan.services.peninjauan import ubah_jadwal as pindahkan
from perizinan.tampilan.jadwal import acara_pemohon, acara_petugas, lembar_jadwal
from perizinan.tampilan.peninjauan import kalah_dari, lembar_tinjau, tanda_tangan_usang
from sicantik.lib import jam, unggahan
from sicantik.lib.ics import kalender
from sicantik.lib.simpanan import RuangHabis
from sicantik.lib.terbaca import TAHUN, bilangan
from sop.services import BukanGiliran, SudahDikerjakan

AGENDA_LALU, AGENDA_NANTI = timedelta(days=30), timedelta(days=366)


@require_safe
@jabatan(TIM_TEKNIS)
def tinjau(request: HttpRequest, pk: int) -> HttpResponse:
    """The checklist on a phone; read-only for officers of the position who are not of the team."""
    return _halaman(request, _tim_teknis(request, pk), {})


@require_POST
@jabatan(TIM_TEKNIS)
def catat(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep one record. The script gets JSON, the same for the same key; without it the page comes again."""
    b = _tim_teknis(request, pk)
    form, skrip = CatatForm(request.POST, request.FILES), request.headers.get("X-Simpan") == "otomatis"
    galat, status = _("Catatan tidak terbaca. Muat ulang halaman, lalu catat lagi."), 422
    foto = request.FILES.get("foto")
    if foto is not None and (foto.size or 0) > unggahan.BATAS.byte:
        galat = _("Foto lebih dari 15 MB. Perkecil, lalu kirim lagi.")
    elif form.is_valid():
        try:
            catatan = simpan_catatan(permohonan=b.permohonan, oleh=b.petugas, kiriman=form.kiriman())
            return _tersimpan(request, b, catatan, skrip=skrip)
        except TidakBolehDiubah as e:
            galat, status = str(e), 409
        except RuangHabis as e:
            galat, status = str(e), 503
        except (PermohonanDitolak, BukanGiliran) as e:
            galat = str(e)
    if skrip:
        return JsonResponse({"galat": galat}, status=status)
    isi = {k: request.POST.get(k, "") for k in ("butir", "nilai", "keterangan")}
    return _halaman(request, b, {**isi, "pesan": galat}, status)


@require_POST
@jabatan(TIM_TEKNIS)
def buka_lagi(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with a report that a supervisor sent back."""
    b = _tim_teknis(request, pk)
    versi = bilangan(request.POST.get("versi", ""))
    try:
        buka_laporan_lagi(permohonan=b.permohonan, versi=-1 if versi is None else versi, oleh=b.petugas)
    except (PermohonanDitolak, BukanGiliran, SudahDikerjakan) as e:
        messages.error(request, str(e))
    return redirect("tinjau", pk)


@require_safe
@petugas
@cache_control(private=True, max_age=3600, immutable=True)
def foto_tinjau(request: HttpRequest, pk: int, kunci: UUID) -> HttpResponse:
    """A picture of the inspection, for officers of the application's SOP only."""
    permohonan = akses.permohonan_meja(request, pk).permohonan
    catatan = get_object_or_404(CatatanTinjau.objects.exclude(foto=""), kunci=kunci, peninjauan__permohonan=permohonan)
    lebar = 240 if request.GET.get("kecil") else 1600
    return HttpResponse(gambar_catatan(catatan, lebar), content_type="image/webp")


@require_http_methods(["GET", "POST"])
@jabatan(PENJADWALAN)
def ubah_jadwal(request: HttpRequest, pk: int) -> HttpResponse:
    """Move an open visit, with a reason."""
    b = akses.permohonan_meja(request, pk)
    proses, kini = b.permohonan.proses, lapangan.peninjauan_kini(b.permohonan)
    if proses is None or proses.aksi != "tinjau" or kini is None or not kini.terbuka:
        raise Http404
    form = UbahJadwalForm(**argumen_jadwal(b, request))
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            pindahkan(
                permohonan=b.permohonan,
                versi=isi["versi"],
                oleh=b.petugas,
                jadwal=form.jadwal(),
                alasan=isi["alasan"],
            )
        except SudahDikerjakan as e:
            messages.error(request, str(e))
            return redirect("berkas_meja", pk)
        except (PermohonanDitolak, BukanGiliran) as e:
            form.add_error(None, str(e))
        else:
            messages.success(request, _("Jadwal berubah. Pemohon diberi tahu."))
            return redirect("berkas_meja", pk)
    konteks = {"permohonan": b.permohonan, "form": form, "tinjau": kini}
    return render(request, "perizinan/peninjauan/ubah_jadwal.html", konteks, status=422 if form.errors else 200)


@require_safe
@jabatan(PENJADWALAN, TIM_TEKNIS, *ATASAN)
def jadwal(request: HttpRequest) -> HttpResponse:
    """The agenda: a month, by day on a phone."""
    bulan = _bulan(request.GET.get("bulan", ""))
    orang = bilangan(request.GET.get("orang", ""))
    milik = akses.instansi_saya(akses.pengguna(request), jabatan_saya(request))
    lembar = lembar_jadwal(bulan, jabatan_saya(request), orang, milik)
    return render(request, "perizinan/peninjauan/jadwal.html", {**lembar, "kini": jam.kini()})


@require_safe
@jabatan(TIM_TEKNIS)
@cache_control(private=True, no_store=True)
def jadwal_saya(request: HttpRequest) -> HttpResponse:
    """One's own visits as a calendar file."""
    kini = jam.kini()
    rows = lapangan.agenda(
        kini - AGENDA_LALU, kini + AGENDA_NANTI, sop=sop_dengan([TIM_TEKNIS]), orang=akses.pengguna(request).pk
    )
    return _ics(kalender(acara_petugas(rows)), "jadwal-peninjauan")


@require_safe
@petugas
@cache_control(private=True, no_store=True)
def kunjungan_petugas(request: HttpRequest, pk: int) -> HttpResponse:
    """The visit of a file as a calendar file, for the officers of its SOP."""
    permohonan = akses.permohonan_meja(request, pk).permohonan
    rows = lapangan.kunjungan_kalender(permohonan)
    if not rows:
        raise Http404
    return _ics(kalender(acara_petugas(rows)), f"peninjauan-{permohonan.nomor}")


@require_safe
@cache_control(private=True, no_store=True)
def kunjungan_pemohon(request: HttpRequest, pk: int) -> HttpResponse:
    """The visit to one's own place as a calendar file."""
    milik = akses.permohonan_milik(request, pk)
    rows = lapangan.kunjungan_kalender(milik)
    if not rows:
        raise Http404
    return _ics(kalender([acara_pemohon(milik, t) for t in rows]), f"peninjauan-{milik.nomor}")


def _tim_teknis(request: HttpRequest, pk: int) -> BerkasMeja:
    """A case with a visit, for the technical team's position; other cases do not exist."""
    b = akses.permohonan_meja(request, pk)
    if b.permohonan.versi_paket.paket.tinjauan is None or lapangan.peninjauan_kini(b.permohonan) is None:
        raise Http404
    return b


def _halaman(request: HttpRequest, b: BerkasMeja, galat: dict[str, str], status: int = 200) -> HttpResponse:
    lembar = lembar_tinjau(b, galat=galat)
    tinjau_, proses = lembar["lapangan"].tinjau, lembar["proses"]
    form = TutupForm(initial={"versi": proses.jumlah_log, "uraian": tinjau_.uraian})
    konteks = {**lembar, "form": form, "galat": galat.get("pesan", "")}
    return render(request, "perizinan/peninjauan/tinjau.html", konteks, status=status)


def _tersimpan(request: HttpRequest, b: BerkasMeja, catatan: CatatanTinjau, *, skrip: bool) -> HttpResponse:
    """It is kept; whether another record counts instead of it, and whose signature it takes the text from."""
    kalah = kalah_dari(b.permohonan, catatan)
    if not skrip:
        if kalah:
            messages.warning(request, kalah)
        return redirect(reverse("tinjau", args=[b.permohonan.pk]) + f"#butir-{catatan.butir}")
    return JsonResponse(
        {
            "kunci": str(catatan.kunci),
            "butir": catatan.butir,
            "tersimpan": f"{catatan.diterima.astimezone(jam.zona()):%H.%M}",
            "foto": reverse("foto_tinjau", args=[b.permohonan.pk, catatan.kunci]) if catatan.foto else "",
            "kalah": kalah,
            "usang": tanda_tangan_usang(catatan, b.permohonan),
        }
    )


def _bulan(teks: str) -> date:
    try:
        bulan = date.fromisoformat(f"{teks}-01")
    except ValueError:
        bulan = jam.hari_ini()
    return bulan.replace(day=1) if bulan.year in TAHUN else jam.hari_ini().replace(day=1)


def _ics(isi: bytes, nama: str) -> HttpResponse:
    jawaban = HttpResponse(isi, content_type="text/calendar; charset=utf-8")
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}.ics"'
    return jawaban
