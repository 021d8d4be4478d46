"""PNGs with something in or behind them, and PNGs made to hurt a decoder."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, PngImagePlugin

from tests import berkas_contoh as contoh
from tests.unggahan.gambar_alat import SKRIP, lukis, png_kecil, png_mentah, potongan, simpan
from tests.unggahan.kasus import Korpus
from tests.unggahan.korpus_bukan import EICAR, arsip

png = Korpus()


@png(SKRIP)
def png_lalu_skrip() -> bytes:
    return contoh.png(100, 80) + SKRIP


@png(b"PK\x03\x04")
def png_lalu_zip() -> bytes:
    return contoh.png(100, 80) + arsip({"a.jar": b"x"})


@png(EICAR)
def png_eicar_dalam_teks() -> bytes:
    return png_kecil(potongan(b"tEXt", b"Comment\0" + EICAR))


@png(SKRIP)
def png_potongan_sendiri() -> bytes:
    return png_kecil(potongan(b"xsSs", SKRIP))


@png(b"Budi Rahasia")
def png_xmp() -> bytes:
    return png_kecil(potongan(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x>Budi Rahasia</x>"))


@png(b"eXIf", b"KameraCONTOH")
def png_gps() -> bytes:
    exif = Image.open(io.BytesIO(contoh.foto_jpeg(60, 80))).getexif()
    return simpan(lukis("RGB"), "PNG", exif=exif)


@png(tolak="rusak")
def png_bom_itxt() -> bytes:
    bom = zlib.compress(bytes(40_000_000))
    return png_kecil(potongan(b"iTXt", b"k\0\x01\0\0\0" + bom))


@png(tolak="rusak")
def png_bom_ztxt() -> bytes:
    return png_kecil(potongan(b"zTXt", b"k\0\0" + zlib.compress(bytes(40_000_000))))


@png(tolak="rusak")
def png_banyak_bom_ztxt() -> bytes:
    satu = potongan(b"zTXt", b"k\0\0" + zlib.compress(bytes(1_000_000)))
    return png_kecil(satu * 200)


@png(tolak="rusak")
def png_bom_iccp() -> bytes:
    return png_kecil(potongan(b"iCCP", b"k\0\0" + zlib.compress(bytes(40_000_000))))


@png(tolak="terlalu_banyak_piksel")
def png_bom_piksel() -> bytes:
    return png_mentah(100_000, 100_000, zlib.compress(bytes(1000)))


@png(tolak="terlalu_banyak_piksel")
def png_bom_piksel_1_bit() -> bytes:
    return png_mentah(30_000, 30_000, zlib.compress(bytes(3751 * 30_000), 9), kedalaman=1, warna=0)


@png()
def png_idat_kelebihan() -> bytes:
    """30 MB of rows for a picture of ten: the decoder stops at the tenth."""
    return png_mentah(10, 10, zlib.compress(bytes(30_000_000)))


@png(tolak="rusak")
def png_idat_kurang() -> bytes:
    return png_mentah(1000, 1000, zlib.compress(bytes(3000)))


@png(tolak="rusak")
def png_terpotong() -> bytes:
    isi = contoh.png()
    return isi[: len(isi) // 2]


@png(tolak="rusak")
def png_crc_salah() -> bytes:
    isi = contoh.png(50, 50)
    awal = isi.index(b"IHDR") + 17
    return isi[:awal] + b"\0\0\0\0" + isi[awal + 4 :]


@png(tolak="rusak")
def png_tanda_saja() -> bytes:
    return b"\x89PNG\r\n\x1a\n"


@png(tolak="rusak")
def png_nol_lebar() -> bytes:
    return png_mentah(0, 10, zlib.compress(b""))


@png(tolak="rusak")
def png_potongan_raksasa() -> bytes:
    return png_kecil()[:33] + struct.pack(">I", 0x7FFFFFFF) + b"tEXt" + bytes(100)


@png(b"acTL")
def png_bergerak() -> bytes:
    rangka = [lukis("RGB"), lukis("L").convert("RGB")]
    return simpan(rangka[0], "PNG", save_all=True, append_images=rangka[1:])


@png()
def png_16_bit() -> bytes:
    return simpan(lukis("L").convert("I").point(lambda v: v * 257).convert("I;16"), "PNG")


@png()
def png_tembus_pandang() -> bytes:
    return simpan(lukis("RGBA"), "PNG")


@png(b"tRNS")
def png_palet_tembus() -> bytes:
    return simpan(lukis("RGB").quantize(16), "PNG", transparency=0)


@png(b"tRNS")
def png_warna_tembus() -> bytes:
    return simpan(lukis("RGB"), "PNG", transparency=(255, 255, 255))


@png()
def png_hitam_putih() -> bytes:
    return simpan(lukis("1"), "PNG")


@png()
def png_tersisip() -> bytes:
    """Adam7 interlacing, by hand: one pixel is pass one."""
    kepala = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 1)
    isi = potongan(b"IHDR", kepala) + potongan(b"IDAT", zlib.compress(b"\0\x80")) + potongan(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + isi


@png()
def png_satu_baris_panjang() -> bytes:
    return simpan(Image.new("L", (60_000, 1)), "PNG")


@png(b"Comment")
def png_banyak_teks() -> bytes:
    info = PngImagePlugin.PngInfo()
    for nomor in range(2000):
        info.add_text("Comment", f"baris {nomor}")
    return simpan(lukis("RGB"), "PNG", pnginfo=info)
