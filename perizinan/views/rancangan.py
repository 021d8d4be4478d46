"""Drafting a version of a permit pack: begin, edit one topic a page, zip, difference, dry run, submit."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.akses import jabatan
from akun.queries import nama_jabatan
from akun.status import KEPALA_DINAS, PENYUSUN_PAKET
from perizinan import akses, queries
from perizinan.forms.rancangan import AjukanForm, KodeForm, ZipForm
from perizinan.models import PenetapanPaket, RancanganPaket
from perizinan.services.beda_paket import beda_isi, langkah_sebelah
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.galat_paket import GalatPaket, PaketKeliru
from perizinan.services.paket import definisi_sop, galat_paket, susun_paket
from perizinan.services.rancangan import (
    ajukan_rancangan,
    batalkan_rancangan,
    buka_lagi,
    mulai_dari_zip,
    mulai_rancangan,
    ubah_rancangan,
    unggah_rancangan,
)
from perizinan.services.sumber_paket import ZIP_TERBESAR, dari_paket, tulis_zip
from perizinan.services.uji_rancangan import TERBANYAK, HasilKasus, uji_rancangan
from perizinan.status import KERJA_RANCANGAN, RANCANGAN, RANCANGAN_DAPAT_DIBUKA, RANCANGAN_TERBUKA
from perizinan.tampilan.rancangan import (
    TOPIK,
    daftar_formulir,
    daftar_topik,
    form_topik,
    galat_berurut,
    isi_baru,
    isi_tanpa,
)
from sicantik.lib.terbaca import bilangan

PILIHAN_JUMLAH = (20, 50, 100, TERBANYAK)
TINDAK = {"buka-lagi": buka_lagi, "batalkan": batalkan_rancangan}


@require_http_methods(["GET", "POST"])
@jabatan(PENYUSUN_PAKET, KEPALA_DINAS)
def rancangan(request: HttpRequest) -> HttpResponse:
    """All drafts; a new one from a version or a zip."""
    pilihan = [(v.kode, f"{v.paket.izin.nama} ({v.kode})") for v in queries.katalog()]
    form = KodeForm(pilihan, request.POST if "kode" in request.POST else None)
    zip_ = ZipForm(request.POST, request.FILES) if request.method == "POST" and not form.is_bound else ZipForm()
    galat: tuple[GalatPaket, ...] = ()
    if request.method == "POST":
        try:
            if r := _mulai(request, form, zip_):
                return redirect("rancangan_paket", r.pk)
        except PaketKeliru as e:
            galat = e.galat
        except PermohonanDitolak as e:
            messages.error(request, str(e))
    semua = RancanganPaket.objects.select_related("penyusun").defer("isi")[:100]
    menunggu = PenetapanPaket.objects.menunggu().select_related("penetapan")
    konteks = {
        "daftar": [(r, RANCANGAN[r.keadaan]) for r in semua],
        "menunggu": menunggu,
        "form": form,
        "zip": zip_,
        "galat": galat,
        "kode": [k for k, _nama in pilihan],
    }
    return render(request, "perizinan/rancangan/daftar.html", konteks, status=422 if request.method == "POST" else 200)


def _mulai(request: HttpRequest, form: KodeForm, zip_: ZipForm) -> RancanganPaket | None:
    oleh = akses.pengguna(request)
    if form.is_bound:
        return mulai_rancangan(kode=form.cleaned_data["kode"], oleh=oleh) if form.is_valid() else None
    return mulai_dari_zip(isi=_isi_zip(zip_), oleh=oleh) if zip_.is_valid() else None


def _isi_zip(form: ZipForm) -> bytes:
    """One byte more than is allowed is enough to see that it is too much."""
    isi: bytes = form.cleaned_data["zip"].read(ZIP_TERBESAR + 1)
    return isi


@require_safe
@jabatan(PENYUSUN_PAKET, KEPALA_DINAS)
def rancangan_paket(request: HttpRequest, pk: int) -> HttpResponse:
    """One draft: what is wrong with it, what can be edited, what was done."""
    r = akses.rancangan(pk)
    return _lembar(request, r, AjukanForm(initial={"versi": r.versi, "alasan": r.alasan}))


def _lembar(
    request: HttpRequest, r: RancanganPaket, form: AjukanForm, galat: tuple[GalatPaket, ...] = ()
) -> HttpResponse:
    konteks = {
        "r": r,
        "keadaan": RANCANGAN[r.keadaan],
        "galat": galat or galat_paket(r.isi),
        "topik": daftar_topik(r),
        "formulir": daftar_formulir(r),
        "catatan": [(c, _(KERJA_RANCANGAN[c.kerja][0])) for c in r.catatan.all()],
        "form": form,
        "zip": ZipForm(initial={"versi": r.versi}),
        "disusun": r.keadaan == "disusun",
        "terbuka": r.keadaan in RANCANGAN_TERBUKA,
        "dapat_dibuka": r.keadaan in RANCANGAN_DAPAT_DIBUKA,
    }
    return render(request, "perizinan/rancangan/rancangan.html", konteks, status=422 if form.is_bound or galat else 200)


@require_http_methods(["GET", "POST"])
@jabatan(PENYUSUN_PAKET)
def ubah_paket(request: HttpRequest, pk: int, topik: str, kode: str = "") -> HttpResponse:
    """One topic of a draft. What is saved may be wrong: the page then says all that is."""
    r = akses.rancangan(pk)
    lembar = TOPIK.get(topik)
    form = form_topik(lembar, kode, r, request.POST if request.method == "POST" else None) if lembar else None
    if lembar is None or form is None or r.keadaan != "disusun":
        raise Http404
    judul = lembar.judul(kode)
    if request.method == "POST" and form.is_valid():
        isi = isi_baru(lembar, kode, r, form)
        try:
            ubah_rancangan(
                rancangan_id=pk,
                versi=form.cleaned_data["rancangan_versi"],
                isi=isi,
                oleh=akses.pengguna(request),
                keterangan=judul,
            )
        except (PermohonanDitolak, PaketKeliru) as e:
            messages.error(request, str(e))
        else:
            messages.success(request, _("%(topik)s tersimpan.") % {"topik": judul})
        return redirect("rancangan_paket", pk) if kode.startswith("baru") else redirect(request.path)
    konteks = {
        "r": r,
        "form": form,
        "judul_topik": judul,
        "topik": topik,
        "kode": kode,
        "dapat_dihapus": lembar.daftar is not None and not kode.startswith("baru"),
        "galat": galat_berurut(r, lembar.bagian),
    }
    return render(request, "perizinan/rancangan/ubah.html", konteks, status=422 if form.errors else 200)


@require_POST
@jabatan(PENYUSUN_PAKET)
def hapus_butir(request: HttpRequest, pk: int, topik: str, kode: str) -> HttpResponse:
    """Take a document, a field or a section out of a draft."""
    r = akses.rancangan(pk)
    lembar = TOPIK.get(topik)
    isi = isi_tanpa(lembar, kode, r) if lembar else None
    if isi is None:
        raise Http404
    versi = _versi(request)
    return _jalankan(
        request,
        pk,
        lambda: ubah_rancangan(
            rancangan_id=pk, versi=versi, isi=isi, oleh=akses.pengguna(request), keterangan=f"{topik} {kode}: hapus"
        ),
        _("Dihapus dari rancangan."),
    )


@require_POST
@jabatan(PENYUSUN_PAKET)
def unggah_paket(request: HttpRequest, pk: int) -> HttpResponse:
    """Replace a draft's content by a zip; an unreadable one is refused with all that is wrong with it."""
    r = akses.rancangan(pk)
    form = ZipForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Pilih berkas zip paket."))
        return redirect("rancangan_paket", pk)
    try:
        unggah_rancangan(rancangan_id=pk, versi=_versi(request), isi=_isi_zip(form), oleh=akses.pengguna(request))
    except PaketKeliru as e:
        return _lembar(request, r, AjukanForm(initial={"versi": r.versi}), e.galat)
    except PermohonanDitolak as e:
        messages.error(request, str(e))
    else:
        messages.success(request, _("Isi rancangan diganti."))
    return redirect("rancangan_paket", pk)


@require_safe
@jabatan(PENYUSUN_PAKET, KEPALA_DINAS)
def zip_rancangan(request: HttpRequest, pk: int) -> HttpResponse:
    r = akses.rancangan(pk)
    return _kirim_zip(tulis_zip(r.isi), f"{r.kode}-rancangan-{r.pk}-{r.versi}")


@require_safe
@jabatan(PENYUSUN_PAKET, KEPALA_DINAS)
def zip_paket(request: HttpRequest, kode: str) -> HttpResponse:
    """The version in force, to work on outside."""
    versi = queries.versi_terbaru(kode)
    if versi is None:
        raise Http404
    return _kirim_zip(tulis_zip(dari_paket(versi.paket)), f"{versi.kode}-{versi.intisari[:8]}")


def _kirim_zip(isi: bytes, nama: str) -> HttpResponse:
    jawaban = HttpResponse(isi, content_type="application/zip")
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}.zip"'
    return jawaban


@require_safe
@jabatan(PENYUSUN_PAKET, KEPALA_DINAS)
def beda_rancangan(request: HttpRequest, pk: int) -> HttpResponse:
    """What changes against the version that the draft was begun from."""
    r = akses.rancangan(pk)
    dasar = r.dasar.paket if r.dasar else None
    try:
        baru = susun_paket(r.isi)
    except PaketKeliru:
        baru = None  # the step tables need a whole SOP; the difference itself does not
    isi = dari_paket(baru) if baru else r.isi
    lama = definisi_sop(dasar) if dasar else None
    konteks = {
        "r": r,
        "beda": beda_isi(dari_paket(dasar) if dasar else {}, isi),
        "langkah": langkah_sebelah(lama, definisi_sop(baru), nama_jabatan()) if baru else [],
    }
    return render(request, "perizinan/rancangan/beda.html", konteks)


@require_safe
@jabatan(PENYUSUN_PAKET, KEPALA_DINAS)
def uji_paket(request: HttpRequest, pk: int) -> HttpResponse:
    """The dry run on past cases; nothing changes."""
    r = akses.rancangan(pk)
    minta = request.GET.get("jumlah", "50")
    jumlah = next((n for n in PILIHAN_JUMLAH if str(n) == minta), 50)
    hasil: list[HasilKasus] = []
    galat: tuple[GalatPaket, ...] = ()
    try:
        hasil = uji_rancangan(r, jumlah)
    except PaketKeliru as e:
        galat = e.galat
    konteks = {
        "r": r,
        "hasil": hasil,
        "galat": galat,
        "jumlah": jumlah,
        "pilihan": PILIHAN_JUMLAH,
        "sesuai": sum(h.sesuai for h in hasil),
    }
    return render(request, "perizinan/rancangan/uji.html", konteks)


@require_POST
@jabatan(PENYUSUN_PAKET)
def ajukan_paket(request: HttpRequest, pk: int) -> HttpResponse:
    r = akses.rancangan(pk)
    form = AjukanForm(request.POST)
    if not form.is_valid():
        return _lembar(request, r, form)
    try:
        ajukan_rancangan(
            rancangan_id=pk,
            versi=form.cleaned_data["versi"],
            alasan=form.cleaned_data["alasan"],
            oleh=akses.pengguna(request),
        )
    except PaketKeliru as e:
        return _lembar(request, r, form, e.galat)
    except PermohonanDitolak as e:
        messages.error(request, str(e))
    else:
        messages.success(request, _("Rancangan diajukan kepada Kepala Dinas."))
    return redirect("rancangan_paket", pk)


@require_POST
@jabatan(PENYUSUN_PAKET)
def tindak_rancangan(request: HttpRequest, pk: int, tindak: str) -> HttpResponse:
    """Take up again, or give up."""
    layanan = TINDAK.get(tindak)
    if layanan is None:
        raise Http404
    akses.rancangan(pk)
    versi, oleh = _versi(request), akses.pengguna(request)
    return _jalankan(
        request, pk, lambda: layanan(rancangan_id=pk, versi=versi, oleh=oleh), _("Keadaan rancangan berubah.")
    )


def _versi(request: HttpRequest) -> int:
    """Of the draft, as the page showed it; what is no number is of no page."""
    return bilangan(request.POST.get("versi", "")) or 0


def _jalankan(request: HttpRequest, pk: int, layanan: Callable[[], object], sesudah: str) -> HttpResponse:
    try:
        layanan()
    except (PermohonanDitolak, PaketKeliru) as e:
        messages.error(request, str(e))
    else:
        messages.success(request, sesudah)
    return redirect("rancangan_paket", pk)
