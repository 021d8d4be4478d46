"""Rows of a list in a browser: added and removed in place with the script, by sending the page without it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.peramban.conftest import LEBAR
from tests.peramban.orang import Orang

pytestmark = pytest.mark.peramban


def mesin(orang: Orang) -> list[str]:
    """What stands in the first column of every row."""
    return [m.input_value() for m in orang.page.locator("input[name^=mesin-][name$=-nama]").all()]


@pytest.mark.parametrize("lebar", LEBAR.values(), ids=LEBAR)
@pytest.mark.parametrize("skrip", [True, False], ids=["skrip", "tanpa-skrip"])
def test_baris_ditambah_dan_dihapus(orang: Callable[..., Orang], lebar: int, skrip: bool) -> None:
    pemohon = orang("pemohon", lebar=lebar, skrip=skrip)
    pemohon.buka("/izin/ho/ajukan/")
    pemohon.isi(jenis="baru")
    pemohon.page.locator("main button.tbl").click()
    pemohon.page.wait_for_url("**/isi/**")
    pemohon.buka(pemohon.page.url.partition("/isi/")[0] + "/isi/peralatan/")
    halaman = pemohon.page.url
    pemohon.isi(**{"mesin-0-nama": "Kompresor"})
    pemohon.klik("Tambah baris Mesin dan peralatan")
    pemohon.isi(**{"mesin-1-nama": "Gerinda"})
    pemohon.klik("Tambah baris Mesin dan peralatan")
    pemohon.isi(**{"mesin-2-nama": "Mesin las", "mesin-2-jumlah": "dua"})
    if skrip:
        assert pemohon.page.url == halaman  # nothing was sent
        assert pemohon.page.evaluate("document.activeElement.name") == "mesin-2-jumlah"
    pemohon.klik("Hapus baris 2")
    assert [m for m in mesin(pemohon) if m] == ["Kompresor", "Mesin las"]
    assert pemohon.melihat("Baris 2")
    pemohon.klik("Simpan draf")
    pemohon.buka(halaman)
    assert mesin(pemohon) == ["Kompresor", "Mesin las", ""]
    assert pemohon.page.locator("[name='mesin-1-jumlah']").input_value() == "dua"


def test_tersimpan_sendiri_sesudah_baris_dihapus(orang: Callable[..., Orang]) -> None:
    pemohon = orang("pemohon")
    pemohon.buka("/izin/ho/ajukan/")
    pemohon.isi(jenis="baru")
    pemohon.page.locator("main button.tbl").click()
    pemohon.page.wait_for_url("**/isi/**")
    pemohon.buka(pemohon.page.url.partition("/isi/")[0] + "/isi/peralatan/")
    pemohon.isi(**{"mesin-0-nama": "Kompresor"})
    with pemohon.page.expect_response(lambda r: r.request.method == "POST"):
        pemohon.page.get_by_role("button", name="Tambah baris").click()
        pemohon.isi(**{"mesin-1-nama": "Gerinda"})
    with pemohon.page.expect_response(lambda r: r.request.method == "POST"):
        pemohon.klik("Hapus baris 1")
    assert mesin(pemohon) == ["Gerinda"]
    pemohon.page.reload()
    assert mesin(pemohon) == ["Gerinda", ""]


def test_enter_menyimpan_bukan_menghapus_baris(orang: Callable[..., Orang]) -> None:
    """Enter presses a form's first button, and that must not be the one in the first row."""
    pemohon = orang("pemohon", skrip=False)
    pemohon.buka("/izin/ho/ajukan/")
    pemohon.isi(jenis="baru")
    pemohon.page.locator("main button.tbl").click()
    pemohon.page.wait_for_url("**/isi/**")
    pemohon.buka(pemohon.page.url.partition("/isi/")[0] + "/isi/peralatan/")
    pemohon.isi(**{"mesin-0-nama": "Kompresor", "mesin-0-jumlah": "2", "mesin-0-tenaga": "listrik"})
    pemohon.page.press("[name='mesin-0-tenaga']", "Enter")
    pemohon.page.get_by_text("hal yang perlu diperbaiki").wait_for()
    assert mesin(pemohon) == ["Kompresor", ""]
