"""The file itself: checked at the counter, put on record, handed over."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_noop

from perizinan import queries
from perizinan.akses import BerkasMeja
from perizinan.aksi.dasar import Aksi, argumen, pokok
from perizinan.forms.meja import CatatanForm, PeriksaForm, SerahForm
from perizinan.queries.satu_putaran import butir_terkunci
from perizinan.services.pemeriksaan import periksa_berkas
from perizinan.services.pengarsipan import arsipkan
from perizinan.services.penyerahan import batalkan_karena_tidak_sesuai, serahkan


def _form_periksa(b: BerkasMeja, request: HttpRequest) -> PeriksaForm:
    """What was accepted before and is unchanged comes decided."""
    p = b.permohonan
    paket, terkunci, ada = p.versi_paket.paket, butir_terkunci(p), queries.berkas_kini(p)
    medan = queries.medan_diperiksa(p, paket)
    isi = argumen(b, request)
    isi["initial"] |= {f"berkas-{kode}-putusan": "sesuai" for sasaran, kode in terkunci if sasaran == "berkas"}
    return PeriksaForm(queries.syarat(p, paket), medan, ada=ada, terkunci=terkunci, **isi)


def _periksa(b: BerkasMeja, form: PeriksaForm, request: HttpRequest) -> str:
    butir = form.butir()
    periksa_berkas(**pokok(b, form), butir=butir)
    if any(x.putusan == "perlu_diperbaiki" for x in butir):
        return gettext_noop("Dikembalikan kepada pemohon. Jam pelayanan berhenti.")
    return gettext_noop("Berkas sesuai, diteruskan.")


def _form_arsip(b: BerkasMeja, request: HttpRequest) -> CatatanForm:
    return CatatanForm(**argumen(b, request))


def _arsip(b: BerkasMeja, form: CatatanForm, request: HttpRequest) -> None:
    arsipkan(**pokok(b, form), catatan=form.cleaned_data["catatan"])


def _form_serah(b: BerkasMeja, request: HttpRequest) -> SerahForm:
    isi = argumen(b, request)
    isi["initial"] |= {"nama": b.permohonan.nama_pemohon}
    return SerahForm(**isi)


def _serah(b: BerkasMeja, form: SerahForm, request: HttpRequest) -> str | None:
    if form.cleaned_data["cocok"] == "tidak":
        batalkan_karena_tidak_sesuai(**pokok(b, form), catatan=form.cleaned_data["catatan"])
        return gettext_noop("Izin dibatalkan: berkas asli tidak sesuai dengan unggahan.")
    serahkan(**pokok(b, form), penerima=form.penerima())
    return None


PERIKSA = Aksi("periksa", _form_periksa, _periksa, buka=("isian",))
ARSIPKAN = Aksi("arsip", _form_arsip, _arsip, gettext_noop("Diarsipkan. Izin siap diambil di loket."))
SERAHKAN = Aksi("serah", _form_serah, _serah, gettext_noop("Penyerahan tercatat."), skrip="js/goresan.js")
