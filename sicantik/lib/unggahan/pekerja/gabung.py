"""All uploads of a case as one PDF, for the loket to print: each document behind a bookmark."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pikepdf  # noqa: TID253 - only the parser process loads it
from pikepdf import Dictionary, Name, OutlineItem, Pdf  # noqa: TID253
from PIL import Image

from . import raster
from .pdf import simpan
from .perintah import Perintah

_A4 = (595.28, 841.89)
_TEPI = 36.0  # half an inch: office printers cannot print to the edge


def siapkan(bagian: list[bytes]) -> None:
    """Everything needed is loaded with the import."""


def kerjakan(perintah: Perintah, bagian: list[bytes]) -> tuple[dict[str, Any], bytes]:
    with Pdf.new() as baru:
        terbuka: list[Pdf] = []  # their streams are read when the result is written
        with baru.open_outline() as daftar:
            for judul, jenis, isi in zip(perintah["judul"], perintah["jenis_semua"], bagian, strict=True):
                mulai = len(baru.pages)
                if jenis == "application/pdf":
                    terbuka.append(Pdf.open(io.BytesIO(isi)))
                    baru.pages.extend(terbuka[-1].pages)
                else:
                    _tempel(baru, isi, jenis, perintah["piksel"])
                daftar.root.append(OutlineItem(judul, mulai))
        return {"halaman": len(baru.pages)}, simpan(baru)


def _tempel(baru: Pdf, isi: bytes, jenis: str, piksel: int) -> None:
    """One picture on one A4 page, as large as the margins allow; a wide one on a page turned wide."""
    gambar = raster.buka(isi, jenis, piksel)
    lebar, tinggi = gambar.size
    kertas = _A4 if tinggi >= lebar else (_A4[1], _A4[0])
    skala = min((kertas[0] - 2 * _TEPI) / lebar, (kertas[1] - 2 * _TEPI) / tinggi)
    w, h = lebar * skala, tinggi * skala
    x, y = (kertas[0] - w) / 2, (kertas[1] - h) / 2
    baru.add_blank_page(page_size=kertas)
    halaman = baru.pages[-1]
    halaman.obj.Resources = Dictionary(XObject=Dictionary(Gambar=_objek_gambar(baru, gambar, isi, jenis)))
    perintah = f"q {w:.3f} 0 0 {h:.3f} {x:.3f} {y:.3f} cm /Gambar Do Q"
    halaman.obj.Contents = baru.make_stream(perintah.encode())


def _objek_gambar(baru: Pdf, gambar: Image.Image, isi: bytes, jenis: str) -> pikepdf.Stream:
    """A sanitised JPEG goes in as it is; a PNG as its pixels on white."""
    if jenis == "image/jpeg" and gambar.mode in ("L", "RGB"):
        mode, data, saringan = gambar.mode, isi, Name.DCTDecode
    else:
        rata = raster.di_atas_putih(raster.muat(gambar, jenis, max(gambar.size)))
        mode, data, saringan = rata.mode, zlib.compress(rata.tobytes(), 6), Name.FlateDecode
    return baru.make_stream(
        data,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=gambar.width,
        Height=gambar.height,
        ColorSpace=Name.DeviceGray if mode == "L" else Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=saringan,
    )
