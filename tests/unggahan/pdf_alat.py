"""Making PDFs that misbehave: a small valid one, changed by the case."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests import berkas_contoh as contoh

JS = "app.alert.unggahan"
TEKS_JS = JS.encode()
FOTO = contoh.foto_jpeg(60, 80, putar=1)
KATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
AKSI_JS = {"S": Name.JavaScript, "JS": JS}


def pdf(ubah: Callable[[Pdf], object] = lambda _: None, halaman: int = 1, **pilihan: Any) -> bytes:
    """A document with a line of text on each page, after `ubah` had its way with it."""
    dokumen = Pdf.new()
    huruf = dokumen.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for nomor in range(halaman):
        satu = contoh.tambah_halaman(dokumen, f"BT /F1 12 Tf 60 700 Td (Halaman asli {nomor + 1}) Tj ET".encode())
        satu.Resources = Dictionary(Font=Dictionary(F1=huruf))
    ubah(dokumen)
    if "encryption" not in pilihan:  # which allows no choice here; else streams go in as the case made them
        pilihan |= {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "compress_streams": False}
    return contoh.simpan_pdf(dokumen, **pilihan)


def kamus(**isi: Any) -> Dictionary:
    return Dictionary(**{kunci: kamus(**nilai) if isinstance(nilai, dict) else nilai for kunci, nilai in isi.items()})


def catatan(dokumen: Pdf, jenis: str, **isi: Any) -> pikepdf.Object:
    """An annotation on the first page."""
    hasil = dokumen.make_indirect(
        kamus(Type=Name.Annot, Subtype=Name("/" + jenis), Rect=Array([50, 50, 250, 80]), **isi)
    )
    halaman = dokumen.pages[0].obj
    if Name.Annots not in halaman:
        halaman.Annots = Array([])
    halaman.Annots.append(hasil)
    return hasil


def isian(dokumen: Pdf, jenis: str, nama: str, **isi: Any) -> pikepdf.Object:
    """A form field and its widget in one."""
    hasil = catatan(dokumen, "Widget", FT=Name("/" + jenis), T=String(nama), F=4, **isi)
    if Name.AcroForm not in dokumen.Root:
        dokumen.Root.AcroForm = kamus(Fields=Array([]), DR={}, DA=String("/Helv 12 Tf 0 g"))
    dokumen.Root.AcroForm.Fields.append(hasil)
    return hasil


def tampilan(dokumen: Pdf, isi: bytes) -> pikepdf.Object:
    """An appearance stream: what an annotation looks like."""
    return dokumen.make_stream(
        isi, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 200, 30]), Resources=Dictionary()
    )


def berkas_lampiran(dokumen: Pdf, isi: bytes) -> pikepdf.Object:
    aliran = dokumen.make_stream(isi, Type=Name.EmbeddedFile)
    return dokumen.make_indirect(kamus(Type=Name.Filespec, F=String("lampiran.exe"), EF={"F": aliran}))


def mentah(objek: Iterable[bytes], *, ekor: bytes = b"") -> bytes:
    """A PDF written by hand, for what no library would write. Object 1 is the catalogue."""
    keluar, letak = b"%PDF-1.7\n", []
    for nomor, isi in enumerate(objek, 1):
        letak.append(len(keluar))
        keluar += b"%d 0 obj\n%s\nendobj\n" % (nomor, isi)
    xref = len(keluar)
    keluar += b"xref\n0 %d\n0000000000 65535 f \n" % (len(letak) + 1)
    keluar += b"".join(b"%010d 00000 n \n" % n for n in letak)
    keluar += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(letak) + 1, xref)
    return keluar + ekor


def pohon(dalam: int) -> bytes:
    tengah = [b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (n + 3) for n in range(dalam)]
    return mentah([KATALOG, *tengah, b"<</Type/Page/MediaBox[0 0 595 842]/Parent %d 0 R>>" % (dalam + 1)])


def halaman_mentah() -> list[bytes]:
    return [
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R/Contents 4 0 R>>",
        b"<</Length 18>>stream\n0 0 100 100 re f  \nendstream",
    ]


def taruh_gambar(p: Pdf, isi: bytes, lebar: int, tinggi: int) -> None:
    p.pages[0].obj.Resources.XObject = Dictionary(
        G=p.make_stream(
            isi,
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=lebar,
            Height=tinggi,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=Name.FlateDecode,
        )
    )


def taruh_foto(p: Pdf, isi: bytes, *saringan: str) -> None:
    taruh_gambar(p, isi, 60, 80)
    p.pages[0].obj.Resources.XObject.G.Filter = Array([Name("/" + nama) for nama in saringan])
