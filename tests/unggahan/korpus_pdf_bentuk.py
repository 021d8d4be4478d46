"""PDFs in odd shapes: also something else, locked, broken, or plainly fine."""

from __future__ import annotations

import zlib

import pikepdf
from pikepdf import Array, Name, Pdf, String

from tests import berkas_contoh as contoh
from tests.unggahan.gambar_alat import SKRIP
from tests.unggahan.kasus import Korpus
from tests.unggahan.korpus_bukan import EICAR, arsip
from tests.unggahan.pdf_alat import (
    KATALOG,
    halaman_mentah,
    kamus,
    mentah,
    pdf,
    taruh_gambar,
)

bentuk = Korpus()


# It is also something else


@bentuk(b"PK\x03\x04")
def pdf_lalu_zip() -> bytes:
    return contoh.dokumen_pdf() + arsip({"a.class": b"x"})


@bentuk(b"PK\x03\x04", tolak="rusak")
def pdf_lalu_zip_besar() -> bytes:
    return contoh.dokumen_pdf() + arsip({"a.class": zlib.compress(b"x") * 3000, "b": EICAR * 100})[:100] * 90


@bentuk(SKRIP)
def pdf_lalu_html() -> bytes:
    return contoh.dokumen_pdf() + SKRIP


@bentuk(SKRIP)
def html_dalam_kepala() -> bytes:
    isi = contoh.dokumen_pdf()
    baris = isi.index(b"\n") + 1
    return isi[:baris] + b"%" + SKRIP + b"\n" + isi[baris:]


@bentuk(SKRIP)
def objek_yatim() -> bytes:
    """Between the objects, reached by nothing."""
    return mentah([KATALOG, *halaman_mentah(), b"(%s)" % SKRIP])


@bentuk(EICAR)
def eicar_setelah_akhir() -> bytes:
    return contoh.dokumen_pdf() + EICAR


# It is locked


@bentuk(tolak="terkunci")
def sandi_rc4() -> bytes:
    return pdf(encryption=pikepdf.Encryption(user="u", owner="o", R=3, aes=False, metadata=False))


@bentuk(tolak="terkunci")
def sandi_aes256() -> bytes:
    return pdf(encryption=pikepdf.Encryption(user="u", owner="o", R=6))


@bentuk(b"/Encrypt")
def sandi_pemilik_saja() -> bytes:
    """Forbids printing, opens without a password: readable by anyone, so it is taken."""
    return pdf(encryption=pikepdf.Encryption(user="", owner="o", R=6))


@bentuk(b"/Encrypt", tolak="terkunci")
def kunci_sertifikat() -> bytes:
    isi = mentah([KATALOG, *halaman_mentah(), b"<</Filter/Adobe.PubSec/V 4/R 4>>"])
    return isi.replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 5 0 R/ID[(a)(b)]")


# It is broken


@bentuk(tolak="rusak")
def kepala_saja() -> bytes:
    return b"%PDF-1.7\n"


@bentuk(tolak="rusak")
def kepala_lalu_sampah() -> bytes:
    return b"%PDF-1.7\n" + bytes(range(256)) * 40


@bentuk(tolak="rusak")
def terpotong_separuh() -> bytes:
    isi = contoh.pindaian_pdf(2, dpi=50)
    return isi[: len(isi) // 2]


@bentuk(tolak="rusak")
def terpotong_di_ekor() -> bytes:
    return mentah([KATALOG, *halaman_mentah()])[:-60]


@bentuk()
def xref_ngawur() -> bytes:
    """A wrong table at the end of a whole file: many a small program writes these."""
    isi = mentah([KATALOG, *halaman_mentah()])
    return isi.replace(b"startxref\n", b"startxref\n9")


@bentuk(tolak="rusak")
def tanpa_halaman() -> bytes:
    return mentah([KATALOG, b"<</Type/Pages/Count 0/Kids[]>>"])


@bentuk(tolak="rusak")
def tanpa_katalog() -> bytes:
    return mentah([b"<</Type/Lain>>"])


@bentuk(halaman=1)
def hitungan_bohong() -> bytes:
    return mentah([KATALOG, b"<</Type/Pages/Count 5000/Kids[3 0 R]>>", *halaman_mentah()[1:]])


@bentuk()
def isi_bukan_aliran() -> bytes:
    halaman = b"<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R/Contents(teks)/Resources[1 2]/Annots(x)>>"
    return mentah([KATALOG, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", halaman])


@bentuk()
def anotasi_ngawur() -> bytes:
    halaman = (
        b"<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R"
        b"/Annots[1 null(x)<</Subtype/Widget/Rect(a)/AP 3>><</AP<</N<</Off 1>>>>/AS/On>>]>>"
    )
    katalog = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[1(x)3 0 R]/NeedAppearances true>>>>"
    return mentah([katalog, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", halaman])


@bentuk()
def gambar_rusak_di_dalam() -> bytes:
    return pdf(lambda p: taruh_gambar(p, b"bukan zlib" * 100, 10, 10))


# It is fine


@bentuk(b"/StructTreeRoot", b"LibreOffice")
def seperti_libreoffice() -> bytes:
    """Object streams, tags, language, outline, metadata: what a word processor exports."""

    def ubah(p: Pdf) -> None:
        p.docinfo["/Producer"] = "LibreOffice 24.8"
        p.docinfo["/Creator"] = "Writer"
        p.Root.Lang = String("id-ID")
        p.Root.MarkInfo = kamus(Marked=True)
        p.Root.StructTreeRoot = p.make_indirect(kamus(Type=Name.StructTreeRoot, K=Array([])))
        p.Root.OpenAction = Array([p.pages[0].obj, Name.XYZ, 0, 842, 0])
        p.pages[0].obj.StructParents = 0
        p.pages[0].obj.Group = kamus(S=Name.Transparency, CS=Name.DeviceRGB)
        with p.open_outline() as daftar:
            daftar.root.append(pikepdf.OutlineItem("Bab 1", 0))

    return pdf(ubah, object_stream_mode=pikepdf.ObjectStreamMode.generate)


@bentuk(halaman=3)
def pindaian() -> bytes:
    return contoh.pindaian_pdf(3, dpi=50)


@bentuk(halaman=2)
def terlinear() -> bytes:
    return pdf(halaman=2, linearize=True)
