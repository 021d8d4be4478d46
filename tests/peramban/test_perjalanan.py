"""One SIUP from registration to a permit that a stranger checks, as its people see it.

On a phone, at a desk, and on a phone without JavaScript. Every page on the way is checked by axe.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable

import pytest

from perizinan.demo.isian import isian_contoh
from tests import berkas_contoh
from tests.data import dari_libreoffice
from tests.peramban.conftest import LEBAR
from tests.peramban.langkah import NIK, baca_qr, buka_berkas, buka_milik, pilih, serahkan_izin, unduh_bila_siap, unggah
from tests.peramban.orang import Orang

pytestmark = pytest.mark.peramban
SANDI = "kata-sandi-pemohon-panjang"


@pytest.mark.parametrize(
    ("lebar", "skrip"),
    [(LEBAR["telepon"], True), (LEBAR["meja"], True), (LEBAR["telepon"], False)],
    ids=["telepon", "meja", "telepon-tanpa-skrip"],
)
def test_perjalanan(orang: Callable[..., Orang], lebar: int, skrip: bool) -> None:
    pemohon = orang(lebar=lebar, skrip=skrip)
    surel = daftar(pemohon, orang)
    nomor = ajukan(pemohon)
    petugas = {
        nama: orang(nama, lebar=lebar, skrip=skrip) for nama in ("loket", "entri2", "kasi2", "kabid", "kepala", "arsip")
    }
    kembalikan(petugas["loket"], nomor)
    perbaiki(pemohon, nomor)
    proses(petugas, nomor)
    serahkan_izin(petugas["loket"], nomor)
    periksa_izin(pemohon, orang(lebar=lebar, skrip=skrip), nomor)
    diberi_tahu(orang(), surel, nomor)


def daftar(pemohon: Orang, orang: Callable[..., Orang]) -> str:
    """Register, confirm the address from the mail, sign in."""
    surel = f"warga-{secrets.token_hex(4)}@contoh.example"
    pemohon.buka("/")
    pemohon.gambar("beranda")
    pemohon.klik("Surat Izin Usaha Perdagangan (SIUP)", peran="link")
    pemohon.gambar("halaman-izin")
    pemohon.page.get_by_role("link", name="Ajukan permohonan").locator("visible=true").first.click()
    pemohon.klik("Daftar", peran="link")
    pemohon.isi(nama="Warga Contoh", email=surel, telepon="0812 3456 7890", password1=SANDI)
    pemohon.klik("Daftar")
    pos = orang()
    pos.buka("/peragaan/pesan/")
    tautan = pos.page.locator("li", has_text=surel).first.get_by_role("link", name=re.compile("confirm-email"))
    pemohon.buka(str(tautan.get_attribute("href")))
    pemohon.klik("Ya, ini surel saya")
    pemohon.masuk(surel, SANDI)
    return surel


def ajukan(pemohon: Orang) -> str:
    """Fill in page by page, upload files as other programs make them, check, send; the number."""
    pemohon.buka("/izin/siup/ajukan/")
    pemohon.isi(jenis="baru")
    pemohon.klik("Mulai mengisi")
    pemohon.isi(nik="6471")
    pemohon.klik("Simpan dan lanjutkan")
    assert pemohon.melihat("NIK harus 16 angka, baru terisi 4")
    pemohon.isi(**_isian("nik", "nama_pemohon", "tempat_lahir", "tanggal_lahir", "kewarganegaraan", "kedudukan"))
    pemohon.klik("Simpan dan lanjutkan")
    pemohon.isi(**_isian("alamat_pemohon", "kelurahan_pemohon", "kecamatan_pemohon", "kota_pemohon"))
    pemohon.klik("Simpan dan lanjutkan")
    pemohon.isi(bentuk_usaha="cv", nama_usaha="CV Perjalanan Contoh")
    pemohon.isi(**_isian("npwp_usaha", "alamat_usaha", "kelurahan_usaha", "kecamatan_usaha", "telepon_usaha"))
    pemohon.gambar("formulir")
    pemohon.klik("Simpan dan lanjutkan")
    pemohon.isi(**_isian("akta_nomor", "akta_tanggal", "akta_notaris"))
    pemohon.klik("Simpan dan lanjutkan")
    pemohon.isi(kekayaan_bersih="250.000.000")
    pemohon.isi(**_isian("kelembagaan", "kbli_edisi", "kbli", "kbli_judul", "barang_jasa"))
    pemohon.klik("Simpan dan lanjutkan")
    unggah(pemohon, "ktp", "IMG_0001.JPG", berkas_contoh.foto_jpeg(3000, 4000, gps=True, putar=6))
    unggah(pemohon, "npwp", "npwp.png", berkas_contoh.png())
    unggah(pemohon, "akta", "akta pindaian.pdf", berkas_contoh.pindaian_pdf(3))
    unggah(pemohon, "neraca", "neraca.pdf", dari_libreoffice())
    unggah(pemohon, "foto", "DSC24MP.jpg", berkas_contoh.foto_jpeg(6000, 4000, gps=True, putar=1))
    pemohon.page.locator("#syarat-ktp").scroll_into_view_if_needed()
    pemohon.gambar("unggah")
    pemohon.klik("Periksa dan kirim", peran="link")
    assert pemohon.melihat("************0099"), "NIK tidak disamarkan di ringkasan"
    pemohon.page.check("#pernyataan")
    pemohon.klik("Ajukan permohonan")
    pemohon.gambar("tanda-terima")
    nomor = pemohon.page.locator("p.nomor").inner_text()
    tanda_terima = unduh_bila_siap(pemohon, "Unduh PDF")
    assert "/t/" in baca_qr(tanda_terima)
    pemohon.buka(baca_qr(tanda_terima))
    pemohon.gambar("lacak")
    assert pemohon.melihat(nomor)
    return nomor


def kembalikan(loket: Orang, nomor: str) -> None:
    buka_berkas(loket, nomor)
    loket.gambar("berkas-loket")
    ktp = loket.page.request.get(loket.alamat + str(loket.page.locator("[data-unduh]").first.get_attribute("href")))
    assert ktp.headers["content-disposition"].startswith("attachment")
    assert b"Exif" not in ktp.body(), "letak GPS foto masih ada"
    for kode in ("npwp", "akta", "neraca", "foto"):
        pilih(loket, f"berkas-{kode}-putusan", "sesuai")
    pilih(loket, "berkas-ktp-putusan", "perlu_diperbaiki")
    loket.isi(**{"berkas-ktp-alasan": "tidak_terbaca", "berkas-ktp-catatan": "Sudut kanan terpotong."})
    loket.klik("Simpan putusan")


def perbaiki(pemohon: Orang, nomor: str) -> None:
    """Exactly the faulty item is open; the rest is not asked for again."""
    buka_milik(pemohon, nomor)
    assert pemohon.melihat("Sudut kanan terpotong.")
    assert pemohon.melihat("4 berkas lain sudah diterima")
    pemohon.gambar("dikembalikan")
    pemohon.page.get_by_role("link", name="Perbaiki KTP-el penanggung jawab").click()
    assert pemohon.page.locator("input[type=file]").count() == 1
    unggah(pemohon, "ktp", "ktp-baru.jpg", berkas_contoh.ktp_contoh())
    pemohon.klik("Kembali ke permohonan", peran="link")
    pemohon.klik("Kirim perbaikan")
    assert pemohon.melihat("Jam pelayanan berjalan lagi")


def proses(petugas: dict[str, Orang], nomor: str) -> None:
    """Loket, entry, Kasi, Kabid, head, archive."""
    loket = petugas["loket"]
    buka_berkas(loket, nomor)
    pilih(loket, "berkas-ktp-putusan", "sesuai")
    loket.klik("Simpan putusan")
    buka_berkas(petugas["entri2"], nomor)
    petugas["entri2"].klik("Simpan dan teruskan")
    for siapa in ("kasi2", "kabid"):
        buka_berkas(petugas[siapa], nomor)
        petugas[siapa].klik("Setujui")
    kepala = petugas["kepala"]
    buka_berkas(kepala, nomor)
    kepala.isi(sandi="bukan-kata-sandi-ini")
    kepala.klik("Tanda tangani")
    assert kepala.melihat("Kata sandi salah")
    kepala.isi(sandi="peragaan-sicantik")
    kepala.gambar("tanda-tangan")
    kepala.klik("Tanda tangani")
    buka_berkas(petugas["arsip"], nomor, tunggu=60)
    petugas["arsip"].klik("Arsipkan")


def periksa_izin(pemohon: Orang, orang_lain: Orang, nomor: str) -> None:
    """The applicant takes the PDF; a stranger scans the QR from its picture and reads SAH."""
    buka_milik(pemohon, nomor)
    izin = unduh_bila_siap(pemohon, "Unduh izin")
    alamat = baca_qr(izin)
    assert "/v/" in alamat
    orang_lain.buka(alamat)
    orang_lain.gambar("cek-izin")
    assert orang_lain.melihat("SAH")
    assert "CV Perjalanan Contoh" not in orang_lain.page.content()
    orang_lain.page.get_by_role("link", name=re.compile("tahap", re.I)).first.click()
    assert orang_lain.melihat(nomor)
    assert "Warga Contoh" not in orang_lain.page.content()


def diberi_tahu(pos: Orang, surel: str, nomor: str) -> None:
    """Received, returned, each stage, ready, handed over: by email and SMS."""
    pos.buka("/peragaan/pesan/")
    pos.gambar("pesan")
    rapat = nomor.replace(" ", "")
    for awal in ("Diterima", "Perlu diperbaiki", "Siap diambil", "Selesai"):
        assert pos.melihat(f"{awal}: permohonan {rapat}") or pos.melihat(f"{awal}: izin permohonan {rapat}")
    assert pos.page.locator("li", has_text=surel).count() >= 6


def _isian(*nama: str) -> dict[str, str]:
    return {n: NIK if n == "nik" else isian_contoh("SIUP").get(n, "Warga Contoh") for n in nama}
