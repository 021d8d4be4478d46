"""Izin Gangguan along its fifteen steps: visit on a phone, fee set and paid, permit handed over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator

from perizinan.services.paket import FOLDER, baca_paket
from perizinan.skema import ButirTinjau
from sicantik.lib import jam
from sicantik.lib.harikerja import Kalender
from tests import berkas_contoh
from tests.peramban.conftest import LEBAR
from tests.peramban.langkah import (
    ajukan_paket,
    baca_qr,
    buka_berkas,
    buka_milik,
    goreskan,
    serahkan_izin,
    tanda_tangani,
    terima_berkas,
    unduh_bila_siap,
)
from tests.peramban.orang import Orang

pytestmark = pytest.mark.peramban
PETUGAS = ("loket", "jadwal", "tim1", "entri1", "kasi1", "bendahara", "kabid", "kepala", "arsip")
TEMUAN = {"luas_ukur": "118", "kelas_jalan": "lokal", "kawasan": "perumahan", "gangguan": "kecil"}
RETRIBUSI = "Rp320.700"  # (25 × 1000 + 75 × 900 + 18 × 800) × 1,5 × 2


@pytest.mark.parametrize(
    ("lebar", "skrip", "pukul"),
    [(LEBAR["telepon"], True, 8), (LEBAR["meja"], True, 14), (LEBAR["telepon"], False, 13)],
    ids=["telepon", "meja", "telepon-tanpa-skrip"],
)
def test_izin_gangguan(orang: Callable[..., Orang], lebar: int, skrip: bool, pukul: int) -> None:
    pemohon = orang("pemohon", lebar=lebar, skrip=skrip)
    simulasi(pemohon)
    nomor = ajukan_paket(pemohon, "HO", bentuk_usaha="perorangan", nama_usaha="Bengkel Perjalanan Contoh")
    petugas = {nama: orang(nama, lebar=lebar, skrip=skrip) for nama in PETUGAS}
    terima_berkas(petugas["loket"], nomor)
    jadwalkan(petugas["jadwal"], nomor, pukul)
    buka_milik(pemohon, nomor)
    assert pemohon.melihat("Peninjauan")
    pemohon.gambar("ho-jadwal-pemohon")
    tinjau(petugas["tim1"], nomor)
    buka_berkas(petugas["entri1"], nomor)
    petugas["entri1"].isi(rekomendasi="layak")
    petugas["entri1"].klik("Simpan dan teruskan")
    buka_berkas(petugas["kasi1"], nomor)
    petugas["kasi1"].klik("Setujui")
    retribusi(pemohon, petugas["bendahara"], nomor)
    buka_berkas(petugas["entri1"], nomor)
    petugas["entri1"].klik("Simpan dan teruskan")
    for siapa in ("kasi1", "kabid"):
        buka_berkas(petugas[siapa], nomor)
        petugas[siapa].klik("Setujui")
    petugas["kabid"].gambar("ho-berkas-kabid")
    tanda_tangani(petugas["kepala"], nomor)
    buka_berkas(petugas["arsip"], nomor, tunggu=60)
    petugas["arsip"].klik("Arsipkan")
    serahkan_izin(petugas["loket"], nomor)
    buka_milik(pemohon, nomor)
    orang_lain = orang(lebar=lebar, skrip=skrip)
    orang_lain.buka(baca_qr(unduh_bila_siap(pemohon, "Unduh izin")))
    assert orang_lain.melihat("SAH")


def simulasi(pemohon: Orang) -> None:
    """What it would cost, before applying; the example table says what it is."""
    pemohon.buka("/izin/ho/")
    pemohon.isi(luas="118", jalan="lokal", kawasan="perumahan", gangguan="kecil")
    pemohon.klik("Hitung")
    assert pemohon.melihat(RETRIBUSI)
    assert pemohon.melihat("bukan tarif Kota Balikpapan")
    pemohon.gambar("ho-simulasi")


def jadwalkan(petugas: Orang, nomor: str, pukul: int) -> None:
    """Well ahead of the demo's own visits, at an hour of this journey's own."""
    buka_berkas(petugas, nomor)
    petugas.isi(tanggal=_hari_lapang().isoformat(), mulai=f"{pukul:02}:00", selesai=f"{pukul + 1:02}:00")
    for kotak in petugas.page.locator('input[name="tim"]').all():
        kotak.check()
    petugas.page.select_option('select[name="ketua"]', index=1)
    petugas.gambar("ho-jadwalkan")
    petugas.klik("Jadwalkan")
    petugas.buka("/meja/jadwal/")
    petugas.gambar("ho-agenda")


def tinjau(tim: Orang, nomor: str) -> None:
    """Item by item on the spot; the report is closed when nothing is missing."""
    buka_berkas(tim, nomor)
    tim.klik("Buka lembar peninjauan", peran="link")
    checklist = baca_paket(FOLDER / "ho").tinjauan
    assert checklist is not None
    for butir in checklist.butir.values():
        if butir.wajib:
            catat(tim, butir)
    tim.gambar("ho-tinjau")
    tim.isi(kesimpulan="layak", uraian="Tempat usaha sesuai permohonan.")
    tim.klik("Tutup laporan")
    assert not tim.melihat("Belum tercatat")


def catat(tim: Orang, butir: ButirTinjau) -> None:
    bagian = tim.page.locator(f"#butir-{butir.kode}")
    nilai = TEMUAN.get(butir.kode, "ya")
    if butir.jenis in ("ya_tidak", "pilihan"):
        bagian.locator(f'input[name="nilai"][value="{nilai}"]').check(force=True)
    elif butir.jenis in ("bilangan", "teks"):
        bagian.locator('[name="nilai"]').fill(nilai if butir.kode in TEMUAN else f"Batas {butir.label.lower()}")
    elif butir.jenis == "foto":
        _pasang_foto(bagian)
    elif tim.skrip:
        _goreskan_di(tim, bagian)
    else:
        _pasang_foto(bagian)
    simpan = bagian.locator("[data-kirim-butir]")
    if simpan.is_visible():
        simpan.click()
    elif butir.jenis in ("bilangan", "teks"):  # with the script, what is typed is sent when the box is left
        bagian.locator('[name="nilai"]').press("Tab")
    tim.page.locator(f"#butir-{butir.kode} [data-keadaan]", has_text="Tersimpan").wait_for()


def retribusi(pemohon: Orang, bendahara: Orang, nomor: str) -> None:
    """The SKRD, paid by code where there is script, at the counter where there is none; then printed as paid."""
    buka_berkas(bendahara, nomor)
    assert bendahara.melihat(RETRIBUSI)
    bendahara.gambar("ho-hitung")
    bendahara.klik("Tetapkan SKRD")
    buka_milik(pemohon, nomor)
    assert pemohon.melihat("Menunggu pembayaran")
    pemohon.gambar("ho-bayar")
    assert "/t/" in baca_qr(unduh_bila_siap(pemohon, "Unduh SKRD"))
    if pemohon.skrip:
        pemohon.klik("Minta kode bayar")
        pemohon.klik("Buka bank tiruan (peragaan)", peran="link")
        pemohon.page.locator('button[name="perilaku"]').first.click()
        pemohon.page.wait_for_load_state()
    else:
        bayar_di_loket(bendahara, nomor)
    buka_milik(pemohon, nomor)
    assert pemohon.melihat("sudah dibayar")
    buka_berkas(bendahara, nomor)
    bendahara.klik("Sudah dicetak, teruskan")
    bendahara.buka("/bendahara/hari/")
    assert bendahara.melihat(RETRIBUSI)
    bendahara.gambar("ho-hari")


def bayar_di_loket(bendahara: Orang, nomor: str) -> None:
    bendahara.buka(f"/bendahara/?cari={nomor.replace(' ', '')}")
    bendahara.page.get_by_role("rowheader").get_by_role("link").first.click()
    bendahara.isi(cara="tunai", jumlah=RETRIBUSI.removeprefix("Rp"))
    bendahara.klik("Catat pembayaran")
    assert bendahara.melihat("Sudah dibayar")


def _hari_lapang() -> date:
    kalender = Kalender(jam.zona())
    return kalender.hari_ke(jam.hari_ini() + timedelta(days=1), 10)


def _pasang_foto(bagian: Locator) -> None:
    foto = {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": berkas_contoh.foto_jpeg(1600, 1200, gps=True)}
    bagian.locator('input[type="file"]').set_input_files(foto)


def _goreskan_di(tim: Orang, bagian: Locator) -> None:
    kanvas = tim.page.locator("canvas[data-goresan]")
    urutan = kanvas.evaluate_all(
        "(k, id) => k.findIndex((x) => x.id === id)", bagian.locator("canvas").get_attribute("id")
    )
    goreskan(tim, ke=urutan)
