"""Pictures with something in or behind them, and pictures made to hurt a decoder."""

from __future__ import annotations

import io
import struct
import zlib
from functools import partial

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from tests import berkas_contoh as contoh
from tests.unggahan.kasus import Korpus
from tests.unggahan.korpus_bukan import EICAR, arsip

gambar = Korpus()
SKRIP = b"<script>alert('unggahan')</script>"


def jpeg(lebar: int = 200, tinggi: int = 150, **pilihan: object) -> bytes:
    return simpan(lukis("RGB", lebar, tinggi), "JPEG", **pilihan)


def simpan(im: Image.Image, jenis: str, **pilihan: object) -> bytes:
    berkas = io.BytesIO()
    im.save(berkas, jenis, **pilihan)
    return berkas.getvalue()


def lukis(mode: str, lebar: int = 200, tinggi: int = 150) -> Image.Image:
    im = Image.new("RGB", (lebar, tinggi), "white")
    pena = ImageDraw.Draw(im)
    pena.rectangle((0, 0, lebar // 2, tinggi // 2), fill="#b3261e")
    pena.ellipse((lebar // 2, tinggi // 2, lebar, tinggi), fill="#0b5cad")
    return im.convert(mode)


def segmen(tanda: int, isi: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, tanda, len(isi) + 2) + isi


def sisipkan(asal: bytes, *potong: bytes) -> bytes:
    """Right after a JPEG's start marker."""
    return asal[:2] + b"".join(potong) + asal[2:]


def potongan(jenis: bytes, isi: bytes) -> bytes:
    return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))


def png_mentah(lebar: int, tinggi: int, idat: bytes, *lain: bytes, kedalaman: int = 8, warna: int = 2) -> bytes:
    kepala = struct.pack(">IIBBBBB", lebar, tinggi, kedalaman, warna, 0, 0, 0)
    tengah = b"".join(lain)
    return b"\x89PNG\r\n\x1a\n" + potongan(b"IHDR", kepala) + tengah + potongan(b"IDAT", idat) + potongan(b"IEND", b"")


def png_kecil(*lain: bytes) -> bytes:
    return png_mentah(10, 10, zlib.compress((b"\0" + bytes(30)) * 10), *lain)


# JPEG


@gambar(b"PK\x03\x04", b"Evil.class")
def jpeg_lalu_zip() -> bytes:
    return jpeg() + arsip({"Evil.class": b"\xca\xfe\xba\xbe"})


@gambar(SKRIP)
def jpeg_lalu_html() -> bytes:
    return jpeg() + SKRIP


@gambar(EICAR)
def jpeg_lalu_eicar() -> bytes:
    return jpeg() + EICAR


@gambar(b"<?php")
def jpeg_komentar_php() -> bytes:
    return jpeg(comment=b"<?php system($_GET['c']); ?>")


@gambar(b"%PDF-1.4")
def jpeg_dan_pdf() -> bytes:
    return sisipkan(jpeg(), segmen(0xFE, contoh.dokumen_pdf()[:200].replace(b"1.3", b"1.4")))


@gambar(b"KameraCONTOH", b"Exif")
def jpeg_gps() -> bytes:
    return contoh.foto_jpeg(300, 400)


for _arah in range(1, 9):
    _buat = partial(contoh.foto_jpeg, 60, 80, putar=_arah)
    _buat.__name__ = f"jpeg_arah_{_arah}"  # type: ignore[attr-defined]
    gambar(b"Exif")(_buat)


@gambar(b"http://ns.adobe.com/xap", b"Budi Rahasia")
def jpeg_xmp() -> bytes:
    return jpeg(xmp=b"<x:xmpmeta><dc:creator>Budi Rahasia</dc:creator></x:xmpmeta>")


@gambar(b"Photoshop 3.0", b"Budi Rahasia")
def jpeg_iptc() -> bytes:
    return sisipkan(jpeg(), segmen(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0cBudi Rahasia"))


@gambar(b"ICC_PROFILE")
def jpeg_icc_rusak() -> bytes:
    return jpeg(icc_profile=b"acsp" * 300)


@gambar(b"ICC_PROFILE")
def jpeg_icc_xyz() -> bytes:
    return jpeg(icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes())


@gambar(b"Exif")
def jpeg_exif_berputar() -> bytes:
    """An EXIF directory that names itself as the next one, and as its own sub-directory."""
    ifd = b"II*\0\x08\0\0\0" + struct.pack("<H", 2)
    ifd += struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<HHII", 0x8825, 4, 1, 8) + struct.pack("<I", 8)
    return sisipkan(jpeg(), segmen(0xE1, b"Exif\0\0" + ifd))


@gambar(b"Exif")
def jpeg_exif_acak() -> bytes:
    return sisipkan(jpeg(), segmen(0xE1, b"Exif\0\0XX\0*\xff\xff\xff\xff" + bytes(range(256)) * 8))


@gambar(b"Exif")
def jpeg_arah_aneh() -> bytes:
    exif = Image.Exif()
    exif[0x112] = 77
    return jpeg(exif=exif)


@gambar(b"Exif", b"terbalik")
def jpeg_arah_berupa_kata() -> bytes:
    ifd = b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + struct.pack("<HHII", 0x112, 2, 9, 26) + bytes(4)
    return sisipkan(jpeg(), segmen(0xE1, b"Exif\0\0" + ifd + b"terbalik\0"))


@gambar()
def jpeg_cmyk() -> bytes:
    return simpan(lukis("CMYK"), "JPEG")


@gambar()
def jpeg_abu() -> bytes:
    return simpan(lukis("L"), "JPEG")


@gambar()
def jpeg_progresif() -> bytes:
    return jpeg(progressive=True)


@gambar(b"MPF\0")
def jpeg_ganda_ponsel() -> bytes:
    """Portrait mode of a phone: two pictures in one file. The first is the photo."""
    return simpan(lukis("RGB"), "MPO", save_all=True, append_images=[lukis("L").convert("RGB")])


@gambar(tolak="rusak")
def jpeg_terpotong() -> bytes:
    isi = contoh.foto_jpeg(600, 800)
    return isi[: len(isi) // 2]


@gambar(tolak="rusak")
def jpeg_tanpa_isi() -> bytes:
    return b"\xff\xd8\xff\xe0"


@gambar(tolak="rusak")
def jpeg_tanpa_tabel() -> bytes:
    isi = jpeg()
    return isi.replace(b"\xff\xdb", b"\xff\xec")


@gambar(tolak="terlalu_banyak_piksel")
def jpeg_bom_piksel() -> bytes:
    return _ukuran_jpeg(65000, 65000)


@gambar(tolak="terlalu_banyak_piksel")
def jpeg_25_megapiksel_lebih() -> bytes:
    return _ukuran_jpeg(5001, 5000)


@gambar()
def jpeg_bohong_ukuran() -> bytes:
    """Says 24 megapixels, brings a thumbnail: the decoder fills the rest with grey."""
    return _ukuran_jpeg(6000, 4000)


@gambar(tolak="rusak")
def jpeg_lebar_nol() -> bytes:
    return _ukuran_jpeg(0, 100)


@gambar(tolak="rusak")
def jpeg_lalu_sampah() -> bytes:
    return b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40


def _ukuran_jpeg(lebar: int, tinggi: int) -> bytes:
    isi = jpeg()
    awal = isi.index(b"\xff\xc0") + 5
    return isi[:awal] + struct.pack(">HH", tinggi, lebar) + isi[awal + 4 :]


# PNG


@gambar(SKRIP)
def png_lalu_skrip() -> bytes:
    return contoh.png(100, 80) + SKRIP


@gambar(b"PK\x03\x04")
def png_lalu_zip() -> bytes:
    return contoh.png(100, 80) + arsip({"a.jar": b"x"})


@gambar(EICAR)
def png_eicar_dalam_teks() -> bytes:
    return png_kecil(potongan(b"tEXt", b"Comment\0" + EICAR))


@gambar(SKRIP)
def png_potongan_sendiri() -> bytes:
    return png_kecil(potongan(b"xsSs", SKRIP))


@gambar(b"Budi Rahasia")
def png_xmp() -> bytes:
    return png_kecil(potongan(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x>Budi Rahasia</x>"))


@gambar(b"eXIf", b"KameraCONTOH")
def png_gps() -> bytes:
    exif = Image.open(io.BytesIO(contoh.foto_jpeg(60, 80))).getexif()
    return simpan(lukis("RGB"), "PNG", exif=exif)


@gambar(tolak="rusak")
def png_bom_itxt() -> bytes:
    bom = zlib.compress(bytes(40_000_000))
    return png_kecil(potongan(b"iTXt", b"k\0\x01\0\0\0" + bom))


@gambar(tolak="rusak")
def png_bom_ztxt() -> bytes:
    return png_kecil(potongan(b"zTXt", b"k\0\0" + zlib.compress(bytes(40_000_000))))


@gambar(tolak="rusak")
def png_banyak_bom_ztxt() -> bytes:
    satu = potongan(b"zTXt", b"k\0\0" + zlib.compress(bytes(1_000_000)))
    return png_kecil(satu * 200)


@gambar(tolak="rusak")
def png_bom_iccp() -> bytes:
    return png_kecil(potongan(b"iCCP", b"k\0\0" + zlib.compress(bytes(40_000_000))))


@gambar(tolak="terlalu_banyak_piksel")
def png_bom_piksel() -> bytes:
    return png_mentah(100_000, 100_000, zlib.compress(bytes(1000)))


@gambar(tolak="terlalu_banyak_piksel")
def png_bom_piksel_1_bit() -> bytes:
    return png_mentah(30_000, 30_000, zlib.compress(bytes(3751 * 30_000), 9), kedalaman=1, warna=0)


@gambar()
def png_idat_kelebihan() -> bytes:
    """30 MB of rows for a picture of ten: the decoder stops at the tenth."""
    return png_mentah(10, 10, zlib.compress(bytes(30_000_000)))


@gambar(tolak="rusak")
def png_idat_kurang() -> bytes:
    return png_mentah(1000, 1000, zlib.compress(bytes(3000)))


@gambar(tolak="rusak")
def png_terpotong() -> bytes:
    isi = contoh.png()
    return isi[: len(isi) // 2]


@gambar(tolak="rusak")
def png_crc_salah() -> bytes:
    isi = contoh.png(50, 50)
    awal = isi.index(b"IHDR") + 17
    return isi[:awal] + b"\0\0\0\0" + isi[awal + 4 :]


@gambar(tolak="rusak")
def png_tanda_saja() -> bytes:
    return b"\x89PNG\r\n\x1a\n"


@gambar(tolak="rusak")
def png_nol_lebar() -> bytes:
    return png_mentah(0, 10, zlib.compress(b""))


@gambar(tolak="rusak")
def png_potongan_raksasa() -> bytes:
    return png_kecil()[:33] + struct.pack(">I", 0x7FFFFFFF) + b"tEXt" + bytes(100)


@gambar(b"acTL")
def png_bergerak() -> bytes:
    rangka = [lukis("RGB"), lukis("L").convert("RGB")]
    return simpan(rangka[0], "PNG", save_all=True, append_images=rangka[1:])


@gambar()
def png_16_bit() -> bytes:
    return simpan(lukis("L").convert("I").point(lambda v: v * 257).convert("I;16"), "PNG")


@gambar()
def png_tembus_pandang() -> bytes:
    return simpan(lukis("RGBA"), "PNG")


@gambar(b"tRNS")
def png_palet_tembus() -> bytes:
    return simpan(lukis("RGB").quantize(16), "PNG", transparency=0)


@gambar(b"tRNS")
def png_warna_tembus() -> bytes:
    return simpan(lukis("RGB"), "PNG", transparency=(255, 255, 255))


@gambar()
def png_hitam_putih() -> bytes:
    return simpan(lukis("1"), "PNG")


@gambar()
def png_tersisip() -> bytes:
    """Adam7 interlacing, by hand: one pixel is pass one."""
    kepala = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 1)
    isi = potongan(b"IHDR", kepala) + potongan(b"IDAT", zlib.compress(b"\0\x80")) + potongan(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + isi


@gambar()
def png_satu_baris_panjang() -> bytes:
    return simpan(Image.new("L", (60_000, 1)), "PNG")


@gambar(b"Comment")
def png_banyak_teks() -> bytes:
    info = PngImagePlugin.PngInfo()
    for nomor in range(2000):
        info.add_text("Comment", f"baris {nomor}")
    return simpan(lukis("RGB"), "PNG", pnginfo=info)
