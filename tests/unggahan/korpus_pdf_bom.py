"""PDFs that bloat: bombs, and structures too deep or too many."""

from __future__ import annotations

import base64
import zlib

from pikepdf import Array, Name

from tests.unggahan.kasus import Korpus
from tests.unggahan.pdf_alat import (
    KATALOG,
    halaman_mentah,
    mentah,
    pdf,
    pohon,
    taruh_gambar,
)

bom = Korpus()


# It bloats


@bom(tolak="terlalu_rumit")
def bom_flate() -> bytes:
    isi = zlib.compress(bytes(100_000_000), 9)
    return pdf(lambda p: p.pages[0].obj.__setattr__("Contents", p.make_stream(isi, Filter=Name.FlateDecode)))


@bom(tolak="terlalu_rumit")
def bom_flate_ganda() -> bytes:
    isi = zlib.compress(zlib.compress(bytes(100_000_000), 9), 9)
    saring = Array([Name.FlateDecode, Name.FlateDecode])
    return pdf(lambda p: p.pages[0].obj.__setattr__("Contents", p.make_stream(isi, Filter=saring)))


@bom(tolak="terlalu_rumit")
def bom_gambar_flate() -> bytes:
    return pdf(lambda p: taruh_gambar(p, zlib.compress(bytes(280_000_000), 9), 9000, 9000))


@bom(tolak="terlalu_rumit")
def bom_ukuran_gambar() -> bytes:
    return pdf(lambda p: taruh_gambar(p, zlib.compress(b"x"), 1_000_000, 1_000_000))


@bom(tolak="terlalu_rumit")
def bom_ascii85() -> bytes:
    """A chain, so qpdf decodes it: it stops at the limit it was given."""
    isi = base64.a85encode(zlib.compress(bytes(300_000_000), 9)) + b"~>"
    saring = Array([Name.ASCII85Decode, Name.FlateDecode])
    return pdf(lambda p: p.pages[0].obj.__setattr__("Contents", p.make_stream(isi, Filter=saring)))


@bom(tolak="rusak")
def bom_aliran_objek() -> bytes:
    """The catalogue lies in an object stream that unfolds to 100 MB."""
    dalam = b"1 0 <</Type/Catalog/Pages 2 0 R>>" + b" " * 100_000_000
    isi = zlib.compress(dalam, 9)
    ostm = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(isi), isi)
    keluar = b"%PDF-1.7\n"
    letak = {5: len(keluar)}
    keluar += b"5 0 obj\n" + ostm + b"\nendobj\n"
    for nomor, obj in enumerate(halaman_mentah(), 2):
        letak[nomor] = len(keluar)
        keluar += b"%d 0 obj\n%s\nendobj\n" % (nomor, obj)
    letak[6] = len(keluar)
    baris = [bytes([0, 0, 0, 0, 0, 0]), bytes([2, 0, 0, 0, 5, 0])]
    baris += [bytes([1]) + letak[n].to_bytes(4) + b"\0" for n in range(2, 7)]
    xref = b"".join(baris)
    kepala = b"<</Type/XRef/Size 7/W[1 4 1]/Root 1 0 R/Length %d>>stream\n" % len(xref)
    keluar += b"6 0 obj\n" + kepala + xref + b"\nendstream\nendobj\n"
    return keluar + b"startxref\n%d\n%%%%EOF\n" % letak[6]


@bom(tolak="terlalu_banyak_halaman")
def seratus_satu_halaman() -> bytes:
    return pdf(halaman=101)


@bom(halaman=100)
def seratus_halaman() -> bytes:
    return pdf(halaman=100)


@bom(halaman=1)
def pohon_halaman_dalam() -> bytes:
    """80 levels of page tree above one page."""
    return pohon(80)


@bom(tolak="rusak")
def pohon_halaman_sangat_dalam() -> bytes:
    """20,000 levels: deep enough to overrun the parser's stack, were it walked by recursion."""
    return pohon(20_000)


@bom(tolak="rusak")
def pohon_halaman_melingkar() -> bytes:
    return mentah([KATALOG, b"<</Type/Pages/Count 1/Kids[2 0 R]>>"])


@bom()
def larik_sangat_dalam() -> bytes:
    """An array nested 20,000 deep in the resources; qpdf stops at 499 and reads the rest."""
    dalam = b"[" * 20_000 + b"]" * 20_000
    halaman = b"<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R/Resources<</Lain 4 0 R>>>>"
    return mentah([KATALOG, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", halaman, dalam])


@bom()
def sumber_daya_melingkar() -> bytes:
    halaman = b"<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R/Resources 4 0 R>>"
    putar = b"<</XObject 4 0 R/Font 4 0 R/Lain[4 0 R]>>"
    return mentah([KATALOG, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", halaman, putar])


@bom()
def banyak_objek() -> bytes:
    halaman = b"<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R/Resources<</Lain[%s]>>>>"
    rujuk = b" ".join(b"%d 0 R" % n for n in range(4, 20_004))
    lain = [b"<</A(x)/B[1 2 3]>>"] * 20_000
    return mentah([KATALOG, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", halaman % rujuk, *lain])
