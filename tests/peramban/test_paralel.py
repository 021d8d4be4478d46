"""From "izin apa yang saya perlukan?" to one receipt for SIUP and TDP: at a desk, on a phone, and without script."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from perizinan.demo.isian import isian_contoh
from perizinan.skema import Medan
from tests import berkas_contoh
from tests.peramban.conftest import LEBAR
from tests.peramban.langkah import NIK, isi_medan, paket_contoh, unggah
from tests.peramban.orang import Orang

pytestmark = pytest.mark.peramban
DIRI = {
    "nik": NIK,
    "nama_pemohon": "Warga Contoh",
    "telepon_pemohon": "0812 3456 7890",
    "surel_pemohon": "warga@contoh.example",
}
USAHA = {"bentuk_usaha": "perorangan", "kedudukan": "pemilik", "kbli": "47112", "keadaan_izin": "paralel"}


@pytest.mark.parametrize(("lebar", "skrip"), [(LEBAR["telepon"], True), (LEBAR["meja"], False)])
def test_siup_dan_tdp_sekaligus(orang: Callable[..., Orang], lebar: int, skrip: bool) -> None:
    pemohon = orang("pemohon", lebar=lebar, skrip=skrip)
    _ikuti_panduan(pemohon)
    assert pemohon.page.locator('input[name="izin"]:checked').count() == 2
    pemohon.gambar("paralel-pilih")
    pemohon.klik("Mulai mengisi")
    pemohon.gambar("paralel-tugas")
    halaman = _isi_semua(pemohon)
    assert len(halaman) == len(set(halaman)) < 12  # what both ask is asked once
    for kartu in pemohon.page.locator(".unggah").all():
        kode = str(kartu.get_attribute("id")).removeprefix("syarat-")
        if "kuasa" not in kode:
            unggah(pemohon, kode, f"{kode}.jpg", berkas_contoh.ktp_contoh())
    pemohon.gambar("paralel-berkas")
    pemohon.klik("Periksa dan kirim", peran="link")
    pemohon.page.check("#pernyataan")
    pemohon.klik("Ajukan semua permohonan")
    pemohon.gambar("paralel-tanda-terima")
    nomor = [int(x.replace(" ", "")[:5]) for x in pemohon.page.locator("p.nomor").all_inner_texts()]
    assert nomor[1] == nomor[0] + 1
    pemohon.klik("Lihat semua permohonan ini", peran="link")
    pemohon.gambar("paralel-diajukan")
    assert pemohon.melihat("Tanda Daftar Perusahaan (TDP)")


def _ikuti_panduan(pemohon: Orang) -> None:
    pemohon.buka("/")
    pemohon.klik("Belum tahu izin mana? Jawab beberapa pertanyaan", peran="link")
    pemohon.isi(q="warung sembako")
    pemohon.klik("Cari")
    pemohon.gambar("panduan-cari")
    pemohon.page.get_by_role("link", name="(Tradisional)").click()
    pemohon.periksa()
    for medan, jawab in (("bentuk", "perorangan"), ("produksi", "tidak"), ("gudang", "tidak"), ("wisata", "tidak")):
        pemohon.isi(**{medan: jawab})
        pemohon.gambar("panduan-tanya")
        pemohon.klik("Lanjutkan")
    pemohon.isi(bangunan="tidak")
    pemohon.klik("Lanjutkan")
    pemohon.gambar("panduan-hasil")
    pemohon.klik("Ajukan sekaligus: SIUP, TDP", peran="link")


def _isi_semua(pemohon: Orang) -> list[str]:
    """Every page from the first of the list to the documents; the addresses."""
    medan = {m.kode: m for kode in ("TDP", "SIUP") for m in paket_contoh(kode).medan.values()}
    contoh = {**isian_contoh("TDP"), **isian_contoh("SIUP"), **DIRI, **USAHA, "nama_usaha": "Toko Contoh Paralel"}
    pemohon.page.locator(".tugas a").first.click()
    halaman = []
    while "/isi/" in pemohon.page.url:
        pemohon.periksa()
        halaman.append(pemohon.page.url)
        for m in _terlihat(pemohon, medan):
            isi_medan(pemohon, m, contoh.get(m.kode, ""))
        pemohon.klik("Simpan dan lanjutkan")
    return halaman


def _terlihat(pemohon: Orang, medan: dict[str, Medan]) -> list[Medan]:
    """Questions of the page, each once; lists do not apply to a sole trader."""
    nama = pemohon.page.locator("form[method=post] .isian [name]").evaluate_all("x => x.map(e => e.name)")
    return [medan[n] for n in dict.fromkeys(nama) if n in medan and medan[n].jenis != "daftar"]
