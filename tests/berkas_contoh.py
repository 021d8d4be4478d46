"""Sample files for the tests and the demo, drawn here so that no real document is ever in the repository.

Every picture and page says CONTOH. The same arguments give the same bytes.
"""

from __future__ import annotations

import io
import random
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import ExifTags, Image, ImageDraw, ImageFont

A4 = (595, 842)
_BARIS_PER_HALAMAN = 44
# Turning the upright picture so that a viewer who obeys the EXIF tag sees it upright again.
_KEBALIKAN = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def foto_jpeg(lebar: int = 3024, tinggi: int = 4032, *, gps: bool = True, putar: int = 6) -> bytes:
    """A phone photo, `lebar` x `tinggi` as a person sees it; stored turned, with the EXIF of a camera.

    12 megapixels are about 3 MB, as on a real phone.
    """
    gambar = _pemandangan(lebar, tinggi)
    _cap(gambar)
    if putar in _KEBALIKAN:
        gambar = gambar.transpose(_KEBALIKAN[putar])
    return _jpeg(gambar, exif=_exif(gps=gps, putar=putar), mutu=75)


def ktp_contoh(nama: str = "SITI CONTOH", nik: str = "0000000000000000") -> bytes:
    """An identity card that cannot be mistaken for one, as JPEG."""
    gambar = Image.new("RGB", (1012, 638), "#cfe4f5")
    pena = ImageDraw.Draw(gambar)
    pena.text((506, 50), "KARTU TANDA PENDUDUK (CONTOH)", fill="#1a1f26", font=_huruf(34), anchor="mm")
    baris = (("NIK", nik), ("Nama", nama), ("Alamat", "JL. CONTOH NO. 1"), ("Berlaku", "TIDAK BERLAKU"))
    for nomor, (label, nilai) in enumerate(baris):
        pena.text((50, 130 + nomor * 70), f"{label}: {nilai}", fill="#1a1f26", font=_huruf(32))
    pena.rectangle((760, 140, 960, 400), outline="#6b7482", width=3)
    _cap(gambar)
    return _jpeg(gambar, mutu=85)


def png(lebar: int = 1200, tinggi: int = 900) -> bytes:
    """A floor plan as a drawing program writes it."""
    gambar = Image.new("RGB", (lebar, tinggi), "white")
    pena = ImageDraw.Draw(gambar)
    for bagian in (0.1, 0.3, 0.45):
        kotak = (lebar * bagian, tinggi * bagian, lebar * (1 - bagian / 2), tinggi * (1 - bagian / 2))
        pena.rectangle(kotak, outline="#1a1f26", width=max(1, lebar // 300))
    _cap(gambar)
    berkas = io.BytesIO()
    gambar.save(berkas, "PNG")
    return berkas.getvalue()


def pindaian_pdf(halaman: int = 5, *, dpi: int = 200) -> bytes:
    """What an office scanner makes: one grey JPEG per A4 page and no text."""
    lebar, tinggi = round(8.27 * dpi), round(11.69 * dpi)
    pdf = Pdf.new()
    for nomor in range(1, halaman + 1):
        gambar = _kertas(lebar, tinggi)
        pena = ImageDraw.Draw(gambar)
        for baris in range(30):
            teks = f"Halaman {nomor}, baris {baris + 1}: surat CONTOH untuk pengujian, tidak berlaku."
            pena.text((lebar // 10, tinggi * (baris + 4) // 40), teks, fill=30, font=_huruf(dpi // 6))
        _cap(gambar)
        _halaman_gambar(pdf, _jpeg(gambar, mutu=60), gambar.size)
    return simpan_pdf(pdf)


def dokumen_pdf(judul: str = "Surat CONTOH", baris: Sequence[str] = ("Isi surat.",)) -> bytes:
    """A text PDF as a word processor writes it: real text, a standard font, author and title."""
    pdf = Pdf.new()
    huruf = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    for awal in range(0, max(1, len(baris)), _BARIS_PER_HALAMAN):
        isi = ["q 0.85 g BT /F1 90 Tf 0.7 0.7 -0.7 0.7 170 240 Tm (CONTOH) Tj ET Q"]
        isi += ["BT", "/F1 16 Tf", "60 790 Td", f"({_lolos(judul)}) Tj", "/F1 11 Tf", "0 -10 Td"]
        for teks in baris[awal : awal + _BARIS_PER_HALAMAN]:
            isi += ["0 -16 Td", f"({_lolos(teks)}) Tj"]
        halaman = tambah_halaman(pdf, "\n".join([*isi, "ET"]).encode("cp1252", "replace"))
        halaman.Resources = Dictionary(Font=Dictionary(F1=huruf))
    pdf.docinfo["/Title"] = judul
    pdf.docinfo["/Author"] = "Penulis CONTOH"
    return simpan_pdf(pdf)


def tambah_halaman(pdf: Pdf, isi: bytes) -> pikepdf.Object:
    pdf.add_blank_page(page_size=A4)
    halaman = pdf.pages[-1].obj
    halaman.Contents = pdf.make_stream(isi)
    return halaman


def simpan_pdf(pdf: Pdf, **pilihan: object) -> bytes:
    berkas = io.BytesIO()
    # An encrypted file's key depends on its ID, so that cannot depend on the file.
    pdf.save(berkas, **({"deterministic_id": "encryption" not in pilihan} | pilihan))  # type: ignore[arg-type]
    return berkas.getvalue()


def _halaman_gambar(pdf: Pdf, jpeg: bytes, ukuran: tuple[int, int]) -> None:
    halaman = tambah_halaman(pdf, b"q 595 0 0 842 0 0 cm /G Do Q")
    gambar = pdf.make_stream(
        jpeg,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=ukuran[0],
        Height=ukuran[1],
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
        Filter=Array([Name.DCTDecode]),
    )
    halaman.Resources = Dictionary(XObject=Dictionary(G=gambar))


def _lolos(teks: str) -> str:
    return teks.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _pemandangan(lebar: int, tinggi: int) -> Image.Image:
    """A shop under a grey sky, with the grain that makes photos hard to compress."""
    gambar = Image.linear_gradient("L").resize((lebar, tinggi))
    gambar = Image.merge("RGB", [gambar.point(lambda v, d=d: d - v // 3) for d in (190, 205, 225)])
    pena = ImageDraw.Draw(gambar)

    def kotak(kiri: float, atas: float, kanan: float, bawah: float, warna: str) -> None:
        pena.rectangle((lebar * kiri, tinggi * atas, lebar * kanan, tinggi * bawah), fill=warna)

    kotak(0, 0.72, 1, 1, "#7d7a74")
    kotak(0.12, 0.34, 0.88, 0.8, "#d9c7a4")
    kotak(0.08, 0.28, 0.92, 0.35, "#8a4b32")
    kotak(0.2, 0.38, 0.8, 0.46, "#0b5cad")
    kotak(0.2, 0.54, 0.46, 0.8, "#5b7283")
    kotak(0.58, 0.52, 0.76, 0.8, "#6b4a34")
    nama = _huruf(max(8, round(min(lebar, tinggi) * 0.06)))
    pena.text((lebar / 2, tinggi * 0.42), "TOKO CONTOH", fill="white", font=nama, anchor="mm")
    return Image.blend(gambar, _bintik(lebar, tinggi).convert("RGB"), 0.14)


def _bintik(lebar: int, tinggi: int) -> Image.Image:
    acak = random.Random(lebar * 100_003 + tinggi)
    ubin = Image.frombytes("L", (512, 512), acak.randbytes(512 * 512))
    lembar = Image.new("L", (lebar, tinggi))
    for x in range(0, lebar, 512):
        for y in range(0, tinggi, 512):
            lembar.paste(ubin, (x, y))
    return lembar


def _kertas(lebar: int, tinggi: int) -> Image.Image:
    """Paper under a scanner's lamp: never quite white."""
    acak = random.Random(lebar * 100_003 + tinggi)
    kasar = Image.frombytes("L", (24, 32), bytes(acak.choices(range(238, 254), k=24 * 32)))
    return kasar.resize((lebar, tinggi), Image.Resampling.BICUBIC)


def _cap(gambar: Image.Image) -> None:
    """CONTOH across the picture, see-through so that what is under it can be read."""
    ukuran = max(10, min(gambar.size) // 5)
    letak = (gambar.width // 2, gambar.height * 5 // 8)
    selubung = Image.new("L", gambar.size)
    ImageDraw.Draw(selubung).text(letak, "CONTOH", fill=110, font=_huruf(ukuran), anchor="mm")
    gambar.paste(60 if gambar.mode == "L" else (179, 38, 30), (0, 0, *gambar.size), selubung)


def _huruf(ukuran: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size=ukuran)


def _exif(*, gps: bool, putar: int) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "KameraCONTOH"
    exif[ExifTags.Base.Orientation] = putar
    if gps:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(
            {
                ExifTags.GPS.GPSLatitudeRef: "S",
                ExifTags.GPS.GPSLatitude: (5.0, 8.0, 24.0),
                ExifTags.GPS.GPSLongitudeRef: "E",
                ExifTags.GPS.GPSLongitude: (119.0, 25.0, 12.0),
            }
        )
    return exif


def _jpeg(gambar: Image.Image, *, mutu: int, exif: Image.Exif | None = None) -> bytes:
    berkas = io.BytesIO()
    gambar.save(berkas, "JPEG", quality=mutu, **({"exif": exif} if exif else {}))
    return berkas.getvalue()
