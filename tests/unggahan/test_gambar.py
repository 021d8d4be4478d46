"""What an honest applicant's picture looks like afterwards: upright, in its colours, readable, and only pixels."""

from __future__ import annotations

import io

import pytest
from PIL import ExifTags, Image, ImageCms

from sicantik.lib.unggahan import BATAS, Batas, Bersih, bersihkan
from tests import berkas_contoh as contoh
from tests.unggahan.gambar_alat import jpeg, lukis, simpan
from tests.unggahan.kasus import bersih
from tests.unggahan.korpus import GAMBAR as korpus

MERAH, BIRU, PUTIH = (179, 38, 30), (11, 92, 173), (255, 255, 255)


def buka(tersimpan: Bersih) -> Image.Image:
    hasil = Image.open(io.BytesIO(tersimpan.isi))
    hasil.load()
    assert hasil.size == (tersimpan.lebar, tersimpan.tinggi)
    return hasil


def mirip(satu: object, dua: tuple[int, ...], selisih: int = 12) -> bool:
    assert isinstance(satu, tuple)
    return all(abs(a - b) <= selisih for a, b in zip(satu, dua, strict=True))


def periksa_warna(hasil: Image.Image, selisih: int = 12) -> None:
    """The three colours of `lukis`, where it put them."""
    rgb = hasil.convert("RGB")
    for titik, warna in (((20, 20), MERAH), ((150, 112), BIRU), ((180, 20), PUTIH)):
        assert mirip(rgb.getpixel(titik), warna, selisih), (titik, rgb.getpixel(titik))


@pytest.mark.parametrize("arah", range(1, 9))
def test_foto_menjadi_tegak(arah: int) -> None:
    tegak = Image.open(io.BytesIO(contoh.foto_jpeg(120, 160, putar=1))).convert("RGB")
    hasil = buka(bersihkan(contoh.foto_jpeg(120, 160, putar=arah)))
    assert hasil.size == (120, 160)
    for titik in ((10, 10), (100, 20), (20, 140), (110, 150)):
        assert mirip(hasil.getpixel(titik), tegak.getpixel(titik), 45), titik  # type: ignore[arg-type]


@pytest.mark.parametrize("nama", [k for k in korpus if korpus[k].tolak is None])
def test_tidak_ada_metadata_tersisa(nama: str) -> None:
    hasil = buka(bersih(korpus[nama]))
    assert not hasil.getexif()
    jfif = {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert set(hasil.info) <= jfif


def test_lokasi_foto_hilang() -> None:
    asal = contoh.foto_jpeg(300, 400)
    assert Image.open(io.BytesIO(asal)).getexif().get_ifd(ExifTags.IFD.GPSInfo)
    hasil = Image.open(io.BytesIO(bersihkan(asal).isi))
    assert not hasil.getexif().get_ifd(ExifTags.IFD.GPSInfo)


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_warna_jpeg(mode: str) -> None:
    hasil = buka(bersihkan(simpan(lukis(mode), "JPEG", quality=95)))
    assert hasil.mode == ("L" if mode == "L" else "RGB")
    if mode != "L":
        periksa_warna(hasil)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_warna_png(mode: str) -> None:
    asal = lukis("RGB").quantize(16) if mode == "P" else lukis(mode)
    tersimpan = bersihkan(simpan(asal, "PNG"))
    assert tersimpan.jenis == "image/png"
    hasil = buka(tersimpan)
    assert hasil.mode == mode
    periksa_warna(hasil)


def test_png_16_bit_tidak_menjadi_putih() -> None:
    hasil = buka(bersihkan(korpus["png_16_bit"].buat()))
    acuan = lukis("L")
    assert hasil.mode == "L"
    for titik in ((20, 20), (150, 112), (180, 20)):
        selisih = hasil.getpixel(titik) - acuan.getpixel(titik)  # type: ignore[operator]
        assert abs(selisih) <= 1


@pytest.mark.parametrize("nama", ["png_warna_tembus", "png_palet_tembus"])
def test_tembus_pandang_tetap(nama: str) -> None:
    hasil = buka(bersihkan(korpus[nama].buat()))
    asal = Image.open(io.BytesIO(korpus[nama].buat())).convert("RGBA")
    assert hasil.convert("RGBA").getchannel("A").tobytes() == asal.getchannel("A").tobytes()
    assert hasil.getextrema() != ((255, 255),)


def test_animasi_hanya_rangka_pertama() -> None:
    hasil = buka(bersihkan(korpus["png_bergerak"].buat()))
    assert getattr(hasil, "n_frames", 1) == 1
    periksa_warna(hasil)


def test_foto_ganda_ponsel_hanya_foto_pertama() -> None:
    hasil = buka(bersihkan(korpus["jpeg_ganda_ponsel"].buat()))
    assert hasil.format == "JPEG"
    periksa_warna(hasil, 30)


def test_profil_warna_diterapkan() -> None:
    """A profile with red and blue swapped, so that obeying and ignoring it give different pictures."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profil = srgb.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")
    profil = profil.replace("sRGB".encode("utf-16-be"), "xRGB".encode("utf-16-be"))
    hasil = buka(bersihkan(jpeg(icc_profile=profil, quality=95)))
    assert mirip(hasil.getpixel((20, 20)), MERAH[::-1], 25)
    assert mirip(hasil.getpixel((150, 112)), BIRU[::-1], 25)


def test_profil_srgb_tidak_mengubah() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    periksa_warna(buka(bersihkan(jpeg(icc_profile=srgb, quality=95))))


def test_foto_24_megapiksel_diterima_dan_dikecilkan() -> None:
    hasil = bersihkan(contoh.foto_jpeg(4000, 6000, putar=6))
    assert (hasil.lebar, hasil.tinggi) == (round(4000 * 4096 / 6000), 4096)


def test_pindaian_f4_300_dpi_tidak_dikecilkan() -> None:
    f4 = Image.new("L", (2539, 3898), 240)
    hasil = bersihkan(simpan(f4, "JPEG"))
    assert (hasil.lebar, hasil.tinggi) == f4.size


@pytest.mark.parametrize("jenis", ["JPEG", "PNG"])
def test_tepat_25_megapiksel(jenis: str) -> None:
    asal = simpan(Image.new("RGB", (6250, 4000)), jenis)
    assert bersihkan(asal).lebar == BATAS.sisi


def test_png_terburuk_muat_dalam_memori() -> None:
    """25 megapixels with one transparent colour: the kind that needs most."""
    asal = simpan(Image.new("RGB", (6250, 4000), "navy"), "PNG", transparency=(0, 0, 0), compress_level=1)
    assert bersihkan(asal).jenis == "image/png"


def test_png_yang_membengkak_menjadi_jpeg() -> None:
    """Shrinking a picture with a palette makes it true colour: as PNG larger than what came in."""
    palet = simpan(Image.effect_noise((400, 400), 80).quantize(16), "PNG")
    assert bersihkan(palet, batas=Batas(sisi=399)).jenis == "image/png"
    hasil = bersihkan(palet, batas=Batas(sisi=399, byte=len(palet)))
    assert hasil.jenis == "image/jpeg"
    assert buka(hasil).format == "JPEG"


def test_hasil_tetap() -> None:
    asal = contoh.foto_jpeg(200, 300)
    satu, dua = bersihkan(asal), bersihkan(asal)
    assert satu == dua
