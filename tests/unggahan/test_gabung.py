"""All uploads of a case as one file for the printer."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from pikepdf import Pdf

from sicantik.lib.unggahan import BATAS, Batas, UnggahanDitolak, bersihkan, gabung
from sicantik.lib.unggahan.batas import BATAS_GABUNG
from tests import berkas_contoh as contoh
from tests.unggahan.pdf_alat import pdf


def bahan() -> list[tuple[str, str, bytes]]:
    daftar = [
        ("KTP pemohon", contoh.ktp_contoh()),
        ("Akta pendirian", pdf(halaman=3)),
        ("Denah – lokasi (ruko) №1", contoh.png(300, 500)),
        ("Foto lokasi", contoh.foto_jpeg(300, 400)),
    ]
    hasil = []
    for judul, isi in daftar:
        bersih = bersihkan(isi)
        hasil.append((judul, bersih.jenis, bersih.isi))
    return hasil


def test_semua_berkas_berurutan_dengan_penanda() -> None:
    with Pdf.open(io.BytesIO(gabung(bahan())), attempt_recovery=False) as hasil:
        assert len(hasil.pages) == 6
        with hasil.open_outline() as daftar:
            penanda = [(b.title, b.destination[0].objgen) for b in daftar.root]  # type: ignore[index, union-attr]
        halaman = [p.obj.objgen for p in hasil.pages]
        assert penanda == [
            ("KTP pemohon", halaman[0]),
            ("Akta pendirian", halaman[1]),
            ("Denah – lokasi (ruko) №1", halaman[4]),
            ("Foto lokasi", halaman[5]),
        ]


def test_gambar_di_a4_tegak_dengan_tepi() -> None:
    hasil = gabung(bahan())
    with pypdfium2.PdfDocument(hasil) as dok:
        ukuran = [tuple(round(n) for n in dok[i].get_size()) for i in (0, 4, 5)]
        assert ukuran == [(842, 595), (595, 842), (595, 842)]  # the wide card lies on a wide page
        for nomor in (0, 4, 5):
            halaman = dok[nomor].render(scale=1).to_pil().convert("L")
            lebar, tinggi = halaman.size
            assert halaman.crop((0, 0, lebar, 30)).getextrema() == (255, 255)
            assert halaman.crop((0, 0, 30, tinggi)).getextrema() == (255, 255)
            tengah = halaman.crop((lebar // 3, tinggi // 3, lebar * 2 // 3, tinggi * 2 // 3))
            assert tengah.getextrema()[0] < 200


def test_halaman_pdf_tetap_ukurannya() -> None:
    with pypdfium2.PdfDocument(gabung(bahan())) as dok:
        assert "Halaman asli 2" in dok[2].get_textpage().get_text_range()


def test_hasil_tetap() -> None:
    dokumen = bahan()
    assert gabung(dokumen) == gabung(dokumen)


def test_tanpa_berkas() -> None:
    with pytest.raises(UnggahanDitolak) as galat:
        gabung([])
    assert galat.value.kode == "kosong"


def test_terlalu_besar_bersama_sama() -> None:
    with pytest.raises(UnggahanDitolak) as galat:
        gabung(bahan(), batas=Batas(byte=1000))
    assert galat.value.kode == "terlalu_besar"


def test_satu_berkas_rusak() -> None:
    with pytest.raises(UnggahanDitolak) as galat:
        gabung([*bahan(), ("Rusak", "application/pdf", b"%PDF-1.4 bukan")])
    assert galat.value.kode == "rusak"


def test_sepuluh_berkas_terbesar_muat() -> None:
    """What ten uploads at the limit need; their content cannot be compressed further."""
    lembar = contoh.pindaian_pdf(1, dpi=50)
    with Pdf.open(io.BytesIO(lembar)) as p:
        foto = p.pages[0].obj.Resources.XObject.G
        foto.write(foto.read_raw_bytes() + b"\xff\xd9" * (BATAS.byte // 2 - 60_000), filter=foto.Filter)
        besar = contoh.simpan_pdf(p)
    assert 14_000_000 < len(besar) < BATAS.byte
    assert 10 * len(besar) < BATAS_GABUNG.byte
    assert len(gabung([(f"Berkas {n}", "application/pdf", besar) for n in range(10)])) > 10 * 14_000_000
