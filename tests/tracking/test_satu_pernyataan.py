"""The page by token: one statement, nothing of the session, whoever asks and however long the history is."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import orang
from tests.tracking.contoh import permohonan, permohonan_lengkap


def pernyataan(client: Client, alamat: str) -> list[str]:
    with CaptureQueriesContext(connection) as tangkap:
        assert client.get(alamat).status_code in (200, 404)
    return [q["sql"] for q in tangkap.captured_queries]


@pytest.mark.django_db
def test_satu_pernyataan_dengan_sesi_terbuka(client: Client) -> None:
    pendek, panjang = permohonan()[0], permohonan_lengkap()
    client.force_login(orang.petugas("petugas-loket"))
    client.cookies["messages"] = "bukan-pesan"
    client.get(f"/t/{pendek.token}/")  # what a process keeps is there now
    for p in (pendek, panjang):
        sql = pernyataan(client, f"/t/{p.token}/")
        assert len(sql) == 1, sql
        assert "django_session" not in sql[0]


@pytest.mark.django_db
def test_token_palsu_tidak_bertanya_kepada_basis_data(client: Client) -> None:
    client.get(f"/t/{'A' * 31}/")
    assert pernyataan(client, f"/t/{'A' * 31}/") == []


@pytest.mark.django_db
@pytest.mark.parametrize("alamat", ["/lacak/", "/cek/", "/pengaduan/", "/api/", "/v/bukan", "/lacak/1/"])
def test_halaman_umum_tidak_membaca_sesi(client: Client, alamat: str) -> None:
    client.force_login(orang.pemohon())
    client.get(alamat)
    assert not [sql for sql in pernyataan(client, alamat) if "django_session" in sql or "akun_pengguna" in sql]
