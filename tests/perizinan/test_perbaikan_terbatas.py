"""Of a returned application exactly the faulty items can be changed, by the services and through the pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from akun.models import Pengguna
from perizinan.models import Berkas
from perizinan.services.galat import TidakBolehDiubah
from perizinan.services.unggah import hapus_berkas, unggah_berkas
from tests import berkas_contoh, orang
from tests.kasus import Kasus, kasus
from tests.perizinan.dikembalikan import dikembalikan_kabid, dikembalikan_loket, isi

pytestmark = pytest.mark.django_db


@pytest.fixture
def milik() -> Kasus:
    """Sent back for the picture of the identity card and the net worth."""
    return dikembalikan_loket("ktp", isian=("kekayaan_bersih",))


def test_yang_diminta_dapat_diubah(milik: Kasus) -> None:
    isi(milik, "kegiatan", kekayaan_bersih="300.000.000")
    milik.unggah("ktp", "foto")
    assert milik.permohonan.isian["kekayaan_bersih"] == "300.000.000"
    assert Berkas.objects.get(syarat="ktp", kini=True).versi == 2


def test_isian_lain_pada_halaman_yang_sama_tetap(milik: Kasus) -> None:
    sebelum = milik.permohonan.isian
    isi(milik, "kegiatan", kekayaan_bersih="300.000.000", kbli="47999", nama_usaha="CV Lain", status="selesai")
    assert milik.permohonan.isian == {**sebelum, "kekayaan_bersih": "300.000.000"}


@pytest.mark.parametrize("halaman", ["diri", "kontak", "usaha", "legalitas"])
def test_halaman_lain_ditolak(milik: Kasus, halaman: str) -> None:
    sebelum = milik.permohonan.semua_isian
    with pytest.raises(TidakBolehDiubah, match="sudah diterima"):
        isi(milik, halaman, nama_pemohon="Orang Lain", nik=orang.nik_baru(), bentuk_usaha="pt", akta_nomor="99")
    assert milik.permohonan.semua_isian == sebelum


@pytest.mark.parametrize("kode", ["npwp", "akta", "neraca", "foto"])
def test_berkas_lain_ditolak(milik: Kasus, kode: str) -> None:
    with pytest.raises(TidakBolehDiubah, match="sudah diterima"):
        milik.unggah(kode)
    with pytest.raises(TidakBolehDiubah):
        unggah_berkas(permohonan=milik.permohonan, syarat=milik.syarat[kode], nama="x", isi=b"tidak sempat dibaca")
    assert Berkas.objects.filter(permohonan=milik.id, kini=True, versi=1).count() == 5


def test_berkas_tidak_dapat_dihapus(milik: Kasus) -> None:
    with pytest.raises(TidakBolehDiubah, match="hanya dapat diganti"):
        hapus_berkas(permohonan=milik.permohonan, syarat=milik.syarat["ktp"])


@pytest.mark.parametrize("keadaan", ["diajukan", "dientri", "dikoreksi"])
def test_yang_sedang_di_kantor_tidak_dapat_diubah(keadaan: str) -> None:
    milik = kasus(keadaan)
    with pytest.raises(TidakBolehDiubah):
        isi(milik, "kegiatan", kekayaan_bersih="1")
    with pytest.raises(TidakBolehDiubah):
        milik.unggah("ktp")


def test_butir_putaran_lalu_tertutup_lagi() -> None:
    """What the loket asked for in the first round is not open in the second."""
    milik = dikembalikan_kabid("foto", dari="diperiksa")
    with pytest.raises(TidakBolehDiubah):
        milik.unggah("ktp")
    milik.unggah("foto")


def test_lewat_halaman(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    client = masuk(milik.pemohon)
    halaman = client.get(f"/permohonan/{milik.id}/isi/kegiatan/")
    assert list(halaman.context["form"].fields) == ["kekayaan_bersih"]
    assert client.get(f"/permohonan/{milik.id}/berkas/").content.count(b'type="file"') == 1

    jawab = client.post(f"/permohonan/{milik.id}/isi/kegiatan/", {"kekayaan_bersih": "2.000", "kbli": "47999"})
    assert jawab.status_code == 302
    assert {milik.permohonan.isian[k] for k in ("kekayaan_bersih", "kbli")} == {"2.000", "47112"}

    jawab = client.post(f"/permohonan/{milik.id}/isi/usaha/", {"nama_usaha": "CV Lain"}, follow=True)
    assert "Bagian ini sudah diterima" in jawab.content.decode()
    assert milik.permohonan.isian["nama_usaha"] == "CV Contoh Uji"

    foto = SimpleUploadedFile("a.jpg", berkas_contoh.ktp_contoh())
    jawab = client.post(f"/permohonan/{milik.id}/berkas/foto/unggah/", {"berkas": foto}, headers={"X-Sepotong": "1"})
    assert jawab.status_code == 422
    assert "sudah diterima dan tidak perlu diganti" in jawab.content.decode()
    jawab = client.post(f"/permohonan/{milik.id}/berkas/ktp/hapus/", headers={"X-Sepotong": "1"})
    assert jawab.status_code == 422
    assert Berkas.objects.filter(permohonan=milik.id).count() == 5


def test_permohonan_orang_lain_tidak_ada(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    client = masuk(orang.orang_lain())
    for jalur in ("", "isi/kegiatan/", "berkas/"):
        assert client.get(f"/permohonan/{milik.id}/{jalur}").status_code == 404
    for jalur in ("isi/kegiatan/", "berkas/ktp/unggah/", "berkas/ktp/hapus/", "kirim/", "hapus/"):
        assert client.post(f"/permohonan/{milik.id}/{jalur}", {"kekayaan_bersih": "1"}).status_code == 404
