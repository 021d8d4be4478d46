"""Lists and case pages cost as many statements with many rows as with few."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from akun.models import Pengguna
from tests import orang
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kantor, kasus
from tests.perizinan.dikembalikan import kirim, putuskan
from tests.perizinan.ribuan import gandakan

pytestmark = pytest.mark.django_db


def pernyataan(client: Client, jalur: str) -> int:
    """Statements of the second look, when everything that is kept in the process is there."""
    client.get(jalur)
    with CaptureQueriesContext(connection) as tangkap:
        assert client.get(jalur).status_code == 200
    return len(tangkap)


@pytest.mark.parametrize("tampilan", ["tugas", "hari_ini", "lewat", "siap_diambil", "menunggu", "selesai"])
def test_kotak_masuk(tampilan: str, masuk: Callable[[Pengguna], Client], penanda: Penanda) -> None:
    petugas = kantor()
    keadaan = {"siap_diambil": "diarsipkan", "menunggu": "dikembalikan", "selesai": "diserahkan"}.get(
        tampilan, "diajukan"
    )
    contoh = kasus(keadaan, petugas=petugas)
    loket, jalur = masuk(petugas["loket"]), f"/meja/?tampilan={tampilan}"
    sebelum = pernyataan(loket, jalur)
    gandakan(contoh, 120)
    sesudah = pernyataan(loket, jalur)
    baris = len(loket.get(jalur).context["baris"])
    assert baris >= (20 if tampilan in ("selesai",) else 1)
    assert sesudah == sebelum <= 20


def test_permohonan_saya(masuk: Callable[[Pengguna], Client]) -> None:
    petugas, pemohon = kantor(), orang.pemohon()
    for keadaan in ("draf", "diajukan", "dikembalikan"):
        contoh = kasus(keadaan, petugas=petugas, pemohon=pemohon)
    client = masuk(pemohon)
    sebelum = pernyataan(client, "/permohonan/")
    for keadaan in ("draf", "dientri", "dikembalikan"):
        kasus(keadaan, petugas=petugas, pemohon=pemohon)
    gandakan(contoh, 50)
    assert pernyataan(client, "/permohonan/") == sebelum <= 10


def test_halaman_berkas(masuk: Callable[[Pengguna], Client]) -> None:
    """More pages, more versions of a file, a longer history: the same statements."""
    petugas = kantor()
    pendek = kasus("diajukan", petugas=petugas)
    loket = masuk(petugas["loket"])
    sebelum = pernyataan(loket, f"/meja/{pendek.id}/")
    panjang: Kasus = kasus("diajukan", petugas=petugas, bentuk="pt")
    for ke in range(4):
        putuskan(panjang, "ktp")
        panjang.unggah("ktp", ("akta", "foto")[ke % 2])
        kirim(panjang)
    assert len(panjang.log) == 9
    assert pernyataan(loket, f"/meja/{panjang.id}/") == sebelum <= 25


def test_halaman_permohonan_dan_daftar_berkas(masuk: Callable[[Pengguna], Client]) -> None:
    pemohon = orang.pemohon()
    sekali = kasus("diajukan", pemohon=pemohon, petugas=kantor())
    client = masuk(pemohon)
    sebelum = pernyataan(client, f"/permohonan/{sekali.id}/")
    for _ in range(3):
        putuskan(sekali, "ktp")
        sekali.unggah("ktp", "foto")
        kirim(sekali)
    assert pernyataan(client, f"/permohonan/{sekali.id}/") == sebelum <= 10
