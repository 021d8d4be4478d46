"""What supervisors decide beside the straight way: a second question on an accepted item, and a refusal by letter."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest

from tests import berkas_contoh
from tests.peramban.langkah import buka_berkas, buka_milik, pilih, unduh_bila_siap, unggah
from tests.peramban.orang import SANDI, Orang

pytestmark = pytest.mark.peramban
USAHA = {360: "CV Contoh Teluk Teduh", 1280: "PT Bahari Contoh"}  # both filed by the demo's first applicant


@pytest.mark.parametrize("lebar", list(USAHA))
def test_pengecualian_lalu_penolakan(lebar: int, orang: Callable[..., Orang]) -> None:
    pemohon, loket, kasi, kepala = (orang(n, lebar=lebar) for n in ("pemohon", "loket", "kasi1", "kepala"))
    nomor = nomor_usaha(loket, USAHA[lebar])
    kembalikan(loket, nomor, "ktp")
    perbaiki(pemohon, nomor, "ktp")

    buka_berkas(loket, nomor)
    loket.klik("Minta pengecualian satu putaran", peran="link")
    loket.klik("Kirim permintaan")
    assert loket.melihat("Tulis apa yang baru ditemukan")
    loket.page.check('input[name="butir"][value="berkas:npwp"]')
    loket.isi(alasan="Masa berlakunya baru terbaca sesudah KTP diganti.")
    loket.klik("Kirim permintaan")
    kasi.buka("/meja/")
    kasi.page.locator("li", has_text=USAHA[lebar]).get_by_role("link").first.click()
    kasi.periksa()
    kasi.gambar("pengecualian")
    berkas = kasi.page.url.removesuffix("pengecualian/")
    kasi.klik("Setujui pengecualian")
    kembalikan(loket, nomor, "npwp")

    kasi.buka(berkas)
    kasi.klik("Usulkan penolakan", peran="link")
    kasi.isi(sebab="data", uraian="NPWP bukan milik pemohon; tiga kali diminta, tidak diganti.")
    kasi.klik("Lihat pratinjau")
    kasi.gambar("usul-penolakan")
    kasi.klik("Usulkan penolakan")
    kepala.buka("/meja/")
    kepala.page.locator("li", has_text=USAHA[lebar]).get_by_role("link").first.click()
    kepala.periksa()
    kepala.klik("Tolak dan tanda tangani")
    assert kepala.melihat("Masukkan kata sandi Anda")
    kepala.isi(sandi=SANDI)
    kepala.gambar("putus-penolakan")
    kepala.klik("Tolak dan tanda tangani")

    buka_milik(pemohon, nomor)
    pemohon.gambar("ditolak")
    assert pemohon.melihat("NPWP bukan milik pemohon")
    surat = pypdfium2.PdfDocument(unduh_bila_siap(pemohon, "Unduh surat penolakan"))
    teks = " ".join(halaman.get_textpage().get_text_range() for halaman in surat)
    assert USAHA[lebar] in teks
    assert "keberatan" in teks


def nomor_usaha(loket: Orang, nama: str) -> str:
    loket.buka(f"/meja/?cari={nama.replace(' ', '+')}")
    return loket.page.locator("tr", has_text=nama).get_by_role("link").first.inner_text()


def kembalikan(loket: Orang, nomor: str, kode: str) -> None:
    buka_berkas(loket, nomor)
    for tombol in loket.page.locator('input[name^="berkas-"][value="sesuai"]').all():
        pilih(loket, str(tombol.get_attribute("name")), "sesuai")
    pilih(loket, f"berkas-{kode}-putusan", "perlu_diperbaiki")
    loket.isi(**{f"berkas-{kode}-alasan": "tidak_terbaca"})
    loket.klik("Simpan putusan")


def perbaiki(pemohon: Orang, nomor: str, kode: str) -> None:
    buka_milik(pemohon, nomor)
    pemohon.page.get_by_role("link", name="Perbaiki ").first.click()
    unggah(pemohon, kode, "baru.jpg", berkas_contoh.ktp_contoh())
    pemohon.klik("Kembali ke permohonan", peran="link")
    pemohon.klik("Kirim perbaikan")
    assert pemohon.melihat("Jam pelayanan berjalan lagi")
