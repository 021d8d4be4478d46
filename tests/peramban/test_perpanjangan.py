"""A renewal from "Izin saya": filled in already, documents used again, and what differs on the desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from perizinan.demo.lanjutan import BARU, HAMPIR_HABIS, SEGERA_HABIS
from tests import berkas_contoh
from tests.peramban.conftest import LEBAR
from tests.peramban.langkah import buka_berkas, unggah
from tests.peramban.orang import Orang

pytestmark = pytest.mark.peramban
KTA = "Kartu tanda anggota asosiasi (KTA)"


@pytest.mark.parametrize(
    ("nama", "lebar", "skrip"),
    [(HAMPIR_HABIS["nama_usaha"], LEBAR["meja"], True), (SEGERA_HABIS["nama_usaha"], LEBAR["telepon"], False)],
)
def test_perpanjangan(orang: Callable[..., Orang], nama: str, lebar: int, skrip: bool) -> None:
    pemohon = _pemegang(orang, nama, lebar=lebar, skrip=skrip)
    pemohon.gambar("izin-saya")
    _beri_tanggal(pemohon, KTA)
    pemohon.gambar("dokumen-saya")
    pemohon.buka("/izin-saya/")
    kartu = pemohon.page.locator("article", has_text=nama)
    kartu.get_by_role("button", name="Perpanjang").click()
    pemohon.periksa()
    assert pemohon.melihat("Isian disalin dari izin lama")
    draf = pemohon.page.url
    for bagian in ("sbu", "izin_lama"):
        pemohon.buka(f"{draf}isi/{bagian}/")
        ada = [k for k in BARU if pemohon.page.locator(f'[name="{k}"]').count()]
        pemohon.isi(**{k: BARU[k] for k in ada})
        pemohon.gambar(f"perpanjangan-{bagian}")
        pemohon.klik("Simpan dan lanjutkan")
    assert _pakai_dokumen(pemohon, f"{draf}berkas/") > 5
    _unggah_sisanya(pemohon)
    pemohon.klik("Periksa dan kirim", peran="link")
    assert pemohon.melihat("Dibanding izin lama")
    pemohon.gambar("perpanjangan-periksa")
    pemohon.page.check("#pernyataan")
    pemohon.klik("Ajukan permohonan")
    nomor = pemohon.page.locator("p.nomor").inner_text()
    for siapa in ("loket", "entri1", "kasi3"):
        petugas = orang(siapa, lebar=lebar)
        if siapa == "loket":
            buka_berkas(petugas, nomor)
            alamat = petugas.page.url
        petugas.buka(alamat)
        for kata in ("Dibanding izin lama", "Nomor SBU", BARU["sbu_nomor"], "Dokumen yang dipakai lagi", KTA):
            assert petugas.melihat(kata), f"{siapa}: {kata}"
        petugas.gambar(f"perpanjangan-{siapa}")
    pemohon.buka("/izin-saya/")
    assert pemohon.melihat(f"Permohonan {nomor} atas izin ini sedang berjalan")


@pytest.mark.parametrize("lebar", list(LEBAR.values()))
def test_halaman_izin_dan_dokumen(orang: Callable[..., Orang], lebar: int) -> None:
    """The pages themselves, with the script, at both widths: axe and sideways scrolling."""
    pemohon = orang("pemohon", lebar=lebar)
    for jalur in ("/izin-saya/", "/dokumen-saya/", "/permohonan/", "/izin/iujk/ajukan/perpanjangan/"):
        pemohon.buka(jalur)
        pemohon.gambar(f"lihat-{jalur.strip('/').replace('/', '-')}")
    pemohon.isi(nomor="503/999/IUJK", bukti="AAAA-BBBB-CCCC")
    pemohon.klik("Pakai izin ini")
    assert pemohon.melihat("tidak cocok")


def _pemegang(orang: Callable[..., Orang], nama: str, *, lebar: int, skrip: bool) -> Orang:
    """Whoever of the demo's applicants holds this permit."""
    for siapa in ("pemohon", "pemohon2"):
        dia = orang(siapa, lebar=lebar, skrip=skrip)
        dia.buka("/izin-saya/")
        if dia.melihat(nama):
            assert dia.melihat("hari lagi")
            return dia
    raise AssertionError(f"tidak ada yang memegang izin {nama}")


def _beri_tanggal(pemohon: Orang, nama: str) -> None:
    """Say until when the first document of this name holds, so that it is offered."""
    pemohon.buka("/dokumen-saya/")
    baris = pemohon.page.locator(".unggah", has_text=nama).first
    baris.locator("input[name=sampai]").fill("31/12/2099")
    baris.get_by_role("button", name="Simpan tanggal").click()
    pemohon.periksa()
    assert pemohon.melihat("Berlaku sampai 31 Desember 2099")


def _pakai_dokumen(pemohon: Orang, alamat: str) -> int:
    """Agree to every document that is offered, one for each requirement; how many."""
    pemohon.buka(alamat)
    pemohon.gambar("perpanjangan-berkas")
    kosong = pemohon.page.locator(".unggah", has_text="Belum diisi").filter(has_text="Saya setuju")
    n = 0
    while kosong.count():
        kosong.first.get_by_role("button", name="Saya setuju, pakai dokumen ini").first.click()
        pemohon.periksa()
        n += 1
        assert n < 30
    return n


def _unggah_sisanya(pemohon: Orang) -> None:
    kosong = pemohon.page.locator(".unggah", has_text="Belum diisi").filter(has_not_text="boleh dikosongkan")
    for tempat in [str(b.get_attribute("id")) for b in kosong.all()]:
        unggah(pemohon, tempat.removeprefix("syarat-"), "baru.jpg", berkas_contoh.ktp_contoh())
