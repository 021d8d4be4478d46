"""Every refusal is JSON in Indonesian: {"galat": "..."}."""

from __future__ import annotations

import pytest
from django.test import Client

from sicantik.lib import jam


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("alamat", "galat"),
    [
        ("/api/v1/permohonan/9999999901112026/", "Tidak ada permohonan dengan nomor ini."),
        ("/api/v1/permohonan/%00/", "Tidak ada permohonan dengan nomor ini."),
        ("/api/v1/lacak/bukan-token/", "Tidak ada permohonan dengan token ini."),
        ("/api/v1/izin-terbit/bukan-token/", "Tidak ada izin dengan token ini."),
        ("/api/v1/apa-saja/", "Alamat ini tidak ada."),
    ],
)
def test_yang_tidak_ada(client: Client, alamat: str, galat: str) -> None:
    jawab = client.get(alamat)
    assert (jawab.status_code, jawab.json()) == (404, {"galat": galat})


@pytest.mark.django_db
@pytest.mark.parametrize("metode", ["post", "put", "patch", "delete"])
def test_hanya_baca(client: Client, metode: str) -> None:
    jawab = getattr(client, metode)("/api/v1/izin/")
    assert (jawab.status_code, jawab.json()) == (405, {"galat": "Metode ini tidak dilayani."})


@pytest.mark.django_db
def test_bentuk_lain_tidak_dilayani(client: Client) -> None:
    jawab = client.get("/api/v1/izin/", headers={"Accept": "text/html"})
    assert (jawab.status_code, jawab.json()) == (406, {"galat": "Permintaan tidak dapat dilayani."})


@pytest.mark.django_db
def test_terlalu_sering(client: Client) -> None:
    with jam.pada(jam.kini()):
        kode = [client.get("/api/v1/apa/").status_code for _ in range(121)]
        jawab = client.get("/api/v1/izin/")
    assert kode == [404] * 120 + [429]
    assert jawab.json() == {"galat": "Terlalu banyak permintaan. Coba lagi dalam 60 detik."}
    assert jawab["Retry-After"] == "60"
    assert client.get("/api/v1/izin/", REMOTE_ADDR="10.0.0.9").status_code == 200


@pytest.mark.django_db
def test_tanpa_kue_dan_sesi(client: Client) -> None:
    assert not client.get("/api/v1/izin/").cookies
