"""What leaves the office is Indonesian, whatever language the pages speak to whoever caused it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.utils import translation

from akun.services import IsiPetugas
from akun.services.petugas import buat_petugas
from notifikasi.models import Pesan
from perizinan.dokumen.bap import html_bap
from perizinan.dokumen.dokumen_arsip import html_dokumen_arsip
from perizinan.dokumen.izin import html_konsep
from perizinan.dokumen.lembar_kendali import html_lembar_kendali
from perizinan.dokumen.resume import html_resume
from perizinan.dokumen.skrd import html_skrd, html_skrd_lunas
from perizinan.dokumen.ssrd import html_ssrd
from perizinan.dokumen.surat_tugas import html_surat_tugas
from perizinan.dokumen.tanda_terima import html_tanda_terima
from perizinan.models import Permohonan
from perizinan.tampilan.resume import naskah_resume
from sicantik.lib import jam
from sop.dokumen import html_sop
from tests.kasus import kasus

pytestmark = pytest.mark.django_db
CETAKAN: dict[str, Callable[[Permohonan], str]] = {
    "tanda_terima": html_tanda_terima,
    "lembar_kendali": html_lembar_kendali,
    "dokumen_arsip": html_dokumen_arsip,
    "konsep": lambda p: html_konsep(p, p.konsep.butir),
}
CETAKAN_LAPANGAN: dict[str, Callable[[Permohonan], str]] = {
    "surat_tugas": html_surat_tugas,
    "bap": html_bap,
    "resume": lambda p: html_resume(p, p.resume, sesuai=True),
    "skrd": html_skrd,
    "skrd_lunas": html_skrd_lunas,
    "ssrd": html_ssrd,
    "lembar_kendali": html_lembar_kendali,
    "sop": lambda p: html_sop(p.versi_paket.versi_sop),
}


@pytest.mark.parametrize(
    ("izin", "keadaan", "cetakan"), [("SIUP", "dikoreksi", CETAKAN), ("HO", "skrd_dicetak", CETAKAN_LAPANGAN)]
)
def test_cetakan(
    izin: str, keadaan: str, cetakan: dict[str, Callable[[Permohonan], str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with translation.override("en"):
        k = kasus(keadaan, izin=izin)
    kini = jam.kini()
    monkeypatch.setattr(jam, "kini", lambda: kini)
    for nama, cetak in cetakan.items():
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


def test_catatan_peninjauan_dan_retribusi() -> None:
    """Visit, report and fee too, whose numbers and times differ; and the resume that entry starts from."""
    jejak = {}
    for bahasa in ("id", "en"):
        with translation.override(bahasa):
            k = kasus("skrd_dicetak", izin="HO")
            draf = naskah_resume(k.permohonan)[0]
        pesan = Pesan.objects.filter(perihal=k.permohonan.nomor).order_by("dibuat", "saluran")
        isi = [
            draf,
            *(f"{b.hasil} {b.catatan}" for b in k.log),
            *(j.keterangan for j in k.proses.jeda.all()),
            *(f"{p.subjek} {p.isi}" for p in pesan),
        ]
        jejak[bahasa] = [re.sub(r"\S*\d\S*", "0", teks) for teks in isi]
    assert jejak["en"] == jejak["id"]


def test_undangan_petugas() -> None:
    with translation.override("en"):
        buat_petugas(isi=IsiPetugas("Nia Baru", "nia@contoh.example", "6471000101900999"))
    [surat] = mail.outbox
    assert surat.subject == "Undangan masuk SiCantik"
    assert "Buat kata sandi Anda di sini:" in str(surat.body)
