"""What people do on every journey: fill in a pack's form, put up files, find a case, sign, read a QR."""

from __future__ import annotations

import time
from collections.abc import Mapping
from functools import lru_cache

import pypdfium2
import zxingcpp

from perizinan.demo.isian import isian_contoh
from perizinan.isian import bagian_berlaku, medan_berlaku, syarat_berlaku
from perizinan.isian.daftar import baca_baris
from perizinan.services.paket import FOLDER, baca_paket
from perizinan.skema import Medan, Paket
from tests import berkas_contoh
from tests.peramban.orang import Orang

NIK = "6471011708880099"


def ajukan_paket(pemohon: Orang, kode: str, **ganti: str) -> str:
    """Fill in every page of a pack's form, put up every document, check, send; the registration number."""
    paket, isian = paket_contoh(kode), {**_diri(), **isian_contoh(kode, **ganti)}
    pemohon.buka(f"/izin/{kode.lower()}/ajukan/")
    pemohon.isi(jenis="baru")
    pemohon.klik("Mulai mengisi")
    for bagian in bagian_berlaku(paket, "baru", isian):
        for medan in medan_berlaku(bagian, isian):
            isi_medan(pemohon, medan, isian.get(medan.kode, ""))
        pemohon.gambar(f"{kode.lower()}-{bagian.kode}")
        pemohon.klik("Simpan dan lanjutkan")
    for syarat in syarat_berlaku(paket, "baru", isian):
        unggah(pemohon, syarat.kode, f"{syarat.kode}.jpg", berkas_contoh.ktp_contoh())
    pemohon.klik("Periksa dan kirim", peran="link")
    pemohon.gambar(f"{kode.lower()}-periksa")
    pemohon.page.check("#pernyataan")
    pemohon.klik("Ajukan permohonan")
    return pemohon.page.locator("p.nomor").inner_text()


def terima_berkas(loket: Orang, nomor: str) -> None:
    """The loket finds every document in order."""
    buka_berkas(loket, nomor)
    for tombol in loket.page.locator('input[value="sesuai"]').all():
        if (nama := str(tombol.get_attribute("name"))).startswith("berkas-"):
            pilih(loket, nama, "sesuai")
    loket.klik("Simpan putusan")


def tanda_tangani(kepala: Orang, nomor: str) -> None:
    buka_berkas(kepala, nomor)
    kepala.isi(sandi="peragaan-sicantik")
    kepala.klik("Tanda tangani")


def serahkan_izin(loket: Orang, nomor: str) -> None:
    """The originals agree; the receiver signs on the screen, or on paper where there is no script."""
    buka_berkas(loket, nomor)
    loket.isi(cocok="ya", nama="Warga Contoh", identitas=NIK)
    if loket.skrip:
        goreskan(loket)
    else:
        foto = berkas_contoh.foto_jpeg(1200, 900)
        loket.page.set_input_files("input[name=foto]", {"name": "tt.jpg", "mimeType": "image/jpeg", "buffer": foto})
    loket.gambar("serah")
    loket.klik("Simpan penyerahan")
    assert loket.melihat("Penyerahan tercatat.")


def goreskan(orang: Orang, *, ke: int = 0) -> None:
    """Draw a signature on a canvas of the page."""
    kanvas = orang.page.locator("canvas[data-goresan]").nth(ke)
    kanvas.scroll_into_view_if_needed()
    kotak = kanvas.bounding_box()
    assert kotak is not None
    tetikus = orang.page.mouse
    tetikus.move(kotak["x"] + 30, kotak["y"] + 60)
    tetikus.down()
    for n in range(1, 8):
        tetikus.move(kotak["x"] + 30 + n * 20, kotak["y"] + 60 + (-1) ** n * 20)
    tetikus.up()


def unggah(pemohon: Orang, kode: str, nama: str, isi: bytes) -> None:
    """Choose a file for a document; with the script it goes at once, without it by its button.

    A portal that says it is busy is asked again, as a person would.
    """
    jenis = "application/pdf" if nama.endswith(".pdf") else "image/jpeg"
    baris = pemohon.page.locator(f"#syarat-{kode}")
    for _ in range(3):
        baris.locator("input[type=file]").set_input_files({"name": nama, "mimeType": jenis, "buffer": isi})
        if not pemohon.skrip:
            baris.locator("[data-kirim]").click()
        baris.locator(".cip.c-ok, .cip.c-err").first.wait_for(timeout=60_000)
        if baris.locator(".cip.c-ok").count():
            return
        pemohon.buka(pemohon.page.url)
    raise AssertionError(f"{kode}: {baris.inner_text()}")


def buka_berkas(petugas: Orang, nomor: str, *, tunggu: int = 5) -> None:
    """Find the case in the inbox by its number."""
    batas = time.monotonic() + tunggu
    while True:
        petugas.buka(f"/meja/?cari={nomor.replace(' ', '')}")
        tautan = petugas.page.get_by_role("link", name=nomor, exact=True)
        if tautan.count():
            break
        assert time.monotonic() < batas, f"{nomor} tidak muncul di meja"
        time.sleep(0.5)
    petugas.gambar("meja")
    tautan.click()
    petugas.periksa()


def buka_milik(pemohon: Orang, nomor: str) -> None:
    pemohon.buka("/permohonan/")
    pemohon.page.locator("li", has_text=nomor).get_by_role("link").first.click()
    pemohon.periksa()


def pilih(petugas: Orang, nama: str, nilai: str) -> None:
    tombol = petugas.page.locator(f'input[name="{nama}"][value="{nilai}"]')
    if tombol.is_enabled():
        tombol.check()


def unduh_bila_siap(pemohon: Orang, nama: str) -> bytes:
    """The worker may still be at it; the page says so, and is asked again."""
    asal = pemohon.page.url
    for _ in range(30):
        tautan = pemohon.page.get_by_role("link", name=nama).first
        jawaban = pemohon.page.request.get(pemohon.alamat + str(tautan.get_attribute("href")))
        if jawaban.status == 200:
            return jawaban.body()
        assert jawaban.status == 503
        time.sleep(1)
        pemohon.buka(asal)
    raise AssertionError(f"{nama} tidak pernah siap")


def baca_qr(pdf: bytes) -> str:
    """The address in the QR on the first page, read from the picture of the page."""
    gambar = pypdfium2.PdfDocument(pdf)[0].render(scale=150 / 72).to_pil()
    kode = zxingcpp.read_barcodes(gambar)
    assert kode, "QR tidak terbaca dari gambar"
    return str(kode[0].text)


@lru_cache
def paket_contoh(kode: str) -> Paket:
    return baca_paket(FOLDER / kode.lower())


def _diri() -> dict[str, str]:
    return {
        "nik": NIK,
        "nama_pemohon": "Warga Contoh",
        "telepon_pemohon": "0812 3456 7890",
        "surel_pemohon": "warga@contoh.example",
    }


def isi_medan(pemohon: Orang, medan: Medan, nilai: str) -> None:
    if medan.jenis == "daftar":
        for n, baris in enumerate(baca_baris(medan, nilai)):
            _isi_baris(pemohon, medan, n, baris)
    elif medan.jenis == "pilihan_ganda":
        for kode in filter(None, nilai.split(",")):
            pemohon.page.check(f'input[name="{medan.kode}"][value="{kode}"]')
    else:
        pemohon.isi(**{medan.kode: nilai})


def _isi_baris(pemohon: Orang, medan: Medan, n: int, baris: Mapping[str, str]) -> None:
    awalan = f"{medan.kode}-{n}"
    if not pemohon.page.locator(f'[name^="{awalan}-"]').count():
        pemohon.page.locator(f'[name="tambah"][value="{medan.kode}"]').click()
        pemohon.page.wait_for_load_state()
    pemohon.isi(**{f"{awalan}-{kode}": isi for kode, isi in baris.items() if isi})
