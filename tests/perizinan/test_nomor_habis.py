"""After 99,999 filings in a year the next one fails clearly, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from notifikasi.models import Pesan
from perizinan.models import PenghitungNomor
from perizinan.services.galat import NomorHabis
from perizinan.services.pengajuan import ajukan
from sicantik.lib import jam
from sop.models import LangkahLog, Proses
from tests.kasus import Kasus, kasus

pytestmark = pytest.mark.django_db


@pytest.fixture
def hampir_habis() -> Kasus:
    """A complete draft, when one number is left this year."""
    PenghitungNomor.objects.create(kode="pendaftaran", tahun=jam.hari_ini().year, nilai=99_998)
    return kasus("draf")


def test_nomor_terakhir_masih_terpakai(hampir_habis: Kasus) -> None:
    assert str(hampir_habis.sampai("diajukan").permohonan.nomor).startswith("99999")


def test_sesudahnya_ditolak_dan_tidak_ada_yang_tersimpan(hampir_habis: Kasus) -> None:
    hampir_habis.sampai("diajukan")
    Pesan.objects.all().delete()
    berikut = kasus("draf")
    sebelum = berikut.permohonan.isian
    with pytest.raises(NomorHabis, match="tahun ini habis"):
        ajukan(permohonan_id=berikut.id, oleh=berikut.pemohon)
    sesudah = berikut.permohonan
    assert (sesudah.nomor, sesudah.proses, sesudah.isian) == (None, None, sebelum)
    assert PenghitungNomor.objects.get().nilai == 99_999
    assert (Proses.objects.count(), LangkahLog.objects.count(), Pesan.objects.count()) == (1, 1, 0)


def test_pemohon_diberi_tahu(hampir_habis: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    hampir_habis.sampai("diajukan")
    berikut = kasus("draf")
    jawab = masuk(berikut.pemohon).post(f"/permohonan/{berikut.id}/kirim/", {"pernyataan": "1"}, follow=True)
    assert "Nomor pendaftaran tahun ini habis. Hubungi kantor kami." in jawab.content.decode()
