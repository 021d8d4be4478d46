"""What a permit costs and what follows the filing, from the pack: a fee is never "Rp0" before it is computed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.dokumen.tanda_terima import html_tanda_terima
from perizinan.services.arsip import cetak_beku
from perizinan.services.paralel import ajukan_bersama
from tests.dokumen import alat
from tests.kasus import kantor, kasus
from tests.perizinan.di_loket import draf_loket, kasus_loket
from tests.perizinan.himpunan import lengkap

pytestmark = pytest.mark.django_db
Masuk = Callable[[Pengguna], Client]
RETRIBUSI = "Retribusi, dihitung sesudah peninjauan"


def kata(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def halaman(klien: Client, alamat: str) -> str:
    return kata(klien.get(alamat).content.decode())


def test_sebelum_dikirim(masuk: Masuk) -> None:
    for izin, biaya in (("HO", RETRIBUSI), ("SIUP", "Gratis")):
        k = kasus("draf", izin=izin)
        isi = halaman(masuk(k.pemohon), f"/permohonan/{k.id}/periksa/")
        assert f"Biaya {biaya}" in isi
        assert "Rp0" not in isi


@pytest.mark.parametrize("baca", ["halaman", "pdf"])
def test_tanda_terima_izin_berbayar(baca: str, masuk: Masuk) -> None:
    k = kasus("diajukan", izin="HO")
    isi = (
        halaman(masuk(k.pemohon), f"/permohonan/{k.id}/tanda-terima/")
        if baca == "halaman"
        else kata(html_tanda_terima(k.permohonan))
    )
    assert RETRIBUSI in isi
    assert "Rp0" not in isi
    assert "tidak perlu berbuat apa-apa" not in isi
    assert "Nanti Anda perlu hadir atau diwakili saat lokasi ditinjau dan membayar retribusi." in isi
    urut = ["Petugas loket meneliti", "Tim teknis meninjau", "Anda membayar retribusi", "ditandatangani", "mengambil"]
    letak = [isi.index(x) for x in urut]
    assert letak == sorted(letak)


def test_tanda_terima_tanpa_peninjauan(masuk: Masuk) -> None:
    k = kasus("diajukan")
    isi = halaman(masuk(k.pemohon), f"/permohonan/{k.id}/tanda-terima/")
    assert "Anda tidak perlu berbuat apa-apa sekarang." in isi
    assert "Izin diverifikasi, dikoreksi, dan ditandatangani" in isi
    assert "Tim teknis" not in isi


def test_di_loket_sama(masuk: Masuk) -> None:
    k = kasus_loket(petugas=kantor("HO"), izin="HO")
    pk = draf_loket(k.petugas["loket"], izin="HO")
    loket = masuk(k.petugas["loket"])
    assert f"Biaya {RETRIBUSI}" in halaman(loket, f"/permohonan/{pk}/periksa/")
    assert f"Biaya {RETRIBUSI}" in halaman(loket, f"/permohonan/{k.id}/tanda-terima/")


def test_tanda_terima_selembar() -> None:
    """Also the longest: with a visit and a fee, and what the counter adds."""
    k = kasus_loket(petugas=kantor("HO"), izin="HO")
    for milik in (k, kasus("diajukan", izin="HO", petugas=k.petugas)):
        assert alat.halaman(cetak_beku(milik.permohonan, "tanda_terima")) == 1


def test_diajukan_bersama(masuk: Masuk) -> None:
    himpunan = lengkap("HO", "TDP")
    klien = masuk(himpunan.pemohon)
    isi = halaman(klien, f"/paralel/{himpunan.pk}/periksa/")
    assert (RETRIBUSI in isi, "Gratis" in isi, "Rp0" in isi) == (True, True, False)
    ajukan_bersama(himpunan_id=himpunan.pk, oleh=himpunan.pemohon)
    terima = halaman(klien, f"/paralel/{himpunan.pk}/tanda-terima/")
    assert "membayar retribusi" in terima
    assert "tidak perlu berbuat" not in terima
