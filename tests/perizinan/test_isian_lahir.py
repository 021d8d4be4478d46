"""The NIK carries a date of birth: one that differs is pointed out before sending, and never refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from tests import orang
from tests.kasus import kasus

pytestmark = pytest.mark.django_db
KATA = "Tanggal lahir berbeda dengan yang ada dalam NIK"


@pytest.mark.parametrize(
    ("nik", "lahir", "beda"),
    [
        ("6471001708880001", "17 Agustus 1988", False),
        ("6471005708880001", "17/8/1988", False),  # a woman's: the day and forty
        ("6471001708880001", "18/8/1988", True),
        ("6471001708880001", "8/17/1988", False),  # not a date: the page says so
        ("6471001708880001", "", False),
        ("6471001", "18/8/1988", False),
    ],
)
def test_diperingatkan(nik: str, lahir: str, beda: bool, masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("draf", pemohon=orang.pemohon(telepon="+6281234567890"), nik=nik, tanggal_lahir=lahir)
    isi = masuk(milik.pemohon).get(f"/permohonan/{milik.id}/periksa/").content.decode()
    assert (KATA in isi) == beda


def test_tetap_dapat_diajukan() -> None:
    milik = kasus("draf", nik="6471001708880001", tanggal_lahir="18/8/1988")
    milik.lakukan("ajukan")
    assert milik.letak == (2, "berjalan")


def test_belum_lahir_ditolak(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("draf")
    jawab = masuk(milik.pemohon).post(f"/permohonan/{milik.id}/isi/diri/", {"tanggal_lahir": "17/8/2088"}, follow=True)
    assert '<a href="#id_tanggal_lahir">Tanggal lahir belum terjadi' in jawab.content.decode()
