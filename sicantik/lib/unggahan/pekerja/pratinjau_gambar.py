"""A small WebP of a picture, for the case page."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, JpegImagePlugin, WebPImagePlugin  # noqa: F401 - the process can import nothing once locked

from . import raster
from .perintah import Perintah
from .tolak import Tolak

MUTU_WEBP = 75


def siapkan(bagian: list[bytes]) -> None:
    """Everything needed is loaded with the import."""


def kerjakan(perintah: Perintah, bagian: list[bytes]) -> tuple[dict[str, Any], bytes]:
    jenis, lebar = perintah["jenis"], perintah["lebar"]
    if perintah["halaman"] != 1:
        raise Tolak("halaman_tidak_ada")
    gambar = raster.buka(bagian[0], jenis, perintah["piksel"])
    # A JPEG can be decoded at 1/2, 1/4 or 1/8 of its size; turned pictures need the other side too.
    gambar.draft("RGB", (lebar * 2, lebar * 2))
    gambar = raster.di_atas_putih(raster.muat(gambar, jenis, perintah["sisi"]))
    if gambar.width > lebar:
        tinggi = max(1, round(gambar.height * lebar / gambar.width))
        gambar = gambar.resize((lebar, tinggi), Image.Resampling.BICUBIC)
    return {"lebar": gambar.width, "tinggi": gambar.height}, ke_webp(gambar)


def ke_webp(gambar: Image.Image) -> bytes:
    berkas = io.BytesIO()
    gambar.save(berkas, "WEBP", quality=MUTU_WEBP, method=2)
    return berkas.getvalue()
