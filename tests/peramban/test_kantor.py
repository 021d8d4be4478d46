"""A day of the office: a Kasi goes on leave, tasks change hands, and the administrator's pages of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.peramban.orang import Orang

pytestmark = pytest.mark.peramban


@pytest.mark.parametrize("lebar", [360, 1280])
def test_sehari_di_kantor(lebar: int, orang: Callable[..., Orang]) -> None:
    kabid = orang("kabid", lebar=lebar)
    kabid.buka("/kehadiran/")
    pilihan = kabid.page.get_by_role("option", name="Kasi Contoh B").get_attribute("value")
    hari = date.today().isoformat()
    kabid.isi(siapa=pilihan or "", mulai=hari, sampai=hari, sebab="cuti")
    kabid.klik("Catat")
    assert kabid.melihat("Ketidakhadiran tercatat.")
    kabid.buka("/meja/")
    assert kabid.melihat("Tidak hadir hari ini:")
    kabid.buka("/meja/beban/")
    assert kabid.melihat("Cuti")
    kabid.buka("/meja/?meja=petugas-loket")
    assert kabid.melihat("Anda melihat meja Petugas Loket.")
    kabid.page.locator("table.antre td.n a").first.click()
    kabid.periksa()
    kabid.klik("Alihkan tugas", peran="link")
    kabid.buka("/kehadiran/")
    kabid.klik("Sudah hadir Kasi Contoh B")
    assert kabid.melihat("Catatan diakhiri")

    admin = orang("admin", lebar=lebar)
    for halaman in ("/hari-khusus/", "/eskalasi/", "/instansi/", "/pengguna/"):
        admin.buka(halaman)
