"""PDFs that act, hide, bloat or break."""

from __future__ import annotations

import base64
import io
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests import berkas_contoh as contoh
from tests.unggahan.kasus import Korpus
from tests.unggahan.korpus_bukan import EICAR, arsip
from tests.unggahan.korpus_gambar import SKRIP
from tests.unggahan.pdf_alat import AKSI_JS, JS, berkas_lampiran, catatan, isian, kamus, mentah, pdf, tampilan

dokumen = Korpus()
_JS = JS.encode()
_FOTO = contoh.foto_jpeg(60, 80, putar=1)
_KATALOG = b"<</Type/Catalog/Pages 2 0 R>>"


# It acts: scripts


@dokumen(_JS, b"/OpenAction")
def js_saat_dibuka() -> bytes:
    return pdf(lambda p: p.Root.__setattr__("OpenAction", kamus(**AKSI_JS)))


@dokumen(_JS, b"/AA")
def js_saat_ditutup() -> bytes:
    return pdf(lambda p: p.Root.__setattr__("AA", kamus(WC=AKSI_JS, WP=AKSI_JS)))


@dokumen(_JS, b"/AA")
def js_di_halaman() -> bytes:
    return pdf(lambda p: p.pages[0].obj.__setattr__("AA", kamus(O=AKSI_JS)))


@dokumen(_JS)
def js_bernama() -> bytes:
    nama = {"JavaScript": {"Names": Array([String("a"), kamus(**AKSI_JS)])}}
    return pdf(lambda p: p.Root.__setattr__("Names", kamus(**nama)))


@dokumen(_JS)
def js_di_tautan() -> bytes:
    return pdf(lambda p: catatan(p, "Link", A=AKSI_JS))


@dokumen(_JS)
def js_di_catatan_aa() -> bytes:
    return pdf(lambda p: catatan(p, "Square", AA={"E": AKSI_JS}))


@dokumen(_JS)
def js_menghitung_isian() -> bytes:
    return pdf(lambda p: isian(p, "Tx", "jumlah", AA={"C": AKSI_JS, "K": AKSI_JS}))


@dokumen(_JS)
def js_berantai() -> bytes:
    aksi = {"S": Name.GoTo, "D": String("x"), "Next": AKSI_JS}
    return pdf(lambda p: p.Root.__setattr__("OpenAction", kamus(**aksi)))


@dokumen(_JS)
def js_di_penanda() -> bytes:
    def ubah(p: Pdf) -> None:
        butir = p.make_indirect(kamus(Title=String("Buka"), A=AKSI_JS))
        p.Root.Outlines = p.make_indirect(kamus(Type=Name.Outlines, First=butir, Last=butir, Count=1))

    return pdf(ubah)


@dokumen(_JS)
def js_dalam_aliran() -> bytes:
    def ubah(p: Pdf) -> None:
        p.Root.OpenAction = kamus(S=Name.JavaScript, JS=p.make_stream(_JS))

    return pdf(ubah)


@dokumen(b"app#2ealert", b"/J#61vaScript")
def js_tersamar() -> bytes:
    isi = js_saat_dibuka()
    return isi.replace(b"/JavaScript", b"/J#61vaScript").replace(b"app.alert", b"app#2ealert")


@dokumen(_JS)
def js_tersembunyi_di_sumber_daya() -> bytes:
    """In the page's resources, which are kept: nothing reads it there, and it goes all the same."""

    def ubah(p: Pdf) -> None:
        rahasia = p.make_indirect(kamus(Parent={"JS": JS}, Anak=Array([Array([kamus(**AKSI_JS)])])))
        p.pages[0].obj.Resources.Lain = rahasia
        p.pages[0].obj.Resources.Font.Lain2 = kamus(Type=Name.Action, S=Name.JavaScript, JS=JS)
        p.pages[0].obj.Resources.Properties = kamus(JS=JS)

    return pdf(ubah)


@dokumen(b"/Launch", b"cmd.exe")
def aksi_di_bawah_kunci_asing() -> bytes:
    def ubah(p: Pdf) -> None:
        aksi = kamus(S=Name.Launch, Win={"F": String("cmd.exe")})
        p.pages[0].obj.Resources.Lain = aksi
        p.pages[0].obj.Resources.Lain2 = Array([aksi])

    return pdf(ubah)


@dokumen(b"MZ-rahasia")
def lampiran_di_bawah_kunci_asing() -> bytes:
    def ubah(p: Pdf) -> None:
        aliran = p.make_stream(b"MZ-rahasia", Type=Name.EmbeddedFile)
        p.pages[0].obj.Resources.Lain = aliran

    return pdf(ubah)


@dokumen(b"/Hid", b"/Dur", b"Budi Rahasia")
def halaman_berkunci_asing() -> bytes:
    def ubah(p: Pdf) -> None:
        halaman = p.pages[0].obj
        halaman.Dur, halaman.Hid, halaman.Lain = 3, True, String("Budi Rahasia")

    return pdf(ubah)


@dokumen(_JS)
def js_pembaruan_bertumpuk() -> bytes:
    """An incremental update that adds the script after the fact."""
    asal = mentah([_KATALOG, *_halaman_mentah()])
    baru = b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(%s)>>>>" % _JS
    letak = len(asal)
    asal += b"1 0 obj\n%s\nendobj\n" % baru
    xref = len(asal)
    asal += b"xref\n1 1\n%010d 00000 n \n" % letak
    sebelum = asal.rindex(b"xref\n0 ")
    return asal + b"trailer\n<</Size 5/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (sebelum, xref)


# It acts: programs, the network, other files


@dokumen(b"/Launch", b"cmd.exe")
def jalankan_program() -> bytes:
    return pdf(lambda p: catatan(p, "Link", A={"S": Name.Launch, "F": String("cmd.exe")}))


@dokumen(b"contoh.invalid")
def tautan_jaringan() -> bytes:
    return pdf(lambda p: catatan(p, "Link", A={"S": Name.URI, "URI": String("http://contoh.invalid/")}))


@dokumen(b"/SubmitForm", b"contoh.invalid")
def kirim_formulir() -> bytes:
    return pdf(lambda p: isian(p, "Btn", "k", A={"S": Name.SubmitForm, "F": String("http://contoh.invalid/")}))


@dokumen(b"/ImportData")
def impor_data() -> bytes:
    return pdf(lambda p: catatan(p, "Link", A={"S": Name.ImportData, "F": String("a.fdf")}))


@dokumen(b"/GoToR", b"contoh.invalid")
def buka_dokumen_lain() -> bytes:
    aksi = {"S": Name.GoToR, "F": String("\\\\contoh.invalid\\bagi"), "D": Array([0, Name.Fit])}
    return pdf(lambda p: p.pages[0].obj.__setattr__("AA", kamus(O=aksi)))


@dokumen(b"/GoToE")
def buka_lampiran() -> bytes:
    return pdf(lambda p: catatan(p, "Link", A={"S": Name.GoToE, "T": {"R": Name.C}}))


@dokumen(b"/URI", b"contoh.invalid")
def alamat_dasar() -> bytes:
    return pdf(lambda p: p.Root.__setattr__("URI", kamus(Base=String("http://contoh.invalid/"))))


@dokumen(b"contoh.invalid")
def aliran_di_luar() -> bytes:
    def ubah(p: Pdf) -> None:
        luar = tampilan(p, b"")
        luar.F = kamus(FS=Name.URL, F=String("http://contoh.invalid/"))
        p.pages[0].obj.Resources.XObject = kamus(Luar=luar)

    return pdf(ubah)


@dokumen(b"contoh.invalid")
def gambar_dari_dokumen_lain() -> bytes:
    def ubah(p: Pdf) -> None:
        luar = tampilan(p, b"")
        luar.Ref = kamus(F=String("//contoh.invalid/a.pdf"), Page=0)
        p.pages[0].obj.Resources.XObject = kamus(Luar=luar)

    return pdf(ubah)


@dokumen(b"deletefile")
def postscript_di_dalam() -> bytes:
    def ubah(p: Pdf) -> None:
        ps = p.make_stream(b"(a) deletefile", Type=Name.XObject, Subtype=Name.PS)
        p.pages[0].obj.Resources.XObject = kamus(Ps=ps)

    return pdf(ubah)


# It carries: attachments, forms, media, metadata


@dokumen(EICAR, b"lampiran.exe")
def lampiran_eicar() -> bytes:
    def ubah(p: Pdf) -> None:
        nama = Array([String("lampiran.exe"), berkas_lampiran(p, EICAR)])
        p.Root.Names = kamus(EmbeddedFiles={"Names": nama})

    return pdf(ubah)


@dokumen(b"lampiran.exe")
def lampiran_catatan() -> bytes:
    return pdf(lambda p: catatan(p, "FileAttachment", FS=berkas_lampiran(p, b"MZ")))


@dokumen(b"lampiran.exe")
def lampiran_af() -> bytes:
    def ubah(p: Pdf) -> None:
        p.Root.AF = Array([berkas_lampiran(p, b"MZ")])
        p.pages[0].obj.AF = Array([berkas_lampiran(p, b"MZ2")])
        p.pages[0].obj.Resources.Font.F1.AF = Array([berkas_lampiran(p, b"MZ3")])

    return pdf(ubah)


@dokumen(b"xdp:xdp", b"/XFA")
def xfa() -> bytes:
    def ubah(p: Pdf) -> None:
        isian(p, "Tx", "nama")
        p.Root.AcroForm.XFA = p.make_stream(b"<xdp:xdp><script>x</script></xdp:xdp>")

    return pdf(ubah)


@dokumen(b"/NeedsRendering", tolak="formulir_dinamis")
def xfa_dinamis() -> bytes:
    def ubah(p: Pdf) -> None:
        p.Root.NeedsRendering = True
        p.Root.AcroForm = kamus(Fields=Array([]), XFA=p.make_stream(b"<xdp:xdp/>"))

    return pdf(ubah)


@dokumen(b"/Collection", tolak="portofolio")
def portofolio() -> bytes:
    return pdf(lambda p: p.Root.__setattr__("Collection", kamus(Type=Name.Collection, View=Name.D)))


@dokumen(b"/RichMedia", b"FWS-flash")
def media_kaya() -> bytes:
    return pdf(lambda p: catatan(p, "RichMedia", RichMediaContent={"Assets": berkas_lampiran(p, b"FWS-flash")}))


@dokumen(b"/3DD", b"U3D-isi", _JS)
def model_3d() -> bytes:
    def ubah(p: Pdf) -> None:
        model = p.make_stream(b"U3D-isi", Type=Name("/3D"), OnInstantiate=p.make_stream(_JS))
        catatan(p, "3D", **{"3DD": model})

    return pdf(ubah)


@dokumen(b"/Movie", b"film.avi")
def film() -> bytes:
    return pdf(lambda p: catatan(p, "Movie", Movie={"F": String("film.avi")}))


@dokumen(b"/Rendition", _JS)
def layar() -> bytes:
    return pdf(lambda p: catatan(p, "Screen", A={"S": Name.Rendition, "OP": 0, "JS": JS}))


@dokumen(b"/Sound")
def suara() -> bytes:
    return pdf(lambda p: catatan(p, "Sound", Sound=p.make_stream(b"\0\0", R=8000)))


@dokumen(b"Budi Rahasia", b"xmpmeta", b"Penulis CONTOH")
def metadata() -> bytes:
    with Pdf.open(io.BytesIO(contoh.dokumen_pdf())) as p:
        xmp = b"<x:xmpmeta>Budi Rahasia</x:xmpmeta>"
        p.Root.Metadata = p.make_stream(xmp, Type=Name.Metadata, Subtype=Name.XML)
        p.pages[0].obj.Metadata = p.make_stream(xmp + b"2")
        p.pages[0].obj.Resources.Font.F1.Metadata = p.make_stream(xmp + b"3")
        p.pages[0].obj.PieceInfo = kamus(Adobe={"Private": String("Budi Rahasia")})
        return contoh.simpan_pdf(p)


@dokumen(b"KameraCONTOH", b"Exif")
def foto_gps_di_dalam() -> bytes:
    return pdf(lambda p: _foto(p, _FOTO, "DCTDecode"))


@dokumen()
def foto_gps_terbungkus_zlib() -> bytes:
    return pdf(lambda p: _foto(p, zlib.compress(_FOTO), "FlateDecode", "DCTDecode"))


@dokumen()
def foto_gps_terbungkus_ascii85() -> bytes:
    return pdf(lambda p: _foto(p, base64.a85encode(_FOTO) + b"~>", "ASCII85Decode", "DCTDecode"))


@dokumen()
def foto_gps_terbungkus_hex() -> bytes:
    return pdf(lambda p: _foto(p, _FOTO.hex().encode() + b">", "AHx", "DCT"))


@dokumen(tolak="rusak")
def foto_terbungkus_aneh() -> bytes:
    return pdf(lambda p: _foto(p, _FOTO, "RunLengthDecode", "DCTDecode"))


@dokumen(tolak="terlalu_rumit")
def bom_terbungkus_foto() -> bytes:
    return pdf(lambda p: _foto(p, zlib.compress(_FOTO + bytes(300_000_000)), "FlateDecode", "DCTDecode"))


@dokumen(b"xap/1.0", b"ByteRange", b"/Sig")
def bertanda_tangan() -> bytes:
    def ubah(p: Pdf) -> None:
        p.Root.Xap = String("xap/1.0")
        nilai = {"Type": Name.Sig, "ByteRange": Array([0, 1, 2, 3]), "Contents": String("PKCS7")}
        isian(p, "Sig", "ttd", V=nilai, AP={"N": tampilan(p, b"0 0 200 30 re S")})

    return pdf(ubah)


# It is also something else


@dokumen(b"PK\x03\x04")
def pdf_lalu_zip() -> bytes:
    return contoh.dokumen_pdf() + arsip({"a.class": b"x"})


@dokumen(b"PK\x03\x04", tolak="rusak")
def pdf_lalu_zip_besar() -> bytes:
    return contoh.dokumen_pdf() + arsip({"a.class": zlib.compress(b"x") * 3000, "b": EICAR * 100})[:100] * 90


@dokumen(SKRIP)
def pdf_lalu_html() -> bytes:
    return contoh.dokumen_pdf() + SKRIP


@dokumen(SKRIP)
def html_dalam_kepala() -> bytes:
    isi = contoh.dokumen_pdf()
    baris = isi.index(b"\n") + 1
    return isi[:baris] + b"%" + SKRIP + b"\n" + isi[baris:]


@dokumen(SKRIP)
def objek_yatim() -> bytes:
    """Between the objects, reached by nothing."""
    return mentah([_KATALOG, *_halaman_mentah(), b"(%s)" % SKRIP])


@dokumen(EICAR)
def eicar_setelah_akhir() -> bytes:
    return contoh.dokumen_pdf() + EICAR


# It is locked


@dokumen(tolak="terkunci")
def sandi_rc4() -> bytes:
    return pdf(encryption=pikepdf.Encryption(user="u", owner="o", R=3, aes=False, metadata=False))


@dokumen(tolak="terkunci")
def sandi_aes256() -> bytes:
    return pdf(encryption=pikepdf.Encryption(user="u", owner="o", R=6))


@dokumen(b"/Encrypt")
def sandi_pemilik_saja() -> bytes:
    """Forbids printing, opens without a password: readable by anyone, so it is taken."""
    return pdf(encryption=pikepdf.Encryption(user="", owner="o", R=6))


@dokumen(b"/Encrypt", tolak="terkunci")
def kunci_sertifikat() -> bytes:
    isi = mentah([_KATALOG, *_halaman_mentah(), b"<</Filter/Adobe.PubSec/V 4/R 4>>"])
    return isi.replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 5 0 R/ID[(a)(b)]")


# It bloats


@dokumen(tolak="terlalu_rumit")
def bom_flate() -> bytes:
    isi = zlib.compress(bytes(100_000_000), 9)
    return pdf(lambda p: p.pages[0].obj.__setattr__("Contents", p.make_stream(isi, Filter=Name.FlateDecode)))


@dokumen(tolak="terlalu_rumit")
def bom_flate_ganda() -> bytes:
    isi = zlib.compress(zlib.compress(bytes(100_000_000), 9), 9)
    saring = Array([Name.FlateDecode, Name.FlateDecode])
    return pdf(lambda p: p.pages[0].obj.__setattr__("Contents", p.make_stream(isi, Filter=saring)))


@dokumen(tolak="terlalu_rumit")
def bom_gambar_flate() -> bytes:
    return pdf(lambda p: _gambar(p, zlib.compress(bytes(280_000_000), 9), 9000, 9000))


@dokumen(tolak="terlalu_rumit")
def bom_ukuran_gambar() -> bytes:
    return pdf(lambda p: _gambar(p, zlib.compress(b"x"), 1_000_000, 1_000_000))


@dokumen(tolak="terlalu_rumit")
def bom_ascii85() -> bytes:
    """A chain, so qpdf decodes it: it stops at the limit it was given."""
    isi = base64.a85encode(zlib.compress(bytes(300_000_000), 9)) + b"~>"
    saring = Array([Name.ASCII85Decode, Name.FlateDecode])
    return pdf(lambda p: p.pages[0].obj.__setattr__("Contents", p.make_stream(isi, Filter=saring)))


@dokumen(tolak="rusak")
def bom_aliran_objek() -> bytes:
    """The catalogue lies in an object stream that unfolds to 100 MB."""
    dalam = b"1 0 <</Type/Catalog/Pages 2 0 R>>" + b" " * 100_000_000
    isi = zlib.compress(dalam, 9)
    ostm = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(isi), isi)
    keluar = b"%PDF-1.7\n"
    letak = {5: len(keluar)}
    keluar += b"5 0 obj\n" + ostm + b"\nendobj\n"
    for nomor, obj in enumerate(_halaman_mentah(), 2):
        letak[nomor] = len(keluar)
        keluar += b"%d 0 obj\n%s\nendobj\n" % (nomor, obj)
    letak[6] = len(keluar)
    baris = [bytes([0, 0, 0, 0, 0, 0]), bytes([2, 0, 0, 0, 5, 0])]
    baris += [bytes([1]) + letak[n].to_bytes(4) + b"\0" for n in range(2, 7)]
    xref = b"".join(baris)
    kepala = b"<</Type/XRef/Size 7/W[1 4 1]/Root 1 0 R/Length %d>>stream\n" % len(xref)
    keluar += b"6 0 obj\n" + kepala + xref + b"\nendstream\nendobj\n"
    return keluar + b"startxref\n%d\n%%%%EOF\n" % letak[6]


@dokumen(tolak="terlalu_banyak_halaman")
def seratus_satu_halaman() -> bytes:
    return pdf(halaman=101)


@dokumen(halaman=100)
def seratus_halaman() -> bytes:
    return pdf(halaman=100)


@dokumen(halaman=1)
def pohon_halaman_dalam() -> bytes:
    """80 levels of page tree above one page."""
    return _pohon(80)


@dokumen(tolak="rusak")
def pohon_halaman_sangat_dalam() -> bytes:
    """20,000 levels: deep enough to overrun the parser's stack, were it walked by recursion."""
    return _pohon(20_000)


@dokumen(tolak="rusak")
def pohon_halaman_melingkar() -> bytes:
    return mentah([_KATALOG, b"<</Type/Pages/Count 1/Kids[2 0 R]>>"])


@dokumen()
def larik_sangat_dalam() -> bytes:
    """An array nested 20,000 deep in the resources; qpdf stops at 499 and reads the rest."""
    dalam = b"[" * 20_000 + b"]" * 20_000
    halaman = b"<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R/Resources<</Lain 4 0 R>>>>"
    return mentah([_KATALOG, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", halaman, dalam])


@dokumen()
def sumber_daya_melingkar() -> bytes:
    halaman = b"<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R/Resources 4 0 R>>"
    putar = b"<</XObject 4 0 R/Font 4 0 R/Lain[4 0 R]>>"
    return mentah([_KATALOG, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", halaman, putar])


@dokumen()
def banyak_objek() -> bytes:
    halaman = b"<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R/Resources<</Lain[%s]>>>>"
    rujuk = b" ".join(b"%d 0 R" % n for n in range(4, 20_004))
    lain = [b"<</A(x)/B[1 2 3]>>"] * 20_000
    return mentah([_KATALOG, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", halaman % rujuk, *lain])


# It is broken


@dokumen(tolak="rusak")
def kepala_saja() -> bytes:
    return b"%PDF-1.7\n"


@dokumen(tolak="rusak")
def kepala_lalu_sampah() -> bytes:
    return b"%PDF-1.7\n" + bytes(range(256)) * 40


@dokumen(tolak="rusak")
def terpotong_separuh() -> bytes:
    isi = contoh.pindaian_pdf(2, dpi=50)
    return isi[: len(isi) // 2]


@dokumen(tolak="rusak")
def terpotong_di_ekor() -> bytes:
    return mentah([_KATALOG, *_halaman_mentah()])[:-60]


@dokumen()
def xref_ngawur() -> bytes:
    """A wrong table at the end of a whole file: many a small program writes these."""
    isi = mentah([_KATALOG, *_halaman_mentah()])
    return isi.replace(b"startxref\n", b"startxref\n9")


@dokumen(tolak="rusak")
def tanpa_halaman() -> bytes:
    return mentah([_KATALOG, b"<</Type/Pages/Count 0/Kids[]>>"])


@dokumen(tolak="rusak")
def tanpa_katalog() -> bytes:
    return mentah([b"<</Type/Lain>>"])


@dokumen(halaman=1)
def hitungan_bohong() -> bytes:
    return mentah([_KATALOG, b"<</Type/Pages/Count 5000/Kids[3 0 R]>>", *_halaman_mentah()[1:]])


@dokumen()
def isi_bukan_aliran() -> bytes:
    halaman = b"<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R/Contents(teks)/Resources[1 2]/Annots(x)>>"
    return mentah([_KATALOG, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", halaman])


@dokumen()
def anotasi_ngawur() -> bytes:
    halaman = (
        b"<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R"
        b"/Annots[1 null(x)<</Subtype/Widget/Rect(a)/AP 3>><</AP<</N<</Off 1>>>>/AS/On>>]>>"
    )
    katalog = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[1(x)3 0 R]/NeedAppearances true>>>>"
    return mentah([katalog, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", halaman])


@dokumen()
def gambar_rusak_di_dalam() -> bytes:
    return pdf(lambda p: _gambar(p, b"bukan zlib" * 100, 10, 10))


# It is fine


@dokumen(b"/StructTreeRoot", b"LibreOffice")
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


@dokumen(halaman=3)
def pindaian() -> bytes:
    return contoh.pindaian_pdf(3, dpi=50)


@dokumen(halaman=2)
def terlinear() -> bytes:
    return pdf(halaman=2, linearize=True)


def _pohon(dalam: int) -> bytes:
    tengah = [b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (n + 3) for n in range(dalam)]
    return mentah([_KATALOG, *tengah, b"<</Type/Page/MediaBox[0 0 595 842]/Parent %d 0 R>>" % (dalam + 1)])


def _halaman_mentah() -> list[bytes]:
    return [
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R/Contents 4 0 R>>",
        b"<</Length 18>>stream\n0 0 100 100 re f  \nendstream",
    ]


def _gambar(p: Pdf, isi: bytes, lebar: int, tinggi: int) -> None:
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


def _foto(p: Pdf, isi: bytes, *saringan: str) -> None:
    _gambar(p, isi, 60, 80)
    p.pages[0].obj.Resources.XObject.G.Filter = Array([Name("/" + nama) for nama in saringan])
