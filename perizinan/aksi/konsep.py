"""The permit's data: entered, agreed to, signed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from akun.services import konfirmasi_sandi
from perizinan.akses import BerkasMeja
from perizinan.aksi.dasar import Aksi, argumen, kabar_putusan, pokok
from perizinan.forms.meja import EntriForm, KonsepForm, TandaTanganForm
from perizinan.isian import butir_berlaku, nilai_cetak
from perizinan.models import KonsepIzin
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.konsep import entri_data, putuskan_konsep
from perizinan.services.penerbitan import setujui_izin


def _form_entri(b: BerkasMeja, request: HttpRequest) -> EntriForm:
    """The lines as the applicant's answers give them, or as they were entered before."""
    p = b.permohonan
    paket, isian = p.versi_paket.paket, p.semua_isian
    awal = nilai_cetak(paket, jenis=p.jenis, nomor=p.nomor or "", isian=isian)
    if konsep := KonsepIzin.objects.filter(permohonan=p).first():
        awal = konsep.butir
    return EntriForm(butir_berlaku(paket, isian), awal, **argumen(b, request))


def _entri(b: BerkasMeja, form: EntriForm, request: HttpRequest) -> None:
    entri_data(**pokok(b, form), butir=form.nilai())


def _konsep_dilihat(b: BerkasMeja, isi: dict[str, Any]) -> dict[str, Any]:
    konsep = KonsepIzin.objects.filter(permohonan=b.permohonan).first()
    isi["initial"] |= {"intisari": konsep.intisari if konsep else ""}
    return isi


def _form_konsep(b: BerkasMeja, request: HttpRequest) -> KonsepForm:
    return KonsepForm(**_konsep_dilihat(b, argumen(b, request)))


def _putuskan(b: BerkasMeja, form: KonsepForm, request: HttpRequest) -> str:
    putuskan_konsep(**pokok(b, form), **form.putusan())
    return kabar_putusan(form)


def _form_tanda_tangan(b: BerkasMeja, request: HttpRequest) -> TandaTanganForm:
    return TandaTanganForm(**_konsep_dilihat(b, argumen(b, request)))


def _tanda_tangani(b: BerkasMeja, form: TandaTanganForm, request: HttpRequest) -> None:
    if not konfirmasi_sandi(b.petugas, form.cleaned_data["sandi"]):
        raise PermohonanDitolak(_("Kata sandi salah, atau terlalu banyak percobaan. Izin belum ditandatangani."))
    setujui_izin(**pokok(b, form), intisari=form.cleaned_data["intisari"])


ENTRI = Aksi("entri", _form_entri, _entri, gettext_noop("Data izin tersimpan, konsep diteruskan."))
PUTUSKAN = Aksi("konsep", _form_konsep, _putuskan, buka=("konsep",))
TANDA_TANGANI = Aksi(
    "tanda_tangan",
    _form_tanda_tangan,
    _tanda_tangani,
    gettext_noop("Disetujui. Izin sedang diterbitkan."),
    buka=("konsep",),
)
