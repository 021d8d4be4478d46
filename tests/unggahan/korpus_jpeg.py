"""JPEGs with something in or behind them, and JPEGs made to hurt a decoder."""

from __future__ import annotations

import struct
from functools import partial

from PIL import Image, ImageCms

from tests import berkas_contoh as contoh
from tests.unggahan.gambar_alat import SKRIP, jpeg, lukis, segmen, simpan, sisipkan
from tests.unggahan.kasus import Korpus
from tests.unggahan.korpus_bukan import EICAR, arsip

foto = Korpus()


@foto(b"PK\x03\x04", b"Evil.class")
def jpeg_lalu_zip() -> bytes:
    return jpeg() + arsip({"Evil.class": b"\xca\xfe\xba\xbe"})


@foto(SKRIP)
def jpeg_lalu_html() -> bytes:
    return jpeg() + SKRIP


@foto(EICAR)
def jpeg_lalu_eicar() -> bytes:
    return jpeg() + EICAR


@foto(b"<?php")
def jpeg_komentar_php() -> bytes:
    return jpeg(comment=b"<?php system($_GET['c']); ?>")


@foto(b"%PDF-1.4")
def jpeg_dan_pdf() -> bytes:
    return sisipkan(jpeg(), segmen(0xFE, contoh.dokumen_pdf()[:200].replace(b"1.3", b"1.4")))


@foto(b"KameraCONTOH", b"Exif")
def jpeg_gps() -> bytes:
    return contoh.foto_jpeg(300, 400)


for _arah in range(1, 9):
    _buat = partial(contoh.foto_jpeg, 60, 80, putar=_arah)
    _buat.__name__ = f"jpeg_arah_{_arah}"  # type: ignore[attr-defined]
    foto(b"Exif")(_buat)


@foto(b"http://ns.adobe.com/xap", b"Budi Rahasia")
def jpeg_xmp() -> bytes:
    return jpeg(xmp=b"<x:xmpmeta><dc:creator>Budi Rahasia</dc:creator></x:xmpmeta>")


@foto(b"Photoshop 3.0", b"Budi Rahasia")
def jpeg_iptc() -> bytes:
    return sisipkan(jpeg(), segmen(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0cBudi Rahasia"))


@foto(b"ICC_PROFILE")
def jpeg_icc_rusak() -> bytes:
    return jpeg(icc_profile=b"acsp" * 300)


@foto(b"ICC_PROFILE")
def jpeg_icc_xyz() -> bytes:
    return jpeg(icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes())


@foto(b"Exif")
def jpeg_exif_berputar() -> bytes:
    """An EXIF directory that names itself as the next one, and as its own sub-directory."""
    ifd = b"II*\0\x08\0\0\0" + struct.pack("<H", 2)
    ifd += struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<HHII", 0x8825, 4, 1, 8) + struct.pack("<I", 8)
    return sisipkan(jpeg(), segmen(0xE1, b"Exif\0\0" + ifd))


@foto(b"Exif")
def jpeg_exif_acak() -> bytes:
    return sisipkan(jpeg(), segmen(0xE1, b"Exif\0\0XX\0*\xff\xff\xff\xff" + bytes(range(256)) * 8))


@foto(b"Exif")
def jpeg_arah_aneh() -> bytes:
    exif = Image.Exif()
    exif[0x112] = 77
    return jpeg(exif=exif)


@foto(b"Exif", b"terbalik")
def jpeg_arah_berupa_kata() -> bytes:
    ifd = b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + struct.pack("<HHII", 0x112, 2, 9, 26) + bytes(4)
    return sisipkan(jpeg(), segmen(0xE1, b"Exif\0\0" + ifd + b"terbalik\0"))


@foto()
def jpeg_cmyk() -> bytes:
    return simpan(lukis("CMYK"), "JPEG")


@foto()
def jpeg_abu() -> bytes:
    return simpan(lukis("L"), "JPEG")


@foto()
def jpeg_progresif() -> bytes:
    return jpeg(progressive=True)


@foto(b"MPF\0")
def jpeg_ganda_ponsel() -> bytes:
    """Portrait mode of a phone: two pictures in one file. The first is the photo."""
    return simpan(lukis("RGB"), "MPO", save_all=True, append_images=[lukis("L").convert("RGB")])


@foto(tolak="rusak")
def jpeg_terpotong() -> bytes:
    isi = contoh.foto_jpeg(600, 800)
    return isi[: len(isi) // 2]


@foto(tolak="rusak")
def jpeg_tanpa_isi() -> bytes:
    return b"\xff\xd8\xff\xe0"


@foto(tolak="rusak")
def jpeg_tanpa_tabel() -> bytes:
    isi = jpeg()
    return isi.replace(b"\xff\xdb", b"\xff\xec")


@foto(tolak="terlalu_banyak_piksel")
def jpeg_bom_piksel() -> bytes:
    return _ukuran_jpeg(65000, 65000)


@foto(tolak="terlalu_banyak_piksel")
def jpeg_25_megapiksel_lebih() -> bytes:
    return _ukuran_jpeg(5001, 5000)


@foto()
def jpeg_bohong_ukuran() -> bytes:
    """Says 24 megapixels, brings a thumbnail: the decoder fills the rest with grey."""
    return _ukuran_jpeg(6000, 4000)


@foto(tolak="rusak")
def jpeg_lebar_nol() -> bytes:
    return _ukuran_jpeg(0, 100)


@foto(tolak="rusak")
def jpeg_lalu_sampah() -> bytes:
    return b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40


def _ukuran_jpeg(lebar: int, tinggi: int) -> bytes:
    isi = jpeg()
    awal = isi.index(b"\xff\xc0") + 5
    return isi[:awal] + struct.pack(">HH", tinggi, lebar) + isi[awal + 4 :]
