"""TDP of a company with shareholders, at a desk, and of a sole trader, on a phone: from the form to the permit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from perizinan.demo.isian import tdp
from tests.peramban.conftest import LEBAR
from tests.peramban.langkah import (
    ajukan_paket,
    baca_qr,
    buka_berkas,
    buka_milik,
    serahkan_izin,
    tanda_tangani,
    terima_berkas,
    unduh_bila_siap,
)
from tests.peramban.orang import Orang

pytestmark = pytest.mark.peramban


@pytest.mark.parametrize(
    ("bentuk", "lebar"),
    [("pt", LEBAR["meja"]), ("perorangan", LEBAR["telepon"])],
)
def test_tdp(orang: Callable[..., Orang], bentuk: str, lebar: int) -> None:
    pemohon = orang("pemohon", lebar=lebar)
    nomor = ajukan_paket(pemohon, "TDP", **tdp.VARIASI[bentuk])
    petugas = {n: orang(n, lebar=lebar) for n in ("loket", "entri1", "kasi1", "kabid", "kepala", "arsip")}
    terima_berkas(petugas["loket"], nomor)
    buka_berkas(petugas["entri1"], nomor)
    petugas["entri1"].klik("Simpan dan teruskan")
    for siapa in ("kasi1", "kabid"):
        buka_berkas(petugas[siapa], nomor)
        petugas[siapa].klik("Setujui")
    tanda_tangani(petugas["kepala"], nomor)
    buka_berkas(petugas["arsip"], nomor, tunggu=60)
    petugas["arsip"].klik("Arsipkan")
    serahkan_izin(petugas["loket"], nomor)
    buka_milik(pemohon, nomor)
    orang_lain = orang(lebar=lebar)
    orang_lain.buka(baca_qr(unduh_bila_siap(pemohon, "Unduh izin")))
    assert orang_lain.melihat("SAH")
