"""PDFs that act: scripts, programs, the network, other files."""

from __future__ import annotations

from pikepdf import Array, Name, Pdf, String

from tests.unggahan.kasus import Korpus
from tests.unggahan.pdf_alat import (
    AKSI_JS,
    JS,
    KATALOG,
    TEKS_JS,
    catatan,
    halaman_mentah,
    isian,
    kamus,
    mentah,
    pdf,
    tampilan,
)

aksi = Korpus()


# It acts: scripts


@aksi(TEKS_JS, b"/OpenAction")
def js_saat_dibuka() -> bytes:
    return pdf(lambda p: p.Root.__setattr__("OpenAction", kamus(**AKSI_JS)))


@aksi(TEKS_JS, b"/AA")
def js_saat_ditutup() -> bytes:
    return pdf(lambda p: p.Root.__setattr__("AA", kamus(WC=AKSI_JS, WP=AKSI_JS)))


@aksi(TEKS_JS, b"/AA")
def js_di_halaman() -> bytes:
    return pdf(lambda p: p.pages[0].obj.__setattr__("AA", kamus(O=AKSI_JS)))


@aksi(TEKS_JS)
def js_bernama() -> bytes:
    nama = {"JavaScript": {"Names": Array([String("a"), kamus(**AKSI_JS)])}}
    return pdf(lambda p: p.Root.__setattr__("Names", kamus(**nama)))


@aksi(TEKS_JS)
def js_di_tautan() -> bytes:
    return pdf(lambda p: catatan(p, "Link", A=AKSI_JS))


@aksi(TEKS_JS)
def js_di_catatan_aa() -> bytes:
    return pdf(lambda p: catatan(p, "Square", AA={"E": AKSI_JS}))


@aksi(TEKS_JS)
def js_menghitung_isian() -> bytes:
    return pdf(lambda p: isian(p, "Tx", "jumlah", AA={"C": AKSI_JS, "K": AKSI_JS}))


@aksi(TEKS_JS)
def js_berantai() -> bytes:
    aksi = {"S": Name.GoTo, "D": String("x"), "Next": AKSI_JS}
    return pdf(lambda p: p.Root.__setattr__("OpenAction", kamus(**aksi)))


@aksi(TEKS_JS)
def js_di_penanda() -> bytes:
    def ubah(p: Pdf) -> None:
        butir = p.make_indirect(kamus(Title=String("Buka"), A=AKSI_JS))
        p.Root.Outlines = p.make_indirect(kamus(Type=Name.Outlines, First=butir, Last=butir, Count=1))

    return pdf(ubah)


@aksi(TEKS_JS)
def js_dalam_aliran() -> bytes:
    def ubah(p: Pdf) -> None:
        p.Root.OpenAction = kamus(S=Name.JavaScript, JS=p.make_stream(TEKS_JS))

    return pdf(ubah)


@aksi(b"app#2ealert", b"/J#61vaScript")
def js_tersamar() -> bytes:
    isi = js_saat_dibuka()
    return isi.replace(b"/JavaScript", b"/J#61vaScript").replace(b"app.alert", b"app#2ealert")


@aksi(TEKS_JS)
def js_tersembunyi_di_sumber_daya() -> bytes:
    """In the page's resources, which are kept: nothing reads it there, and it goes all the same."""

    def ubah(p: Pdf) -> None:
        rahasia = p.make_indirect(kamus(Parent={"JS": JS}, Anak=Array([Array([kamus(**AKSI_JS)])])))
        p.pages[0].obj.Resources.Lain = rahasia
        p.pages[0].obj.Resources.Font.Lain2 = kamus(Type=Name.Action, S=Name.JavaScript, JS=JS)
        p.pages[0].obj.Resources.Properties = kamus(JS=JS)

    return pdf(ubah)


@aksi(b"/Launch", b"cmd.exe")
def aksi_di_bawah_kunci_asing() -> bytes:
    def ubah(p: Pdf) -> None:
        aksi = kamus(S=Name.Launch, Win={"F": String("cmd.exe")})
        p.pages[0].obj.Resources.Lain = aksi
        p.pages[0].obj.Resources.Lain2 = Array([aksi])

    return pdf(ubah)


@aksi(b"MZ-rahasia")
def lampiran_di_bawah_kunci_asing() -> bytes:
    def ubah(p: Pdf) -> None:
        aliran = p.make_stream(b"MZ-rahasia", Type=Name.EmbeddedFile)
        p.pages[0].obj.Resources.Lain = aliran

    return pdf(ubah)


@aksi(b"/Hid", b"/Dur", b"Budi Rahasia")
def halaman_berkunci_asing() -> bytes:
    def ubah(p: Pdf) -> None:
        halaman = p.pages[0].obj
        halaman.Dur, halaman.Hid, halaman.Lain = 3, True, String("Budi Rahasia")

    return pdf(ubah)


@aksi(TEKS_JS)
def js_pembaruan_bertumpuk() -> bytes:
    """An incremental update that adds the script after the fact."""
    asal = mentah([KATALOG, *halaman_mentah()])
    baru = b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(%s)>>>>" % TEKS_JS
    letak = len(asal)
    asal += b"1 0 obj\n%s\nendobj\n" % baru
    xref = len(asal)
    asal += b"xref\n1 1\n%010d 00000 n \n" % letak
    sebelum = asal.rindex(b"xref\n0 ")
    return asal + b"trailer\n<</Size 5/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (sebelum, xref)


# It acts: programs, the network, other files


@aksi(b"/Launch", b"cmd.exe")
def jalankan_program() -> bytes:
    return pdf(lambda p: catatan(p, "Link", A={"S": Name.Launch, "F": String("cmd.exe")}))


@aksi(b"contoh.invalid")
def tautan_jaringan() -> bytes:
    return pdf(lambda p: catatan(p, "Link", A={"S": Name.URI, "URI": String("http://contoh.invalid/")}))


@aksi(b"/SubmitForm", b"contoh.invalid")
def kirim_formulir() -> bytes:
    return pdf(lambda p: isian(p, "Btn", "k", A={"S": Name.SubmitForm, "F": String("http://contoh.invalid/")}))


@aksi(b"/ImportData")
def impor_data() -> bytes:
    return pdf(lambda p: catatan(p, "Link", A={"S": Name.ImportData, "F": String("a.fdf")}))


@aksi(b"/GoToR", b"contoh.invalid")
def buka_dokumen_lain() -> bytes:
    aksi = {"S": Name.GoToR, "F": String("\\\\contoh.invalid\\bagi"), "D": Array([0, Name.Fit])}
    return pdf(lambda p: p.pages[0].obj.__setattr__("AA", kamus(O=aksi)))


@aksi(b"/GoToE")
def buka_lampiran() -> bytes:
    return pdf(lambda p: catatan(p, "Link", A={"S": Name.GoToE, "T": {"R": Name.C}}))


@aksi(b"/URI", b"contoh.invalid")
def alamat_dasar() -> bytes:
    return pdf(lambda p: p.Root.__setattr__("URI", kamus(Base=String("http://contoh.invalid/"))))


@aksi(b"contoh.invalid")
def aliran_di_luar() -> bytes:
    def ubah(p: Pdf) -> None:
        luar = tampilan(p, b"")
        luar.F = kamus(FS=Name.URL, F=String("http://contoh.invalid/"))
        p.pages[0].obj.Resources.XObject = kamus(Luar=luar)

    return pdf(ubah)


@aksi(b"contoh.invalid")
def gambar_dari_dokumen_lain() -> bytes:
    def ubah(p: Pdf) -> None:
        luar = tampilan(p, b"")
        luar.Ref = kamus(F=String("//contoh.invalid/a.pdf"), Page=0)
        p.pages[0].obj.Resources.XObject = kamus(Luar=luar)

    return pdf(ubah)


@aksi(b"deletefile")
def postscript_di_dalam() -> bytes:
    def ubah(p: Pdf) -> None:
        ps = p.make_stream(b"(a) deletefile", Type=Name.XObject, Subtype=Name.PS)
        p.pages[0].obj.Resources.XObject = kamus(Ps=ps)

    return pdf(ubah)
