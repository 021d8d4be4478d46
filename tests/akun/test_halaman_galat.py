"""Error pages say what happened, what to do, and whom to ask."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory

from akun.views import galat

pytestmark = pytest.mark.django_db


def test_tidak_ditemukan(client: Client) -> None:
    jawab = client.get("/tidak-ada/")
    assert jawab.status_code == 404
    assert "(0542) 000-000" in jawab.content.decode()


def test_formulir_lama(rf: RequestFactory) -> None:
    jawab = Client(enforce_csrf_checks=True).post("/akun/login/", {"login": "a@b.example"})
    assert jawab.status_code == 403
    assert "Formulir terlalu lama terbuka" in jawab.content.decode()


def test_kesalahan_memberi_kode_kejadian(rf: RequestFactory, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        try:
            raise ValueError("rahasia")
        except ValueError:
            jawab = galat.kesalahan(rf.get("/"))
    assert jawab.status_code == 500
    assert "Kode kejadian" in jawab.content.decode()
    assert "rahasia" not in jawab.content.decode()


def test_basis_data_mati_menjawab_503(rf: RequestFactory) -> None:
    try:
        raise OperationalError("mati")
    except OperationalError:
        jawab = galat.kesalahan(rf.get("/"))
    assert (jawab.status_code, jawab["Retry-After"]) == (503, "10")


def test_terlalu_sering(rf: RequestFactory) -> None:
    jawab = galat.terlalu_sering(rf.get("/"), timedelta(minutes=7, seconds=3))
    assert (jawab.status_code, jawab["Retry-After"]) == (429, "423")
    assert "Coba lagi 8 menit lagi" in jawab.content.decode()
