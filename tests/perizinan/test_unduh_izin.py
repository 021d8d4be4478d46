"""A permit leaves the portal only after handover, and never once it was cancelled; not by the desks either."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.models import Izin
from perizinan.services.arsip import buat_dokumen
from sicantik.lib import jam, simpanan
from tests import orang
from tests.dokumen.conftest import Penanda
from tests.kasus import MEJA, Kasus, kasus

pytestmark = pytest.mark.django_db


def unduh(client: Client, milik: Kasus, jenis: str = "izin") -> int:
    return client.get(f"/permohonan/{milik.id}/dokumen/{jenis}/").status_code


@pytest.mark.parametrize("keadaan", ["dikoreksi", "terbit", "diarsipkan", "dibatalkan"])
def test_belum_diserahkan_atau_dibatalkan(keadaan: str, masuk: Callable[[Pengguna], Client], penanda: Penanda) -> None:
    milik = kasus(keadaan)
    pemohon = masuk(milik.pemohon)
    assert unduh(pemohon, milik) == 404
    assert unduh(pemohon, milik, "buku_tanda_terima") == 404
    assert f"/permohonan/{milik.id}/dokumen/izin/" not in pemohon.get(f"/permohonan/{milik.id}/").content.decode()
    for siapa in MEJA:
        petugas = masuk(milik.petugas[siapa])
        assert unduh(petugas, milik) == 404
        for apa in ("izin", "../izin", "Izin"):
            assert petugas.get(f"/meja/{milik.id}/cetakan/{apa}/").status_code == 404


def test_konsep_tidak_dicetak_lagi_sesudah_disetujui_sebagai_izin(
    masuk: Callable[[Pengguna], Client], penanda: Penanda
) -> None:
    milik = kasus("terbit")
    isi = masuk(milik.petugas["kabid"]).get(f"/meja/{milik.id}/").content.decode()
    assert f"/meja/{milik.id}/cetakan/konsep/" not in isi


def test_sesudah_diserahkan_hanya_pemiliknya(masuk: Callable[[Pengguna], Client], penanda: Penanda) -> None:
    milik = kasus("diserahkan")
    jawab = masuk(milik.pemohon).get(f"/permohonan/{milik.id}/dokumen/izin/")
    assert jawab.status_code == 200
    assert jawab.content == simpanan.baca(milik.permohonan.dokumen.get(jenis="izin").jalur)
    assert jawab.headers["Content-Disposition"] == f'attachment; filename="izin-{milik.permohonan.nomor}.pdf"'
    assert "no-store" in jawab.headers["Cache-Control"]
    assert unduh(masuk(orang.orang_lain()), milik) == 404
    assert unduh(masuk(milik.petugas["loket"]), milik) == 404
    assert unduh(Client(), milik) == 302


def test_dibatalkan_sesudah_diserahkan(masuk: Callable[[Pengguna], Client], penanda: Penanda) -> None:
    milik = kasus("diserahkan")
    Izin.objects.filter(permohonan=milik.id).update(akhir="dicabut", diakhiri=jam.kini())
    assert unduh(masuk(milik.pemohon), milik) == 404


def test_tanda_terima_menunggu_pekerja(masuk: Callable[[Pengguna], Client]) -> None:
    """The page asks again by itself; once the worker has been there, it is the file."""
    milik = kasus("diajukan")
    pemohon = masuk(milik.pemohon)
    jawab = pemohon.get(f"/permohonan/{milik.id}/dokumen/tanda_terima/")
    assert (jawab.status_code, jawab.headers["Retry-After"]) == (503, "5")
    buat_dokumen(milik.id, "tanda_terima")
    jawab = pemohon.get(f"/permohonan/{milik.id}/dokumen/tanda_terima/")
    assert (jawab.status_code, jawab.content[:5]) == (200, b"%PDF-")


@pytest.mark.parametrize("jenis", ["skrd", "izin2", "konsep"])
def test_jenis_yang_tidak_ada(jenis: str, masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("diajukan")
    assert unduh(masuk(milik.pemohon), milik, jenis) == 404
