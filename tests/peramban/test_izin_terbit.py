"""Permits issued by month and type, on a phone and at a desk: nothing to complain of, and a file to take away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.peramban.orang import Orang

pytestmark = pytest.mark.peramban


@pytest.mark.parametrize("lebar", [360, 1280])
def test_data_izin_terbit(orang: Callable[..., Orang], lebar: int) -> None:
    kepala = orang("kepala", lebar=lebar)
    kepala.buka("/meja/")
    kepala.klik("Izin terbit", peran="link")
    expect(kepala.page.get_by_role("columnheader", name="SIUP")).to_be_visible()
    assert kepala.unduh("Unduh CSV").startswith(b'\xef\xbb\xbf"Bulan"')
