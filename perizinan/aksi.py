"""What a desk does at each kind of step: its form, its service, its partial page. A visible dict at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from akun.services import konfirmasi_sandi
from perizinan import queries
from perizinan.akses import BerkasMeja
from perizinan.forms.meja import CatatanForm, EntriForm, KonsepForm, PeriksaForm, SerahForm, TandaTanganForm
from perizinan.isian import bagian_berlaku, medan_berlaku, nilai_cetak
from perizinan.models import KonsepIzin
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.konsep import arsipkan, entri_data, putuskan_konsep
from perizinan.services.pemeriksaan import periksa_berkas
from perizinan.services.penerbitan import setujui_izin
from perizinan.services.penyerahan import batalkan_karena_tidak_sesuai, serahkan


@dataclass(frozen=True)
class Aksi:
    """`form` makes the form for a file (bound when the request posts); `laksanakan` carries out a valid one."""

    templat: str
    form: Callable[[BerkasMeja, HttpRequest], forms.Form]
    laksanakan: Callable[[BerkasMeja, Any, HttpRequest], str | None]  # what to say instead of `sesudah`
    sesudah: str


def _argumen(b: BerkasMeja, request: HttpRequest) -> dict[str, Any]:
    proses = b.permohonan.proses
    awal = {"versi": proses.jumlah_log if proses else 0}
    if request.method == "POST":
        return {"data": request.POST, "files": request.FILES, "initial": awal}
    return {"initial": awal}


def _pokok(b: BerkasMeja, form: forms.Form) -> dict[str, Any]:
    return {"permohonan": b.permohonan, "versi": form.cleaned_data["versi"], "oleh": b.petugas}


def _form_periksa(b: BerkasMeja, request: HttpRequest) -> PeriksaForm:
    """Documents accepted before and unchanged since come decided."""
    p = b.permohonan
    paket, isian, kini = p.versi_paket.paket, p.semua_isian, queries.berkas_kini(p)
    diterima = queries.berkas_diterima(p)
    terkunci = {kode for kode, berkas in kini.items() if berkas.pk in diterima}
    medan = [m for bagian in bagian_berlaku(paket, p.jenis, isian) for m in medan_berlaku(bagian, isian)]
    argumen = _argumen(b, request)
    argumen["initial"] |= {f"berkas-{kode}-putusan": "sesuai" for kode in terkunci}
    return PeriksaForm(queries.syarat(p, paket), medan, terkunci=terkunci, **argumen)


def _periksa(b: BerkasMeja, form: PeriksaForm, request: HttpRequest) -> None:
    periksa_berkas(**_pokok(b, form), butir=form.butir())


def _form_entri(b: BerkasMeja, request: HttpRequest) -> EntriForm:
    """The lines as the applicant's answers give them, or as they were entered before."""
    p = b.permohonan
    awal = nilai_cetak(p.versi_paket.paket, jenis=p.jenis, nomor=p.nomor or "", isian=p.semua_isian)
    if konsep := KonsepIzin.objects.filter(permohonan=p).first():
        awal = konsep.butir
    return EntriForm(p.versi_paket.paket.izin.butir, awal, **_argumen(b, request))


def _entri(b: BerkasMeja, form: EntriForm, request: HttpRequest) -> None:
    entri_data(**_pokok(b, form), butir=form.nilai())


def _konsep_dilihat(b: BerkasMeja, argumen: dict[str, Any]) -> dict[str, Any]:
    konsep = KonsepIzin.objects.filter(permohonan=b.permohonan).first()
    argumen["initial"] |= {"intisari": konsep.intisari if konsep else ""}
    return argumen


def _form_konsep(b: BerkasMeja, request: HttpRequest) -> KonsepForm:
    return KonsepForm(**_konsep_dilihat(b, _argumen(b, request)))


def _putuskan(b: BerkasMeja, form: KonsepForm, request: HttpRequest) -> None:
    isi = form.cleaned_data
    putuskan_konsep(
        **_pokok(b, form), setuju=isi["keputusan"] == "setuju", intisari=isi["intisari"], catatan=isi["catatan"]
    )


def _form_tanda_tangan(b: BerkasMeja, request: HttpRequest) -> TandaTanganForm:
    return TandaTanganForm(**_konsep_dilihat(b, _argumen(b, request)))


def _tanda_tangani(b: BerkasMeja, form: TandaTanganForm, request: HttpRequest) -> None:
    if not konfirmasi_sandi(b.petugas, form.cleaned_data["sandi"]):
        raise PermohonanDitolak(_("Kata sandi salah, atau terlalu banyak percobaan. Izin belum ditandatangani."))
    setujui_izin(**_pokok(b, form), intisari=form.cleaned_data["intisari"])


def _form_arsip(b: BerkasMeja, request: HttpRequest) -> CatatanForm:
    return CatatanForm(**_argumen(b, request))


def _arsip(b: BerkasMeja, form: CatatanForm, request: HttpRequest) -> None:
    arsipkan(**_pokok(b, form), catatan=form.cleaned_data["catatan"])


def _form_serah(b: BerkasMeja, request: HttpRequest) -> SerahForm:
    argumen = _argumen(b, request)
    argumen["initial"] |= {"nama": b.permohonan.nama_pemohon}
    return SerahForm(**argumen)


def _serah(b: BerkasMeja, form: SerahForm, request: HttpRequest) -> str | None:
    if form.cleaned_data["cocok"] == "tidak":
        batalkan_karena_tidak_sesuai(**_pokok(b, form), catatan=form.cleaned_data["catatan"])
        return gettext_noop("Izin dibatalkan: berkas asli tidak sesuai dengan unggahan.")
    serahkan(**_pokok(b, form), penerima=form.penerima())
    return None


AKSI_MEJA: dict[str, Aksi] = {
    "periksa_berkas": Aksi("periksa", _form_periksa, _periksa, gettext_noop("Pemeriksaan tersimpan.")),
    "cetak_izin": Aksi("entri", _form_entri, _entri, gettext_noop("Data izin tersimpan, konsep diteruskan.")),
    "verifikasi": Aksi("konsep", _form_konsep, _putuskan, gettext_noop("Keputusan tersimpan.")),
    "koreksi": Aksi("konsep", _form_konsep, _putuskan, gettext_noop("Keputusan tersimpan.")),
    "tandatangani": Aksi(
        "tanda_tangan", _form_tanda_tangan, _tanda_tangani, gettext_noop("Disetujui. Izin sedang diterbitkan.")
    ),
    "arsipkan": Aksi("arsip", _form_arsip, _arsip, gettext_noop("Diarsipkan. Izin siap diambil di loket.")),
    "serahkan": Aksi("serah", _form_serah, _serah, gettext_noop("Penyerahan tercatat.")),
}
