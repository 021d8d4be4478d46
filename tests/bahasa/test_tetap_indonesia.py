"""What leaves the office is Indonesian, whatever language the pages speak to whoever caused it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core import mail
from django.utils import translation

from akun.services import IsiPetugas
from akun.services.petugas import buat_petugas
from notifikasi.models import Pesan
from perizinan.dokumen.dokumen_arsip import html_dokumen_arsip
from perizinan.dokumen.izin import html_konsep
from perizinan.dokumen.lembar_kendali import html_lembar_kendali
from perizinan.dokumen.tanda_terima import html_tanda_terima
from perizinan.models import Permohonan
from sicantik.lib import jam
from tests.kasus import kasus

pytestmark = pytest.mark.django_db
CETAKAN: dict[str, Callable[[Permohonan], str]] = {
    "tanda_terima": html_tanda_terima,
    "lembar_kendali": html_lembar_kendali,
    "dokumen_arsip": html_dokumen_arsip,
    "konsep": lambda p: html_konsep(p, p.konsep.butir),
}


def test_cetakan(monkeypatch: pytest.MonkeyPatch) -> None:
    with translation.override("en"):
        k = kasus("dikoreksi")
    kini = jam.kini()
    monkeypatch.setattr(jam, "kini", lambda: kini)
    for nama, cetak in CETAKAN.items():
        with translation.override("id"):
            indonesia = cetak(k.permohonan)
        with translation.override("en"):
            assert cetak(k.permohonan) == indonesia, nama


def test_catatan_langkah_dan_kabar() -> None:
    """The same case, driven by people who read English, leaves the same words behind."""
    jejak = {}
    for bahasa in ("id", "en"):
        with translation.override(bahasa):
            k = kasus("dikembalikan")
        pesan = Pesan.objects.filter(perihal=k.permohonan.nomor).order_by("dibuat", "saluran")
        jejak[bahasa] = (
            [(b.hasil, b.catatan) for b in k.log],
            [j.keterangan for j in k.proses.jeda.all()],
            [p.subjek.replace(k.permohonan.nomor or "-", "") for p in pesan],
        )
    assert jejak["en"] == jejak["id"]


def test_undangan_petugas() -> None:
    with translation.override("en"):
        buat_petugas(isi=IsiPetugas("Nia Baru", "nia@contoh.example", "6471000101900999"))
    [surat] = mail.outbox
    assert surat.subject == "Undangan masuk SiCantik"
    assert "Buat kata sandi Anda di sini:" in str(surat.body)
