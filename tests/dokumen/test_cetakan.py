"""The other printed documents: every value of the context reaches the paper."""

from collections.abc import Iterator
from typing import Any

import pytest

from sicantik.lib import pdf
from sicantik.lib.cetak import buat_html
from tests.dokumen import alat, contoh

KONTEKS = {
    "tanda_terima": contoh.tanda_terima(),
    "buku_tanda_terima": contoh.buku_tanda_terima(),
    "lembar_kendali": contoh.lembar_kendali(),
    "dokumen_arsip": contoh.dokumen_arsip(),
    "surat_tugas": contoh.surat_tugas(),
    "bap": contoh.bap(),
    "resume": contoh.resume(),
    "skrd": contoh.skrd(),
    "ssrd": contoh.ssrd(),
    "surat_penolakan": contoh.surat_penolakan(),
}
BUKAN_TEKS = {"qr", "qr_ukuran", "goresan", "kotak_goresan", "jadi", "kota", "contoh"}


def cetak(nama: str, konteks: dict[str, Any]) -> bytes:
    return pdf.cetak(buat_html((contoh.CETAKAN / f"{nama}.html").read_text("utf-8"), konteks))


def daun(nilai: Any, kunci: str = "") -> Iterator[str]:
    if kunci in BUKAN_TEKS:
        return
    if isinstance(nilai, str):
        yield nilai
    elif isinstance(nilai, dict):
        for k, v in nilai.items():
            yield from daun(v, k)
    else:
        for v in nilai:
            yield from daun(v)


@pytest.mark.parametrize("nama", KONTEKS)
def test_semua_nilai_tercetak_pada_satu_halaman(nama: str) -> None:
    hasil = cetak(nama, KONTEKS[nama])
    # A long digest is broken over lines without a hyphen, so spaces do not count.
    isi = alat.teks(hasil).replace(" ", "")
    for nilai in daun(KONTEKS[nama]):
        assert nilai.replace(" ", "") in isi, nilai
    assert alat.halaman(hasil) == 1


def test_setiap_cetakan_diuji() -> None:
    assert {p.stem for p in contoh.CETAKAN.glob("*.html")} == KONTEKS.keys()


def test_qr_tanda_terima_terbaca() -> None:
    assert alat.kode_qr(cetak("tanda_terima", KONTEKS["tanda_terima"])) == [contoh.LACAK]


def test_goresan_tergambar() -> None:
    kosong = contoh.buku_tanda_terima(goresan="", kotak_goresan="")
    dengan, tanpa = (alat.gambar(cetak("buku_tanda_terima", k), dpi=50) for k in (contoh.buku_tanda_terima(), kosong))
    assert dengan.tobytes() != tanpa.tobytes()


def test_lembar_kendali_panjang_mengulang_kepala_tabel() -> None:
    hasil = cetak("lembar_kendali", contoh.lembar_kendali(40))
    for ke in range(alat.halaman(hasil)):
        isi = alat.teks(hasil, ke=ke)
        assert ("Kapasitas" in isi) == ("siapa" in isi)
    assert alat.halaman(hasil) > 1
