"""Making pictures, and taking JPEG and PNG apart by their segments and chunks."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageDraw

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
