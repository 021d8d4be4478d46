"""A new decree: minutes are changed on the screen, tried on past cases, ratified by the head, and on the record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.peramban.orang import SANDI, Orang

pytestmark = pytest.mark.peramban


@pytest.mark.parametrize(("lebar", "kode"), [(360, "TDG"), (1280, "IUJK")])
def test_menit_diubah_sampai_disahkan(lebar: int, kode: str, orang: Callable[..., Orang]) -> None:
    penyusun, kepala = orang("penyusun", lebar=lebar), orang("kepala", lebar=lebar)
    penyusun.buka("/paket/")
    penyusun.isi(kode=kode)
    penyusun.klik("Mulai rancangan")
    penyusun.gambar("rancangan")
    rancangan = penyusun.page.url
    cabang_ke_tiada(penyusun, rancangan)
    penyusun.buka(rancangan)
    penyusun.klik("Waktu dan hari semua langkah", peran="link")
    penyusun.isi(**{"langkah-1-waktu-menit": "45"})
    penyusun.gambar("rancangan-waktu")
    penyusun.klik("Simpan")
    penyusun.buka(rancangan)
    penyusun.klik("Lihat perubahan", peran="link")
    assert penyusun.melihat("45 menit")
    penyusun.gambar("rancangan-beda")
    penyusun.buka(rancangan)
    penyusun.klik("Uji pada berkas lama", peran="link")
    assert penyusun.melihat("berkas sesuai")
    penyusun.gambar("rancangan-uji")
    penyusun.buka(rancangan)
    penyusun.isi(alasan="Pemeriksaan berkas dipersingkat.")
    penyusun.klik("Ajukan kepada Kepala Dinas")

    kepala.buka(rancangan)
    kepala.klik("Putuskan", peran="link")
    hari = date.today() + timedelta(days=30)
    kepala.isi(nomor=f"503/{lebar}/CONTOH", tanggal=f"{date.today():%d/%m/%Y}", berlaku_mulai=f"{hari:%d/%m/%Y}")
    kepala.isi(sandi=SANDI)
    kepala.gambar("rancangan-putus")
    kepala.klik("Sahkan versi ini")
    assert kepala.melihat("Versi baru disahkan.")
    kepala.buka("/paket/")
    assert kepala.melihat(f"503/{lebar}/CONTOH")
    kepala.buka(f"/izin/{kode.lower()}/versi/")
    assert kepala.melihat(f"503/{lebar}/CONTOH")
    kepala.gambar("riwayat-izin")


def cabang_ke_tiada(penyusun: Orang, rancangan: str) -> None:
    """A branch to a step that there is not is kept and named as a fault; then it is mended."""
    medan = "cabang-0-ke"
    penyusun.buka(f"{rancangan}ubah/langkah/2/")
    semula = penyusun.page.input_value(f'[name="{medan}"]')
    for ke, keliru in (("99", True), (semula, False)):
        penyusun.buka(f"{rancangan}ubah/langkah/2/")
        penyusun.isi(**{medan: ke})
        penyusun.klik("Simpan")
        penyusun.gambar("rancangan-galat")
        assert penyusun.melihat("kesalahan dalam paket") == keliru
