"""Pages of a draft cost as many statements with many documents as with few."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from tests.kasus import kasus
from tests.perizinan.dikembalikan import putuskan
from tests.perizinan.rinci import draf_rinci
from tests.perizinan.test_jumlah_kueri import pernyataan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("halaman", ["isi/usaha/", "berkas/", "periksa/"])
def test_halaman_draf(halaman: str, masuk: Callable[[Pengguna], Client]) -> None:
    sedikit, banyak = kasus("draf", bentuk="perorangan"), kasus("draf", bentuk="pt", jenis="perubahan")
    assert len(sedikit.syarat) < len(banyak.syarat)
    jumlah = [pernyataan(masuk(m.pemohon), f"/permohonan/{m.id}/{halaman}") for m in (sedikit, banyak)]
    assert jumlah[0] == jumlah[1] <= 6


def test_halaman_dengan_daftar(masuk: Callable[[Pengguna], Client]) -> None:
    biasa, rinci = kasus("draf"), draf_rinci()
    jumlah = [
        pernyataan(masuk(biasa.pemohon), f"/permohonan/{biasa.id}/isi/usaha/"),
        pernyataan(masuk(rinci.pemohon), f"/permohonan/{rinci.id}/isi/rincian/"),
    ]
    assert jumlah[0] == jumlah[1]


def test_daftar_berkas_yang_dikembalikan(masuk: Callable[[Pengguna], Client]) -> None:
    jumlah = []
    for salah in (["ktp"], ["ktp", "npwp", "akta", "neraca"]):
        milik = kasus("diajukan", bentuk="pt")
        putuskan(milik, *salah)
        jumlah.append(pernyataan(masuk(milik.pemohon), f"/permohonan/{milik.id}/berkas/"))
    assert jumlah[0] == jumlah[1] <= 12
