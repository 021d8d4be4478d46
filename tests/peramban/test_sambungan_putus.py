"""A form on a train: what was typed survives a lost connection, and a file that is too big is not sent at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sicantik.lib.unggahan import BATAS, PESAN
from tests.peramban.conftest import LEBAR
from tests.peramban.orang import Orang

pytestmark = pytest.mark.peramban
SALINAN = "sessionStorage.getItem('simpan:' + location.pathname) || ''"


def mulai(pemohon: Orang, izin: str = "siup", bagian: str = "diri") -> None:
    pemohon.buka(f"/izin/{izin}/ajukan/")
    pemohon.isi(jenis="baru")
    pemohon.page.locator("main button.tbl").click()
    pemohon.page.wait_for_url("**/isi/**")
    pemohon.buka(pemohon.page.url.partition("/isi/")[0] + f"/isi/{bagian}/")


@pytest.mark.parametrize("lebar", LEBAR.values(), ids=LEBAR)
def test_simpan_saat_luring_menunggu_sambungan(orang: Callable[..., Orang], lebar: int) -> None:
    pemohon = orang("pemohon", lebar=lebar)
    mulai(pemohon, bagian="usaha")
    halaman, page = pemohon.page.url, pemohon.page
    pemohon.isi(bentuk_usaha="perorangan", nama_usaha="Toko Luring")
    page.context.set_offline(True)
    page.get_by_role("button", name="Simpan dan lanjutkan").click()
    kabar = page.locator("[data-simpan-kabar]", has_text="Sambungan internet putus")
    kabar.wait_for()
    tombol, letak = page.get_by_role("button", name="Simpan dan lanjutkan").bounding_box(), kabar.bounding_box()
    assert tombol is not None
    assert letak is not None
    assert 0 <= tombol["y"] - letak["y"] - letak["height"] < 60, "the notice stands at the button"
    assert page.url == halaman
    assert page.locator("[name=nama_usaha]").input_value() == "Toko Luring"
    page.context.set_offline(False)
    page.wait_for_function("asal => location.href !== asal", arg=halaman)  # sent by itself
    pemohon.buka(halaman)
    assert page.locator("[name=nama_usaha]").input_value() == "Toko Luring"
    pemohon.keluhan.clear()  # the browser's own "Failed to fetch"


@pytest.mark.parametrize("lebar", [LEBAR["meja"]])
def test_yang_belum_tersimpan_kembali(orang: Callable[..., Orang], lebar: int) -> None:
    """The page is lost while nothing reaches the server; what is secret is not kept by the browser."""
    pemohon = orang("pemohon", lebar=lebar)
    mulai(pemohon)
    page = pemohon.page
    page.route("**/isi/**", lambda r: r.abort() if r.request.method == "POST" else r.continue_())
    pemohon.isi(nik="6471011708880099", tempat_lahir="Samarinda")
    assert "Samarinda" in page.evaluate(SALINAN)
    assert "6471011708880099" not in page.evaluate(SALINAN)
    page.reload()
    page.get_by_text("Isian yang belum tersimpan dikembalikan").wait_for()
    assert page.locator("[name=tempat_lahir]").input_value() == "Samarinda"
    assert page.locator("[name=nik]").input_value() != "6471011708880099"
    page.unroute("**/isi/**")
    with page.expect_response(lambda r: r.request.method == "POST"):
        pemohon.isi(tempat_lahir="Samarinda Seberang")
    page.locator("[data-simpan-kabar]", has_text="Draf tersimpan").wait_for()
    page.wait_for_function(f"!({SALINAN})")  # the server has it
    page.reload()
    assert page.locator("[name=tempat_lahir]").input_value() == "Samarinda Seberang"
    assert not pemohon.melihat("dikembalikan")
    pemohon.keluhan.clear()  # the browser's own "Failed to load resource"


@pytest.mark.parametrize("lebar", [LEBAR["meja"]])
def test_baris_yang_belum_tersimpan_kembali(orang: Callable[..., Orang], lebar: int) -> None:
    pemohon = orang("pemohon", lebar=lebar)
    mulai(pemohon, "ho", "peralatan")
    page = pemohon.page
    page.route("**/isi/**", lambda r: r.abort() if r.request.method == "POST" else r.continue_())
    pemohon.isi(**{"mesin-0-nama": "Kompresor"})
    page.get_by_role("button", name="Tambah baris").click()
    pemohon.isi(**{"mesin-1-nama": "Gerinda"})
    page.check("input[name=akibat][value=limbah]")
    page.reload()
    page.get_by_text("Isian yang belum tersimpan dikembalikan").wait_for()
    assert page.locator("[name='mesin-1-nama']").input_value() == "Gerinda"
    assert page.is_checked("input[name=akibat][value=limbah]")
    pemohon.keluhan.clear()


def test_kembali_sesudah_kesalahan_tidak_mengirim_ulang(orang: Callable[..., Orang]) -> None:
    """The errors have an address of their own; the keyboard starts at them, and going back sends nothing again."""
    pemohon = orang("pemohon", lebar=360)
    mulai(pemohon)
    pemohon.isi(nik="6471")
    pemohon.klik("Simpan dan lanjutkan")
    assert pemohon.page.url.endswith("/isi/diri/?periksa=1")
    assert pemohon.melihat("NIK harus 16 angka, baru terisi 4")
    assert pemohon.page.evaluate("document.activeElement.id") == "galat"
    metode: list[str] = []
    pemohon.page.on("request", lambda r: metode.append(r.method) if r.is_navigation_request() else None)
    pemohon.page.reload()
    assert metode == ["GET"]
    assert pemohon.melihat("NIK harus 16 angka, baru terisi 4")


def test_berkas_yang_pasti_ditolak_tidak_dikirim(orang: Callable[..., Orang], tmp_path: Path) -> None:
    pemohon = orang("pemohon2", lebar=360)
    mulai(pemohon)
    page = pemohon.page
    pemohon.buka(page.url.replace("/isi/diri/", "/berkas/"))
    terkirim: list[str] = []
    page.on("request", lambda r: terkirim.append(r.url) if r.method == "POST" else None)
    besar = tmp_path / "besar.pdf"
    with besar.open("wb") as isi:
        isi.truncate(BATAS.byte + 1)
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    for berkas, kata in (
        (besar, "Berkas 15,7 MB, batasnya 15 MB. Pindai hitam-putih 150 dpi atau perkecil fotonya."),
        ({"name": "akta.docx", "mimeType": word, "buffer": b"PK"}, PESAN["berkas_office"]),
        ({"name": "ktp.gif", "mimeType": "image/gif", "buffer": b"GIF89a"}, PESAN["bukan_jenis"]),
    ):
        page.locator("#syarat-ktp input[type=file]").set_input_files(berkas)  # type: ignore[arg-type]
        page.locator("#syarat-ktp .pesan", has_text=kata).wait_for()
    assert page.locator("#syarat-ktp .pesan").count() == 1
    assert terkirim == []
