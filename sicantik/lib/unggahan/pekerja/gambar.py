"""Photos and scans: decoded to pixels and written anew, so nothing but the pixels survives."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

from . import raster
from .perintah import Perintah

MUTU_JPEG = 85
TINGKAT_PNG = 4  # 6, the default, takes 2.5 times as long on scans for a tenth less


def siapkan(bagian: list[bytes]) -> None:
    """Everything needed is loaded with the import."""


def kerjakan(perintah: Perintah, bagian: list[bytes]) -> tuple[dict[str, Any], bytes]:
    jenis = perintah["jenis"]
    gambar = raster.buka(bagian[0], jenis, perintah["piksel"])
    gambar = raster.muat(gambar, jenis, perintah["sisi"])
    isi = tulis(gambar, jenis)
    if jenis == "image/png" and len(isi) > perintah["byte"]:
        # A photo kept as PNG grows when its palette or filters are lost; as JPEG it fits again.
        jenis = "image/jpeg"
        isi = tulis(gambar, jenis)
    return {"jenis": jenis, "halaman": 1, "lebar": gambar.width, "tinggi": gambar.height}, isi


def tulis(gambar: Image.Image, jenis: str) -> bytes:
    berkas = io.BytesIO()
    if jenis == "image/jpeg":
        raster.di_atas_putih(gambar).save(berkas, "JPEG", quality=MUTU_JPEG)
    else:
        gambar.save(berkas, "PNG", compress_level=TINGKAT_PNG)
    return berkas.getvalue()
