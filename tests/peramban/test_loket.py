"""A walk-in applicant: from the queue ticket to the receipt, at a desk, on a phone, and without script."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from perizinan.demo.isian import isian_contoh
from perizinan.isian import bagian_berlaku, medan_berlaku, syarat_berlaku
from perizinan.services.paket import FOLDER, baca_paket
from tests import berkas_contoh
from tests.peramban.conftest import LEBAR
from tests.peramban.langkah import goreskan, isi_medan, terima_berkas, unggah
from tests.peramban.orang import Orang

pytestmark = pytest.mark.peramban
NIK = "6471010101880195"
DIRI = {"nik": NIK, "nama_pemohon": "Tamu Peramban", "telepon_pemohon": "0812 3456 7890", "surel_pemohon": ""}


@pytest.mark.parametrize(
    ("lebar", "skrip"), [(LEBAR["meja"], True), (LEBAR["telepon"], False), (LEBAR["telepon"], True)]
)
def test_dari_tiket_sampai_tanda_terima(orang: Callable[..., Orang], lebar: int, skrip: bool) -> None:
    loket, tamu = orang("loket", lebar=lebar, skrip=skrip), orang(lebar=lebar, skrip=skrip)
    loket.buka("/loket/")
    layar = str(loket.page.get_by_role("link", name="Buka layar ambil nomor").get_attribute("href"))
    tamu.buka(layar)
    tamu.page.get_by_role("button", name="Pengajuan permohonan").click()
    tamu.page.wait_for_url("**/antrean/tiket/**")
    tamu.periksa()
    tiket = tamu.page.locator("h1").inner_text().split()[-1]
    panggil(loket, tiket)
    tamu.buka("/antrean/")
    assert tamu.melihat(tiket)
    loket.buka("/loket/")
    loket.klik("Layani")
    nomor = ajukan(loket)
    assert loket.melihat("Diajukan di loket oleh")
    assert loket.melihat("Kode klaim akun")
    terima_berkas(loket, nomor)
    loket.buka("/loket/")
    loket.klik("Selesai dilayani")


def panggil(loket: Orang, tiket: str) -> None:
    """Call until this ticket is at the counter; those before it did not come."""
    for _ in range(40):
        loket.buka("/loket/")
        if loket.page.get_by_role("button", name="Selesai dilayani").count():
            loket.klik("Selesai dilayani")
        if loket.page.get_by_role("button", name="Panggil berikutnya").count():
            loket.klik("Panggil berikutnya")
        if loket.page.locator("p.nomor").inner_text() == tiket:
            return
        loket.klik("Lewati")
    raise AssertionError(f"{tiket} tidak terpanggil")


def ajukan(loket: Orang) -> str:
    """Fill in the pack's form for the applicant, who signs on the screen, or on paper without script."""
    paket = baca_paket(FOLDER / "siup")
    isian = {**isian_contoh("SIUP", bentuk_usaha="perorangan", nama_usaha="Toko Tamu Peramban"), **DIRI}
    loket.klik("Ajukan untuk pemohon", peran="link")
    loket.isi(pilihan="SIUP:baru")
    loket.klik("Mulai mengisi")
    for bagian in bagian_berlaku(paket, "baru", isian):
        for medan in medan_berlaku(bagian, isian):
            isi_medan(loket, medan, isian.get(medan.kode, ""))
        loket.klik("Simpan dan lanjutkan")
    for syarat in syarat_berlaku(paket, "baru", isian):
        unggah(loket, syarat.kode, f"{syarat.kode}.jpg", berkas_contoh.ktp_contoh())
    loket.klik("Periksa dan kirim", peran="link")
    loket.page.check("[name=pernyataan]")
    if loket.skrip:
        goreskan(loket)
    else:
        foto = berkas_contoh.foto_jpeg(1200, 900)
        loket.page.set_input_files("[name=pindaian]", {"name": "f.jpg", "mimeType": "image/jpeg", "buffer": foto})
    loket.klik("Ajukan permohonan")
    return loket.page.locator("p.nomor").first.inner_text()
