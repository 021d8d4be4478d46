"""Opening and straightening pictures: what `gambar`, `pratinjau_gambar` and `gabung` share."""

from __future__ import annotations

import io

# TIFF reads EXIF; all plugins are loaded here because the process can open no file once it is locked.
from PIL import ExifTags, Image, ImageCms, JpegImagePlugin, PngImagePlugin, TiffImagePlugin  # noqa: F401

from .tolak import Tolak

Image.preinit()

_PUTARAN = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def buka(isi: bytes, jenis: str, piksel: int) -> Image.Image:
    """The header only; refuses a pixel bomb before a pixel is decoded.

    The plugin classes are called directly: ``Image.open`` would try other formats, and turn a phone's
    multi-picture JPEG into a format of its own instead of its first picture.
    """
    berkas = io.BytesIO(isi)
    gambar: Image.Image
    if jenis == "image/jpeg":
        gambar = JpegImagePlugin.JpegImageFile(berkas)
    else:
        gambar = PngImagePlugin.PngImageFile(berkas)
    lebar, tinggi = gambar.size
    if lebar * tinggi > piksel:
        raise Tolak("terlalu_banyak_piksel", f"{lebar}x{tinggi}")
    return gambar


def muat(gambar: Image.Image, jenis: str, sisi: int) -> Image.Image:
    """Decode, shrink to ``sisi``, bring to sRGB and upright; nothing of the original's ``info`` remains.

    Shrinking comes first: every later step then works on fewer pixels and less memory.
    """
    gambar.load()
    arah = _arah(gambar)
    profil = gambar.info.get("icc_profile")
    gambar = _ratakan(gambar, tetap=max(gambar.size) <= sisi)
    gambar = _kecilkan(gambar, sisi)
    gambar = _ke_srgb(gambar, profil)
    if arah in _PUTARAN:
        gambar = gambar.transpose(_PUTARAN[arah])
    gambar.info = {}
    return gambar


def _arah(gambar: Image.Image) -> int:
    try:
        return int(gambar.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # damaged EXIF does not make the picture unreadable
        return 1


def _ratakan(gambar: Image.Image, *, tetap: bool) -> Image.Image:
    """To 8 bits and, where there is transparency, to a real alpha channel."""
    if gambar.mode.startswith("I"):
        # 16-bit grey: Pillow's own conversion clips everything above 255 to white.
        gambar = gambar.convert("I").point([min(n >> 8, 255) for n in range(65536)], "L")
    tembus = "transparency" in gambar.info
    if gambar.mode == "P":
        if tembus:
            return gambar.convert("RGBA")
        return gambar if tetap else gambar.convert("RGB")
    if tembus:
        return gambar.convert("RGBA" if gambar.mode == "RGB" else "LA")
    if gambar.mode == "1" and not tetap:
        return gambar.convert("L")
    return gambar


def _kecilkan(gambar: Image.Image, sisi: int) -> Image.Image:
    terpanjang = max(gambar.size)
    if terpanjang <= sisi:
        return gambar
    lebar, tinggi = (max(1, round(n * sisi / terpanjang)) for n in gambar.size)
    return gambar.resize((lebar, tinggi), Image.Resampling.BICUBIC)


def _ke_srgb(gambar: Image.Image, profil: bytes | None) -> Image.Image:
    """Viewers assume sRGB once the profile is dropped; iPhones write Display P3, printers CMYK."""
    if profil and gambar.mode in ("RGB", "RGBA", "CMYK"):
        try:
            asal = ImageCms.ImageCmsProfile(io.BytesIO(profil))
            if "sRGB" not in ImageCms.getProfileDescription(asal):
                tujuan = ImageCms.createProfile("sRGB")
                mode = "RGBA" if gambar.mode == "RGBA" else "RGB"
                hasil = ImageCms.profileToProfile(gambar, asal, tujuan, outputMode=mode)
                gambar = hasil if hasil is not None else gambar
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a damaged profile: the plain numbers are the best guess
    return gambar


def di_atas_putih(gambar: Image.Image) -> Image.Image:
    """For formats that hold grey or RGB only: the alpha channel, palette or CMYK resolved."""
    if gambar.mode in ("L", "RGB"):
        return gambar
    if gambar.mode in ("LA", "RGBA"):
        alas = Image.new("RGBA", gambar.size, "white")
        return Image.alpha_composite(alas, gambar.convert("RGBA")).convert("RGB")
    return gambar.convert("L" if gambar.mode == "1" else "RGB")
