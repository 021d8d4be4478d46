"""Page images for the case page."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from sicantik.lib.unggahan import UnggahanDitolak, bersihkan, pratinjau
from tests import berkas_contoh as contoh
from tests.unggahan.gambar_alat import simpan
from tests.unggahan.pdf_alat import pdf


def buka(isi: bytes) -> Image.Image:
    hasil = Image.open(io.BytesIO(isi))
    hasil.load()
    assert hasil.format == "WEBP"
    return hasil.convert("RGB")


def test_halaman_pdf() -> None:
    asal = bersihkan(contoh.pindaian_pdf(2, dpi=50))
    satu = buka(pratinjau(asal.isi, asal.jenis, 1, 400))
    dua = buka(pratinjau(asal.isi, asal.jenis, 2, 400))
    assert abs(satu.width - 400) <= 1
    assert abs(satu.height - 566) <= 2
    assert satu.tobytes() != dua.tobytes()


def test_huruf_yang_tidak_disertakan_tetap_tampak() -> None:
    """The locked process cannot read the system's fonts: pdfium's own stand in."""
    asal = bersihkan(pdf())
    tampak = buka(pratinjau(asal.isi, asal.jenis, 1, 595)).convert("L")
    assert tampak.crop((55, 120, 200, 150)).getextrema()[0] < 100
    assert tampak.crop((55, 200, 500, 800)).getextrema()[0] > 240


@pytest.mark.parametrize(("jenis", "buat"), [("image/jpeg", contoh.foto_jpeg), ("image/png", contoh.png)])
def test_gambar(jenis: str, buat: object) -> None:
    asal = bersihkan(buat(800, 1000))  # type: ignore[operator]
    assert asal.jenis == jenis
    kecil = buka(pratinjau(asal.isi, asal.jenis, 1, 320))
    assert kecil.size == (320, 400)
    acuan = Image.open(io.BytesIO(asal.isi)).convert("RGB").resize((320, 400))
    for titik in ((30, 30), (160, 200), (300, 380)):
        beda = [abs(a - b) for a, b in zip(kecil.getpixel(titik), acuan.getpixel(titik), strict=True)]  # type: ignore[arg-type]
        assert max(beda) < 40


def test_gambar_kecil_tidak_diperbesar() -> None:
    asal = bersihkan(contoh.png(100, 80))
    assert buka(pratinjau(asal.isi, asal.jenis, 1, 900)).size == (100, 80)


def test_tembus_pandang_di_atas_putih() -> None:
    lubang = Image.new("RGBA", (60, 60), (179, 38, 30, 0))
    asal = bersihkan(simpan(lubang, "PNG"))
    assert buka(pratinjau(asal.isi, asal.jenis, 1, 60)).getextrema() == ((255, 255),) * 3


@pytest.mark.parametrize("halaman", [0, 3, -1])
def test_halaman_tidak_ada(halaman: int) -> None:
    for isi, jenis in ((pdf(halaman=2), "application/pdf"), (contoh.png(), "image/png")):
        with pytest.raises(UnggahanDitolak) as galat:
            pratinjau(isi, jenis, halaman, 300)  # type: ignore[arg-type]
        assert galat.value.kode == "halaman_tidak_ada"


@pytest.mark.parametrize("lebar", [0, -5, 100_000])
def test_lebar_tidak_masuk_akal(lebar: int) -> None:
    with pytest.raises(ValueError, match="lebar"):
        pratinjau(contoh.png(), "image/png", 1, lebar)


def test_halaman_sangat_panjang_ditolak() -> None:
    """14,400 by 3 points at 3,000 px wide would be 14 million lines."""
    asal = pdf(lambda p: p.pages[0].obj.__setattr__("MediaBox", [0, 0, 3, 14400]))
    with pytest.raises(UnggahanDitolak) as galat:
        pratinjau(asal, "application/pdf", 1, 3000)
    assert galat.value.kode == "terlalu_banyak_piksel"
