"""Uploads through the page: what is taken, what is refused, and in which words, with and without the script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from akun.models import Pengguna
from perizinan.models import Berkas
from sicantik.lib.unggahan import BATAS, PESAN
from tests import berkas_contoh, orang
from tests.kasus import Kasus, kasus

pytestmark = pytest.mark.django_db
SEPOTONG = {"X-Sepotong": "1"}


@pytest.fixture
def milik() -> Kasus:
    return kasus("draf", berkas=False)


def unggah(
    client: Client, milik: Kasus, isi: bytes | None, *, kode: str = "ktp", nama: str = "ktp.jpg", skrip: bool = True
) -> HttpResponse:
    berkas = {} if isi is None else {"berkas": SimpleUploadedFile(nama, isi, "image/jpeg")}
    alamat = f"/permohonan/{milik.id}/berkas/{kode}/unggah/"
    return client.post(alamat, berkas, headers=SEPOTONG if skrip else {}, follow=not skrip)


@pytest.mark.parametrize(
    ("isi", "jenis", "halaman"),
    [
        (berkas_contoh.ktp_contoh(), "image/jpeg", 1),
        (berkas_contoh.png(600, 400), "image/png", 1),
        (berkas_contoh.dokumen_pdf(baris=["Isi surat."] * 60), "application/pdf", 2),
    ],
    ids=["jpg", "png", "pdf"],
)
def test_diterima(
    isi: bytes, jenis: str, halaman: int, milik: Kasus, masuk: Callable[[Pengguna], Client], simpanan: Path
) -> None:
    jawab = unggah(masuk(milik.pemohon), milik, isi, nama="Scan terbaru.bin")
    assert jawab.status_code == 200
    assert jawab.content.decode().count("<html") == 0, "a fragment"
    berkas = Berkas.objects.get()
    assert (berkas.jenis, berkas.halaman, berkas.nama) == (jenis, halaman, "Scan terbaru.bin")
    tersimpan = (simpanan / berkas.jalur).read_bytes()
    assert tersimpan != isi, "written anew"
    assert len(tersimpan) == berkas.ukuran
    assert "terbaru" not in berkas.jalur


SAMPAH = {
    "html": (b"<html><script>alert(1)</script></html>%PDF-1.4", "bukan PDF, JPEG, atau PNG"),
    "kosong": (b"", "kosong"),
    "potongan": (berkas_contoh.ktp_contoh()[:2_000], "rusak atau tidak lengkap"),
    "zip": (b"PK\x03\x04" + b"\0" * 400, "Simpan sebagai PDF"),
    "tidak ada": (None, "Pilih berkasnya dulu"),
}


@pytest.mark.parametrize("skrip", [True, False], ids=["skrip", "tanpa-skrip"])
@pytest.mark.parametrize("apa", SAMPAH)
def test_ditolak_dengan_kalimat(
    apa: str, skrip: bool, milik: Kasus, masuk: Callable[[Pengguna], Client], simpanan: Path
) -> None:
    isi, kalimat = SAMPAH[apa]
    jawab = unggah(masuk(milik.pemohon), milik, isi, skrip=skrip)
    if skrip:
        assert jawab.status_code == 422
        assert jawab.content.decode().count("<html") == 0
        assert 'id="galat-ktp"' in jawab.content.decode()
    else:
        assert jawab.redirect_chain == [(f"/permohonan/{milik.id}/berkas/", 302)]
        assert "KTP-el penanggung jawab: " in jawab.content.decode()
    assert kalimat in jawab.content.decode()
    assert not Berkas.objects.exists()
    assert not list(simpanan.rglob("*.*"))


def test_lebih_dari_15_mb(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    besar = berkas_contoh.ktp_contoh() + b"\0" * BATAS.byte
    jawab = unggah(masuk(milik.pemohon), milik, besar)
    assert jawab.status_code == 422
    assert "batasnya 15 MB" in jawab.content.decode()
    assert not Berkas.objects.exists()


def test_halaman_memberi_skrip_batas_dan_kata_server(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    isi = masuk(milik.pemohon).get(f"/permohonan/{milik.id}/berkas/").content.decode()
    assert f'data-batas="{BATAS.byte}"' in isi
    assert 'data-terlalu-besar="Berkas {mb} MB, batasnya 15 MB. ' in isi
    assert f'data-berkas-office="{PESAN["berkas_office"]}"' in isi


def test_pemindai_mati_menolak(milik: Kasus, masuk: Callable[[Pengguna], Client], settings: object) -> None:
    settings.CLAMD_URL = "tcp://127.0.0.1:1"  # type: ignore[attr-defined]
    jawab = unggah(masuk(milik.pemohon), milik, berkas_contoh.ktp_contoh())
    assert jawab.status_code == 422
    assert "Pemindai virus sedang tidak dapat dihubungi" in jawab.content.decode()
    assert not Berkas.objects.exists()


@pytest.mark.parametrize("kode", ["siup_lama", "pengesahan", "paspor"])
def test_dokumen_yang_tidak_diminta_tidak_ada(kode: str, milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    """Known to the pack or not: this application does not ask for it."""
    assert unggah(masuk(milik.pemohon), milik, berkas_contoh.ktp_contoh(), kode=kode).status_code == 404


def test_permohonan_orang_lain_tidak_ada(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    isi = berkas_contoh.ktp_contoh()
    assert unggah(masuk(orang.orang_lain()), milik, isi).status_code == 404
    assert unggah(masuk(milik.petugas["loket"]), milik, isi).status_code == 404
    assert unggah(Client(), milik, isi).status_code == 401
    assert not Berkas.objects.exists()


def test_hanya_post(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    client = masuk(milik.pemohon)
    for jalur in ("berkas/ktp/unggah/", "berkas/ktp/hapus/", "kirim/", "hapus/"):
        assert client.get(f"/permohonan/{milik.id}/{jalur}").status_code == 405


def test_pratinjau_dan_unduhan(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    client = masuk(milik.pemohon)
    unggah(client, milik, berkas_contoh.dokumen_pdf(), nama="a.pdf")
    berkas = Berkas.objects.get()
    gambar = client.get(f"/berkas/{berkas.pk}/halaman/1/")
    assert (gambar.headers["Content-Type"], gambar.content[:4]) == ("image/webp", b"RIFF")
    assert "private" in gambar.headers["Cache-Control"]
    for halaman in (0, 2, 99):
        assert client.get(f"/berkas/{berkas.pk}/halaman/{halaman}/").status_code == 404
    unduhan = client.get(f"/berkas/{berkas.pk}/unduh/")
    assert unduhan.headers["Content-Disposition"] == 'attachment; filename="ktp-1.pdf"'
    assert unduhan.headers["X-Content-Type-Options"] == "nosniff"
    assert masuk(orang.orang_lain()).get(f"/berkas/{berkas.pk}/unduh/").status_code == 404
