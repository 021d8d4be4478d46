"""What an honest applicant's PDF looks like afterwards: every page, every word, every filled-in field."""

from __future__ import annotations

import io
import time

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

from sicantik.lib.unggahan import Batas, Bersih, UnggahanDitolak, bersihkan
from sicantik.lib.unggahan.pekerja import pdf as pekerja_pdf
from sicantik.lib.unggahan.pekerja.perintah import Perintah
from sicantik.lib.unggahan.pekerja.tolak import Tolak
from tests import berkas_contoh as contoh
from tests.unggahan.kasus import bentang, bersih
from tests.unggahan.korpus import DOKUMEN as dokumen
from tests.unggahan.pdf_alat import berkas_lampiran, catatan, isian, kamus, pdf, tampilan

_BOLEH_DI_HALAMAN = {
    "/Type",
    "/Parent",
    "/MediaBox",
    "/CropBox",
    "/Rotate",
    "/UserUnit",
    "/Resources",
    "/Contents",
    "/Group",
}


def buka(tersimpan: Bersih) -> Pdf:
    return Pdf.open(io.BytesIO(tersimpan.isi), attempt_recovery=False)


def teks(isi: bytes, halaman: int = 0) -> str:
    with pypdfium2.PdfDocument(isi) as dok:
        return str(dok[halaman].get_textpage().get_text_range())


def gambar(isi: bytes, halaman: int = 0) -> bytes:
    with pypdfium2.PdfDocument(isi) as dok:
        return bytes(dok[halaman].render(scale=1).to_pil().convert("L").tobytes())


@pytest.mark.parametrize("nama", [k for k in dokumen if dokumen[k].tolak is None])
def test_kerangka_kosong(nama: str) -> None:
    """Whatever came in: the catalogue and the pages hold nothing but what draws."""
    with buka(bersih(dokumen[nama])) as hasil:
        assert set(hasil.Root.keys()) <= {"/Type", "/Pages", "/OCProperties"}
        assert not hasil.docinfo.keys()
        assert not hasil.is_encrypted
        assert not hasil.attachments
        for halaman in hasil.pages:
            assert set(halaman.obj.keys()) <= _BOLEH_DI_HALAMAN
            assert isinstance(halaman.obj.get("/Contents", Array([])), Array | Stream)
            assert isinstance(halaman.obj.get("/Resources", Dictionary()), Dictionary)


def test_teks_dan_halaman_tetap() -> None:
    asal = pdf(halaman=3)
    hasil = bersihkan(asal)
    assert hasil.halaman == 3
    for nomor in range(3):
        assert teks(hasil.isi, nomor).strip() == f"Halaman asli {nomor + 1}"
        assert gambar(hasil.isi, nomor) == gambar(asal, nomor)


def test_pindaian_tidak_berubah_sedikit_pun() -> None:
    asal = contoh.pindaian_pdf(2, dpi=50)
    hasil = bersihkan(asal)
    assert [gambar(hasil.isi, n) for n in (0, 1)] == [gambar(asal, n) for n in (0, 1)]


def test_hasil_tetap_sama() -> None:
    asal = dokumen["seperti_libreoffice"].buat()
    pertama = bersihkan(asal)
    time.sleep(1.1)  # qpdf's other kind of ID is made of the clock's seconds
    assert bersihkan(asal) == pertama


def test_ulangan_tidak_mengubah_lagi() -> None:
    sekali = bersihkan(contoh.dokumen_pdf(baris=["satu", "dua"]))
    assert bersihkan(sekali.isi).isi == sekali.isi


def test_isian_dengan_tampilan_digambar() -> None:
    asal = pdf(lambda p: isian(p, "Tx", "nama", V=String("Siti"), AP={"N": tampilan(p, b"0 0 200 30 re f")}))
    hasil = bersihkan(asal)
    kosong = gambar(bersihkan(pdf()).isi)
    assert gambar(hasil.isi) != kosong


def test_isian_tanpa_tampilan_dibuatkan() -> None:
    """A form filled in by a program that leaves drawing to the viewer."""

    def ubah(p: Pdf) -> None:
        isian(p, "Tx", "nama", V=String("Siti Aminah"), DA=String("/Helv 12 Tf 0 g"))
        huruf = kamus(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        p.Root.AcroForm.DR = kamus(Font={"Helv": huruf})
        p.Root.AcroForm.NeedAppearances = True

    assert "Siti Aminah" in teks(bersihkan(pdf(ubah)).isi)


def test_tampilan_pengarang_tidak_ditimpa() -> None:
    """qpdf draws one line of plain letters: it must not replace a drawing that is there."""

    def ubah(p: Pdf) -> None:
        huruf = kamus(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        ada = tampilan(p, b"BT /Helv 9 Tf 2 18 Td (baris satu) Tj 0 -12 Td (baris dua) Tj ET")
        ada.Resources = kamus(Font={"Helv": huruf})
        isian(p, "Tx", "alamat", V=String("lain sekali"), AP={"N": ada})
        p.Root.AcroForm.NeedAppearances = True

    isi = teks(bersihkan(pdf(ubah)).isi)
    assert "baris dua" in isi
    assert "lain sekali" not in isi


def test_cap_digambar_dan_yang_tersembunyi_tidak() -> None:
    cap = pdf(lambda p: catatan(p, "Stamp", F=4, AP={"N": tampilan(p, b"0 0 200 30 re f")}))
    sembunyi = pdf(lambda p: catatan(p, "Stamp", F=2, AP={"N": tampilan(p, b"0 0 200 30 re f")}))
    kosong = gambar(bersihkan(pdf()).isi)
    assert gambar(bersihkan(cap).isi) != kosong
    assert gambar(bersihkan(sembunyi).isi) == kosong


def test_lapisan_yang_mati_tetap_mati() -> None:
    def ubah(p: Pdf) -> None:
        lapis = p.make_indirect(kamus(Type=Name.OCG, Name=String("bantu")))
        p.Root.OCProperties = kamus(OCGs=Array([lapis]), D={"OFF": Array([lapis]), "AA": {"JS": "x"}})
        p.pages[0].obj.Resources.Properties = kamus(L=lapis)
        p.pages[0].obj.Contents = p.make_stream(b"/OC /L BDC 100 100 300 300 re f EMC")

    asal = pdf(ubah)
    hasil = bersihkan(asal).isi
    assert set(gambar(asal)) == set(gambar(hasil)) == {255}
    assert b"/AA" not in bentang(hasil)


def test_halaman_mendatang_dan_kotak_warisan() -> None:
    """Size and rotation set on the page tree reach the pages of the new document."""
    with Pdf.open(io.BytesIO(pdf(halaman=2))) as p:
        p.Root.Pages.Rotate = 90
        for halaman in p.pages:
            del halaman.obj.MediaBox
        p.Root.Pages.MediaBox = Array([0, 0, 612, 936])
        asal = contoh.simpan_pdf(p)
    with buka(bersihkan(asal)) as hasil:
        for halaman in hasil.pages:
            assert int(halaman.obj.Rotate) == 90
            assert [int(n) for n in halaman.obj.MediaBox] == [0, 0, 612, 936]


def test_huruf_bernama_js_tetap() -> None:
    """Names in a resource map are the author's: taking out a font called /JS would blank the page."""

    def ubah(p: Pdf) -> None:
        sumber = p.pages[0].obj.Resources
        sumber.Font.JS = sumber.Font.F1
        del sumber.Font.F1
        p.pages[0].obj.Contents = p.make_stream(b"BT /JS 12 Tf 60 700 Td (masih terbaca) Tj ET")

    asal = pdf(ubah)
    assert "masih terbaca" in teks(bersihkan(asal).isi)
    with buka(bersihkan(asal)) as hasil:
        assert Name.JS in hasil.pages[0].obj.Resources.Font


def test_corak_arsiran_tetap() -> None:
    """A pattern holds one shading under the key that elsewhere holds a map of them."""

    def ubah(p: Pdf) -> None:
        fungsi = kamus(FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 0, 0]), C1=Array([0, 0, 1]), N=1)
        arsir = kamus(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 595, 0]), Function=fungsi)
        p.pages[0].obj.Resources.Pattern = kamus(P1={"PatternType": 2, "Shading": arsir})
        p.pages[0].obj.Contents = p.make_stream(b"/Pattern cs /P1 scn 0 0 595 842 re f")

    asal = pdf(ubah)
    assert gambar(bersihkan(asal).isi) == gambar(asal)


def test_tanda_tangan_elektronik_dilaporkan() -> None:
    """Its proof cannot survive a rewrite: the desk must know that there was one."""
    assert bersihkan(dokumen["bertanda_tangan"].buat()).bertanda_tangan
    assert not bersihkan(pdf()).bertanda_tangan


@pytest.mark.parametrize("revisi", [2, 3, 4, 6])
def test_kunci_pemilik_saja_dibuka(revisi: int) -> None:
    kunci = pikepdf.Encryption(user="", owner="o", R=revisi, aes=revisi > 3, metadata=revisi > 3)
    hasil = bersihkan(pdf(encryption=kunci))
    assert teks(hasil.isi).strip() == "Halaman asli 1"


@pytest.mark.parametrize("nama", [k for k in dokumen if k.startswith("foto_gps")])
def test_foto_di_dalam_tanpa_lokasi_dan_tetap_terbaca(nama: str) -> None:
    with buka(bersih(dokumen[nama])) as hasil:
        foto = hasil.pages[0].obj.Resources.XObject.G
        assert b"Exif" not in foto.read_raw_bytes()
        gambar_dalam = pikepdf.PdfImage(foto).as_pil_image()
    asal = Image.open(io.BytesIO(contoh.foto_jpeg(60, 80, putar=1)))
    assert gambar_dalam.convert("RGB").tobytes() == asal.convert("RGB").tobytes()


def test_batas_halaman_dapat_diatur() -> None:
    with pytest.raises(UnggahanDitolak) as galat:
        bersihkan(pdf(halaman=3), batas=Batas(halaman=2))
    assert galat.value.kode == "terlalu_banyak_halaman"
    assert "2 halaman" in galat.value.pesan


def test_lampiran_di_tempat_sembunyi() -> None:
    """A file specification inside a form XObject's own dictionary, two levels down."""

    def ubah(p: Pdf) -> None:
        bentuk = tampilan(p, b"0 0 10 10 re f")
        bentuk.Lain = kamus(Dalam={"Isi": berkas_lampiran(p, b"MZ-rahasia")})
        p.pages[0].obj.Resources.XObject = kamus(X=bentuk)

    asal = pdf(ubah)
    assert b"MZ-rahasia" in bentang(asal)
    assert b"MZ-rahasia" not in bentang(bersihkan(asal).isi)


def test_tidak_menyimpan_yang_kehilangan_halaman(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the rewriting ever lose a page or write what does not open, nothing is stored."""
    perintah: Perintah = {"aliran": 1_000_000, "halaman_terbanyak": 100}
    for tertulis in (pdf(halaman=1), pdf(halaman=2)[:-300]):
        monkeypatch.setattr(pekerja_pdf, "simpan", lambda _, isi=tertulis: isi)
        with pytest.raises((Tolak, pikepdf.PdfError)):
            pekerja_pdf.kerjakan(perintah, [pdf(halaman=2)])
