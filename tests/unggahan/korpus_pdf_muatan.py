"""PDFs that carry: attachments, forms, media, metadata, locations, signatures."""

from __future__ import annotations

import base64
import io
import zlib

from pikepdf import Array, Name, Pdf, String

from tests import berkas_contoh as contoh
from tests.unggahan.kasus import Korpus
from tests.unggahan.korpus_bukan import EICAR
from tests.unggahan.pdf_alat import (
    FOTO,
    JS,
    TEKS_JS,
    berkas_lampiran,
    catatan,
    isian,
    kamus,
    pdf,
    tampilan,
    taruh_foto,
)

muatan = Korpus()


# It carries: attachments, forms, media, metadata


@muatan(EICAR, b"lampiran.exe")
def lampiran_eicar() -> bytes:
    def ubah(p: Pdf) -> None:
        nama = Array([String("lampiran.exe"), berkas_lampiran(p, EICAR)])
        p.Root.Names = kamus(EmbeddedFiles={"Names": nama})

    return pdf(ubah)


@muatan(b"lampiran.exe")
def lampiran_catatan() -> bytes:
    return pdf(lambda p: catatan(p, "FileAttachment", FS=berkas_lampiran(p, b"MZ")))


@muatan(b"lampiran.exe")
def lampiran_af() -> bytes:
    def ubah(p: Pdf) -> None:
        p.Root.AF = Array([berkas_lampiran(p, b"MZ")])
        p.pages[0].obj.AF = Array([berkas_lampiran(p, b"MZ2")])
        p.pages[0].obj.Resources.Font.F1.AF = Array([berkas_lampiran(p, b"MZ3")])

    return pdf(ubah)


@muatan(b"xdp:xdp", b"/XFA")
def xfa() -> bytes:
    def ubah(p: Pdf) -> None:
        isian(p, "Tx", "nama")
        p.Root.AcroForm.XFA = p.make_stream(b"<xdp:xdp><script>x</script></xdp:xdp>")

    return pdf(ubah)


@muatan(b"/NeedsRendering", tolak="formulir_dinamis")
def xfa_dinamis() -> bytes:
    def ubah(p: Pdf) -> None:
        p.Root.NeedsRendering = True
        p.Root.AcroForm = kamus(Fields=Array([]), XFA=p.make_stream(b"<xdp:xdp/>"))

    return pdf(ubah)


@muatan(b"/Collection", tolak="portofolio")
def portofolio() -> bytes:
    return pdf(lambda p: p.Root.__setattr__("Collection", kamus(Type=Name.Collection, View=Name.D)))


@muatan(b"/RichMedia", b"FWS-flash")
def media_kaya() -> bytes:
    return pdf(lambda p: catatan(p, "RichMedia", RichMediaContent={"Assets": berkas_lampiran(p, b"FWS-flash")}))


@muatan(b"/3DD", b"U3D-isi", TEKS_JS)
def model_3d() -> bytes:
    def ubah(p: Pdf) -> None:
        model = p.make_stream(b"U3D-isi", Type=Name("/3D"), OnInstantiate=p.make_stream(TEKS_JS))
        catatan(p, "3D", **{"3DD": model})

    return pdf(ubah)


@muatan(b"/Movie", b"film.avi")
def film() -> bytes:
    return pdf(lambda p: catatan(p, "Movie", Movie={"F": String("film.avi")}))


@muatan(b"/Rendition", TEKS_JS)
def layar() -> bytes:
    return pdf(lambda p: catatan(p, "Screen", A={"S": Name.Rendition, "OP": 0, "JS": JS}))


@muatan(b"/Sound")
def suara() -> bytes:
    return pdf(lambda p: catatan(p, "Sound", Sound=p.make_stream(b"\0\0", R=8000)))


@muatan(b"Budi Rahasia", b"xmpmeta", b"Penulis CONTOH")
def metadata() -> bytes:
    with Pdf.open(io.BytesIO(contoh.dokumen_pdf())) as p:
        xmp = b"<x:xmpmeta>Budi Rahasia</x:xmpmeta>"
        p.Root.Metadata = p.make_stream(xmp, Type=Name.Metadata, Subtype=Name.XML)
        p.pages[0].obj.Metadata = p.make_stream(xmp + b"2")
        p.pages[0].obj.Resources.Font.F1.Metadata = p.make_stream(xmp + b"3")
        p.pages[0].obj.PieceInfo = kamus(Adobe={"Private": String("Budi Rahasia")})
        return contoh.simpan_pdf(p)


@muatan(b"KameraCONTOH", b"Exif")
def foto_gps_di_dalam() -> bytes:
    return pdf(lambda p: taruh_foto(p, FOTO, "DCTDecode"))


@muatan()
def foto_gps_terbungkus_zlib() -> bytes:
    return pdf(lambda p: taruh_foto(p, zlib.compress(FOTO), "FlateDecode", "DCTDecode"))


@muatan()
def foto_gps_terbungkus_ascii85() -> bytes:
    return pdf(lambda p: taruh_foto(p, base64.a85encode(FOTO) + b"~>", "ASCII85Decode", "DCTDecode"))


@muatan()
def foto_gps_terbungkus_hex() -> bytes:
    return pdf(lambda p: taruh_foto(p, FOTO.hex().encode() + b">", "AHx", "DCT"))


@muatan(tolak="rusak")
def foto_terbungkus_aneh() -> bytes:
    return pdf(lambda p: taruh_foto(p, FOTO, "RunLengthDecode", "DCTDecode"))


@muatan(tolak="terlalu_rumit")
def bom_terbungkus_foto() -> bytes:
    return pdf(lambda p: taruh_foto(p, zlib.compress(FOTO + bytes(300_000_000)), "FlateDecode", "DCTDecode"))


@muatan(b"xap/1.0", b"ByteRange", b"/Sig")
def bertanda_tangan() -> bytes:
    def ubah(p: Pdf) -> None:
        p.Root.Xap = String("xap/1.0")
        nilai = {"Type": Name.Sig, "ByteRange": Array([0, 1, 2, 3]), "Contents": String("PKCS7")}
        isian(p, "Sig", "ttd", V=nilai, AP={"N": tampilan(p, b"0 0 200 30 re S")})

    return pdf(ubah)
