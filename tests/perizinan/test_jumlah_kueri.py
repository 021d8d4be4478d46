"""Lists and case pages cost as many statements with many rows as with few."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from akun.models import Pengguna
from sicantik.lib import jam
from tests import orang
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kantor, kasus
from tests.perizinan.dikembalikan import kirim, putuskan
from tests.perizinan.ribuan import gandakan
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db


def pernyataan(client: Client, jalur: str) -> int:
    """Statements of the second look, when everything that is kept in the process is there."""
    client.get(jalur)
    with CaptureQueriesContext(connection) as tangkap:
        assert client.get(jalur).status_code == 200
    return len(tangkap)


@pytest.mark.parametrize(
    ("tampilan", "keadaan", "terbuka_tiap"),
    [
        ("tugas", "diajukan", 1),
        ("hari_ini", "diajukan", 1),
        ("lewat", "diajukan", 1),
        ("siap_diambil", "diarsipkan", 1),
        ("menunggu", "dikembalikan", 1),
        ("selesai", "diserahkan", 1000),
    ],
)
def test_kotak_masuk(
    tampilan: str, keadaan: str, terbuka_tiap: int, masuk: Callable[[Pengguna], Client], penanda: Penanda
) -> None:
    with jam.pada(wita("2026-11-16 09.00")):
        contoh = kasus(keadaan)
    with jam.pada(wita("2026-11-16 16.30" if tampilan == "lewat" else "2026-11-16 10.00")):
        loket, jalur = masuk(contoh.petugas["loket"]), f"/meja/?tampilan={tampilan}"
        sebelum = pernyataan(loket, jalur)
        gandakan(contoh, 20, terbuka_tiap=terbuka_tiap)
        assert pernyataan(loket, jalur) == sebelum <= 24
        assert len(loket.get(jalur).context["baris"]) == 21


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
    assert pernyataan(loket, f"/meja/{panjang.id}/") == sebelum <= 28


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
