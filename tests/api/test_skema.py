"""The schema is valid OpenAPI, and the page for people shows all of it."""

from __future__ import annotations

import pytest
from django.test import Client
from drf_spectacular.validation import validate_schema

from tests.tracking.contoh import kata


@pytest.mark.django_db
def test_skema_sah_dan_menyebut_setiap_operasi(client: Client) -> None:
    skema = client.get("/api/v1/skema/").json()
    validate_schema(skema)
    assert set(skema["paths"]) == {
        "/api/v1/izin/",
        "/api/v1/permohonan/{nomor}/",
        "/api/v1/lacak/{token}/",
        "/api/v1/izin-terbit/{token}/",
    }
    for isi in skema["paths"].values():
        assert list(isi) == ["get"]
        assert isi["get"]["summary"]
        assert {"200", "429"} <= set(isi["get"]["responses"])


@pytest.mark.django_db
def test_halaman_api_memuat_semua_bidang(client: Client) -> None:
    jawab = client.get("/api/")
    mentah, teks = jawab.content.decode(), kata(jawab)
    skema = client.get("/api/v1/skema/").json()
    for jalan, isi in skema["paths"].items():
        assert f"GET {jalan}" in teks
        assert isi["get"]["summary"] in teks
    for bidang in ("tahap[].nama", "jam.sejak", "jeda[].sebab", "catatan[].judul", "[].persyaratan", "tanda_tangan"):
        assert f"<code>{bidang}</code>" in mentah
    assert "<script" not in mentah
    assert "120 permintaan per menit" in teks
