"""A registration number is taken however it is grouped, and a wrong one is answered with the fix."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.tracking.contoh import permohonan


@pytest.mark.django_db
@pytest.mark.parametrize("pemisah", ["", " ", "-", ".", " / "])
def test_semua_pengelompokan_diterima(client: Client, pemisah: str) -> None:
    nomor = permohonan()[0].nomor or ""
    kelompok = (nomor[:5], nomor[5:8], nomor[8:10], nomor[10:12], nomor[12:])
    jawab = client.get("/lacak/", {"nomor": f" {pemisah.join(kelompok)} "})
    assert jawab.status_code == 302
    assert jawab["Location"] == f"/lacak/{nomor}/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ketikan", "pesan"),
    [
        ("", "Isi nomor pendaftaran Anda"),
        ("123", "harus 16 angka; yang Anda ketik 3 angka"),
        ("1" * 17, "yang Anda ketik 17 angka"),
        ("00001 002 01 11 20xx", "hanya berisi angka"),
        ("١" * 16, "hanya berisi angka"),
        ("\0" * 16, "Karakter null"),
    ],
)
def test_yang_keliru_dijawab_dengan_perbaikannya(client: Client, ketikan: str, pesan: str) -> None:
    jawab = client.get("/lacak/", {"nomor": ketikan})
    assert jawab.status_code == 422
    assert pesan in jawab.content.decode()
    assert "Galat:" in jawab.content.decode()


@pytest.mark.django_db
def test_alamat_dengan_pengelompokan_juga_sampai(client: Client) -> None:
    nomor = permohonan()[0].nomor or ""
    assert client.get(f"/lacak/{nomor[:5]}-{nomor[5:]}/").status_code == 200
