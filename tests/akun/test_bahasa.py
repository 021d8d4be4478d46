"""The choice of language works without script and without a cookie of ours beforehand."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_pilih_bahasa(client: Client) -> None:
    tanpa_csrf = Client(enforce_csrf_checks=True)
    jawab = tanpa_csrf.post("/bahasa/", {"language": "en", "next": "/akun/login/"})
    assert (jawab.status_code, jawab.headers["Location"]) == (302, "/akun/login/")
    assert '<html lang="en">' in tanpa_csrf.get("/akun/inactive/").content.decode()


def test_tidak_ke_situs_lain(client: Client) -> None:
    assert client.post("/bahasa/", {"language": "en", "next": "https://jahat.example/"}).headers["Location"] == "/"
