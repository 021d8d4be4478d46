"""Paging through a desk's list shows every row once, in order, whatever the view."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.models import Permohonan
from tests import orang
from tests.dokumen.conftest import Penanda
from tests.kasus import kasus
from tests.perizinan.ribuan import gandakan

pytestmark = pytest.mark.django_db


def semua_halaman(client: Client, tampilan: str) -> list[int]:
    hasil: list[int] = []
    konteks = client.get("/meja/", {"tampilan": tampilan}).context
    while True:
        hasil += [b.id for b in konteks["baris"]]
        if not konteks["berikut"]:
            return hasil
        konteks = client.get("/meja/", {"tampilan": tampilan, "sesudah": konteks["berikut"]}).context


@pytest.mark.parametrize(
    ("tampilan", "keadaan", "urut"),
    [
        ("tugas", "diajukan", ("proses__tenggat", "proses_id")),
        ("menunggu", "dikembalikan", ("proses__tenggat", "proses_id")),
        ("selesai", "diserahkan", ("-proses__selesai", "-proses_id")),
    ],
)
def test_setiap_baris_sekali(
    tampilan: str, keadaan: str, urut: tuple[str, str], masuk: Callable[[Pengguna], Client], penanda: Penanda
) -> None:
    contoh = kasus(keadaan)
    gandakan(contoh, 130, terbuka_tiap=1 if keadaan != "diserahkan" else 1000)
    dilihat = semua_halaman(masuk(contoh.petugas["loket"]), tampilan)
    assert len(dilihat) == 131
    assert dilihat == list(Permohonan.objects.order_by(*urut).values_list("pk", flat=True))


@pytest.mark.parametrize(
    "penanda", ["", "x", ",", "2026-11-16", "2026-11-16T00:00:00,1", "2026-11-16T00:00:00+08:00,a", "9" * 400]
)
def test_penanda_rusak_adalah_halaman_pertama(penanda: str, masuk: Callable[[Pengguna], Client]) -> None:
    contoh = kasus("diajukan")
    jawab = masuk(contoh.petugas["loket"]).get("/meja/", {"sesudah": penanda})
    assert [b.id for b in jawab.context["baris"]] == [contoh.id]


@pytest.mark.parametrize("tampilan", ["tugas", "menunggu", "selesai", "hari_ini", "lewat", "siap_diambil", "semua"])
@pytest.mark.parametrize("jabatan", ["administrator", "penangan-pengaduan", "tim-teknis"])
def test_jabatan_di_luar_sop_tidak_melihat_apa_pun(
    tampilan: str, jabatan: str, masuk: Callable[[Pengguna], Client], penanda: Penanda
) -> None:
    for keadaan in ("diajukan", "dikembalikan", "diserahkan"):
        kasus(keadaan)
    konteks = masuk(orang.petugas(jabatan)).get("/meja/", {"tampilan": tampilan}).context
    assert konteks["baris"] == []
    assert {jumlah for _, _, jumlah in konteks["semua_tampilan"]} == {"0"}
