"""The permit as a person and a phone see it."""

from typing import Any

import pytest

from sicantik.lib import pdf
from sicantik.lib.cetak import KonteksGalat, buat_html
from tests.dokumen import alat, contoh

TEMPLAT = contoh.TEMPLAT_IZIN.read_text("utf-8")


def cetak(**ganti: Any) -> bytes:
    return pdf.cetak(buat_html(TEMPLAT, contoh.izin(**ganti)))


def test_satu_halaman_a4(izin_pdf: bytes) -> None:
    assert alat.halaman(izin_pdf) == 1
    assert alat.gambar(izin_pdf, dpi=72).size in {(595, 842), (596, 842)}


def test_semua_isi_tercetak(izin_pdf: bytes) -> None:
    isi, konteks = alat.teks(izin_pdf), contoh.izin()
    for label, nilai in contoh.BUTIR.items():
        assert label in isi
        assert nilai in isi
    for kunci in ("judul", "nomor", "dasar", "alamat_cek", "kode_cek", "jabatan", "nama_pejabat", "pangkat", "nip"):
        assert konteks[kunci] in isi, kunci
    for nilai in (
        "Ditetapkan di Balikpapan",
        "pada tanggal 17 November 2026",
        "Halaman 1 dari 1",
        *contoh.KOP.values(),
    ):
        assert nilai in isi


def test_kunci_lokal_dan_contoh_terlihat(izin_pdf: bytes) -> None:
    isi = alat.teks(izin_pdf)
    assert contoh.CATATAN in isi
    # Across the page, one letter after another along the slope, and once in words.
    assert "CONTOH: semua data rekaan" in isi
    assert isi.replace(" ", "").count("CONTOH") >= 2


@pytest.mark.parametrize("dpi", [72, 150, 300])
def test_qr_terbaca_dari_gambar(izin_pdf: bytes, dpi: int) -> None:
    assert alat.kode_qr(izin_pdf, dpi=dpi) == [contoh.ALAMAT]


def test_konsep_tanpa_nomor_dan_qr() -> None:
    hasil = cetak(konsep="KONSEP")
    isi = alat.teks(hasil)
    assert "KONSEP, belum bernomor" in isi
    assert "belum ditandatangani" in isi
    for rahasia in ("503/1187", "9KX2-77QD-M4TB", "pada tanggal", contoh.CATATAN):
        assert rahasia not in isi
    assert alat.kode_qr(hasil) == []


def test_pelaksana_harian_disebut() -> None:
    assert "Plh. KEPALA DINAS," in alat.teks(cetak(kapasitas="Plh. KEPALA DINAS"))


def test_isian_panjang_tetap_satu_halaman() -> None:
    panjang = dict(contoh.BUTIR)
    alamat = (
        "Jl. Jenderal Contoh Sudirman Gang Kenanga Dalam No. 127 B RT 045, Kel. Contoh Damai Bahagia, Kec. Contoh Kota"
    )
    for label in ("Alamat perusahaan", "Alamat penanggung jawab", "Barang dan jasa utama", "Kegiatan usaha (KBLI)"):
        panjang[label] = alamat
    hasil = cetak(butir=contoh.pasangan(panjang))
    assert alat.halaman(hasil) == 1
    assert alat.kode_qr(hasil) == [contoh.ALAMAT]


def test_isian_sangat_panjang_memindah_pengesahan_utuh() -> None:
    hasil = cetak(butir=contoh.pasangan(dict.fromkeys(contoh.BUTIR, "isi panjang " * 12)))
    assert alat.halaman(hasil) == 2
    kedua = alat.teks(hasil, ke=1)
    assert "Halaman 2 dari 2" in kedua
    assert "Ditetapkan di" in kedua
    assert "NAMA PEJABAT CONTOH" in kedua


def test_metadata(izin_pdf: bytes) -> None:
    keterangan = alat.keterangan(izin_pdf)
    assert keterangan["/Title"] == "SURAT IZIN USAHA PERDAGANGAN 503/1187/SIUP/DPMPT/XI/2026"
    assert keterangan["/Author"] == contoh.KOP["dinas"]
    assert keterangan["bahasa"] == "id"
    assert "/CreationDate" not in keterangan


def test_nilai_berbahaya_hanya_teks() -> None:
    jahat = '<img src="file:///etc/hostname"><style>p{display:none}</style>'
    assert jahat.replace(" ", "") in alat.teks(cetak(nama_pejabat=jahat)).replace(" ", "")


def test_kunci_yang_hilang_ditolak() -> None:
    konteks = contoh.izin()
    del konteks["nomor"]
    with pytest.raises(KonteksGalat, match="nomor"):
        buat_html(TEMPLAT, konteks)
