"""The inspection on a phone whose line drops: every record arrives once, none is lost; and without the script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import cycle

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from playwright.sync_api import TimeoutError as TerlaluLama

from tests.peramban.orang import Orang
from tests.perizinan.lapangan import foto

pytestmark = pytest.mark.peramban
CATAT = "**/tinjau/catat/"
TEKS = {"utara": "Rumah Contoh Utara", "timur": "Jl. Contoh Timur", "selatan": "Rumah Selatan", "barat": "Tanah kosong"}
PILIHAN = {
    "sesuai_alamat": "ya",
    "sesuai_usaha": "ya",
    "kelas_jalan": "lokal",
    "kawasan": "perumahan",
    "gangguan": "kecil",
    "limbah": "ya",
    "kebisingan": "ya",
    "parkir": "tidak",
    "setuju_tetangga": "ya",
}


class Jalur:
    """A line with a fate for each request: it passes, never leaves the phone, or its answer is lost."""

    def __init__(self, page: Page, *nasib: str) -> None:
        self.nasib: Iterator[str] = cycle(nasib)
        self.kejadian: Counter[str] = Counter()
        page.route(CATAT, self.lalui)

    def lalui(self, route: Route) -> None:
        nasib = next(self.nasib)
        self.kejadian[nasib] += 1
        if nasib == "lewat":
            route.continue_()
            return
        if nasib == "jawaban hilang":
            assert route.fetch().ok
        route.abort()


def butir(page: Page, kode: str) -> Locator:
    return page.locator(f'[data-butir="{kode}"]')


def lembar(o: Orang) -> str:
    """The address of the inspection that waits for the team in the demo."""
    o.buka("/meja/")
    o.page.get_by_role("row", name=re.compile("Meninjau lokasi")).first.get_by_role("link").click()
    o.klik("Buka lembar peninjauan", peran="link")
    return o.page.url.removeprefix(o.alamat)


def goreskan(page: Page, kode: str) -> None:
    kanvas = butir(page, kode).locator("canvas")
    kanvas.scroll_into_view_if_needed()
    kotak = kanvas.bounding_box()
    assert kotak is not None
    page.mouse.move(kotak["x"] + 30, kotak["y"] + 60)
    page.mouse.down()
    for x, y in ((60, 20), (90, 90), (130, 30), (170, 70)):
        page.mouse.move(kotak["x"] + x, kotak["y"] + y, steps=3)
    page.mouse.up()


def isi_semua(page: Page) -> None:
    for kode, nilai in PILIHAN.items():
        butir(page, kode).locator(f'input[value="{nilai}"]').check()
    for kode, nilai in TEKS.items():
        butir(page, kode).locator("textarea").fill(nilai)
    butir(page, "luas_ukur").locator("input[name=nilai]").fill("118")
    for kode in ("foto_depan", "foto_dalam"):
        gambar = {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": foto(ukuran=(320, 240))}
        butir(page, kode).locator("input[type=file]").set_input_files(gambar)  # type: ignore[arg-type]
    for kode in ("ttd_pemohon", "ttd_tim"):
        goreskan(page, kode)
        butir(page, kode).locator("input[name=keterangan]").fill(f"Penanda {kode}")
        butir(page, kode).get_by_role("button", name="Simpan").click()


def kirim_sampai_habis(page: Page) -> None:
    """Press "Kirim sekarang" as somebody would who sees that something is left."""
    semua, tombol = page.get_by_text("Semua catatan tersimpan"), page.get_by_role("button", name="Kirim sekarang")
    for _ in range(200):
        expect(semua.or_(tombol)).to_be_visible()
        if semua.is_visible():
            return
        with suppress(TerlaluLama):  # the page goes on by itself, and may have sent the last one meanwhile
            tombol.click(timeout=2_000)
        page.wait_for_timeout(50)
    raise AssertionError("antrean tidak habis")


def foto_tertahan(tim: Orang) -> None:
    """A photo that failed waits with a button of its own: the camera is not needed again. Then it is taken away."""
    page, kotak = tim.page, butir(tim.page, "foto_dalam")
    Jalur(page, "tidak terkirim")
    gambar = {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": foto(ukuran=(320, 240))}
    kotak.locator("input[type=file]").set_input_files(gambar)  # type: ignore[arg-type]
    lagi = page.get_by_role("button", name="Kirim lagi Foto ruang usaha")
    expect(lagi).to_be_visible()
    tim.periksa()
    page.unroute(CATAT)
    with suppress(TerlaluLama):  # the page may have sent it by itself meanwhile
        lagi.click(timeout=2_000)
    expect(kotak.locator("li")).to_have_count(1)
    kotak.get_by_role("button", name="Hapus").click()
    expect(kotak.locator("li")).to_have_count(0)


@pytest.fixture
def tim(orang: Callable[..., Orang]) -> Iterator[Orang]:
    """Requests that a test itself lets fail are no complaint."""
    hasil = orang("tim1", lebar=360)
    hasil.page.context.grant_permissions(["geolocation"])
    hasil.page.context.set_geolocation({"latitude": -1.2379, "longitude": 116.8529, "accuracy": 8})
    yield hasil
    hasil.keluhan[:] = [k for k in hasil.keluhan if "net::ERR_FAILED" not in k]


def test_jalur_putus_putus_sampai_laporan_ditutup(tim: Orang, orang: Callable[..., Orang]) -> None:
    page = tim.page
    alamat = lembar(tim)

    # A plain browser first: the same forms without the script.
    polos = orang("tim2", lebar=360, skrip=False)
    polos.buka(alamat)
    kotak = butir(polos.page, "catatan")
    kotak.locator("textarea").fill("Dari telepon tanpa skrip")
    kotak.get_by_role("button", name="Simpan").click()
    expect(butir(polos.page, "catatan").locator("[data-keadaan]")).to_contain_text("Tersimpan")
    assert polos.page.url.endswith("#butir-catatan")

    tim.buka(alamat)
    foto_tertahan(tim)

    # Every other request is lost on the way or on the way back.
    jalur = Jalur(page, "tidak terkirim", "jawaban hilang", "jawaban hilang", "lewat")
    isi_semua(page)
    kirim_sampai_habis(page)
    assert jalur.kejadian["jawaban hilang"] > 10
    for kode in (*PILIHAN, *TEKS, "luas_ukur", "foto_depan", "foto_dalam", "ttd_pemohon", "ttd_tim"):
        expect(butir(page, kode).locator("[data-keadaan]")).to_have_text(re.compile(r"Tersimpan \d\d\.\d\d"))
    page.unroute(CATAT)

    # The server has each of them, once.
    tim.buka(alamat)
    for kode, nilai in TEKS.items():
        expect(butir(page, kode).locator("textarea")).to_have_value(nilai)
    for kode, nilai in PILIHAN.items():
        expect(butir(page, kode).locator("input:checked")).to_have_value(nilai)
    for kode in ("foto_depan", "foto_dalam"):
        expect(butir(page, kode).locator("li")).to_have_count(1)
        expect(butir(page, kode).locator("li small")).to_contain_text("berletak")
    expect(butir(page, "catatan").locator("textarea")).to_have_value("Dari telepon tanpa skrip")
    tim.periksa()

    # No line at all: what was typed outlives the page, and the report is not closed over it.
    putus = Jalur(page, "tidak terkirim")
    butir(page, "catatan_tetangga").locator("textarea").fill("Minta bising dibatasi malam hari")
    butir(page, "catatan_tetangga").locator("h3").click()
    expect(butir(page, "catatan_tetangga").locator("[data-keadaan]")).to_have_text("Belum terkirim (1)")
    page.reload()
    expect(butir(page, "catatan_tetangga").locator("[data-keadaan]")).to_have_text("Belum terkirim (1)")
    tim.isi(kesimpulan="layak")
    page.get_by_role("button", name="Tutup laporan").click()
    expect(page.get_by_text("Masih ada catatan yang belum terkirim")).to_be_visible()
    assert page.url.endswith("/tinjau/")
    tim.periksa()
    assert putus.kejadian["tidak terkirim"] > 0
    page.unroute(CATAT)
    kirim_sampai_habis(page)

    # It was written after the signatures: the sheet asks for them again at once.
    for kode in ("ttd_pemohon", "ttd_tim"):
        kabar = butir(page, kode).locator("[data-usang]")
        expect(kabar).to_contain_text(f"Isi laporan berubah sejak Penanda {kode} menandatanganinya")
        tim.periksa()
        goreskan(page, kode)
        butir(page, kode).get_by_role("button", name="Simpan").click()
        expect(kabar).to_be_hidden()
    tim.klik("Tutup laporan")
    tim.buka(alamat)
    assert tim.melihat("Laporan ini sudah ditutup")
    assert tim.melihat("Minta bising dibatasi malam hari")
