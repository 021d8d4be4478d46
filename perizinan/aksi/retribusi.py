"""The fee: set by the Bendahara, and printed once it is paid."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_noop

from perizinan.akses import BerkasMeja
from perizinan.aksi.dasar import Aksi, argumen, pokok
from perizinan.forms.meja import CatatanForm
from perizinan.forms.retribusi import HitungForm
from perizinan.queries import retribusi
from perizinan.services.ketetapan import serahkan_skrd, tetapkan_skrd
from perizinan.tampilan.retribusi import lembar_hitung


def _form_hitung(b: BerkasMeja, request: HttpRequest) -> HitungForm:
    return HitungForm(lembar_hitung(b.permohonan), **argumen(b, request))


def _hitung(b: BerkasMeja, form: HitungForm, request: HttpRequest) -> str | None:
    ketetapan = tetapkan_skrd(**pokok(b, form), selisih=form.cleaned_data.get("selisih", ""))
    return gettext_noop("SKRD lunas, berkas diteruskan.") if retribusi.pembayaran(ketetapan) else None


def _form_cetak(b: BerkasMeja, request: HttpRequest) -> CatatanForm:
    return CatatanForm(**argumen(b, request))


def _cetak(b: BerkasMeja, form: CatatanForm, request: HttpRequest) -> None:
    serahkan_skrd(**pokok(b, form), catatan=form.cleaned_data["catatan"])


HITUNG = Aksi(
    "hitung",
    _form_hitung,
    _hitung,
    gettext_noop("SKRD ditetapkan. Jam berhenti sampai pemohon membayar."),
    gaya="css/retribusi.css",
)
CETAK_SKRD = Aksi("cetak_skrd", _form_cetak, _cetak, gettext_noop("SKRD lunas tercetak, berkas diteruskan."))
