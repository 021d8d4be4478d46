"""Sessions of officers: quiet while, working day, second factor, closed account."""

from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings as setelan
from django.test import Client
from django.urls import get_resolver

from akun.middleware import MASUK, TERAKHIR
from akun.models import Pengguna
from akun.status import ADMINISTRATOR, PETUGAS_LOKET
from sicantik.lib import jam
from tests.akun.alat import masuk
from tests.orang import pemohon, petugas

pytestmark = pytest.mark.django_db


def _mundurkan(client: Client, kunci: str, waktu: timedelta) -> None:
    sesi = client.session
    sesi[kunci] = (jam.kini() - waktu).timestamp()
    sesi.save()


@pytest.mark.parametrize(
    ("kunci", "waktu", "kata"),
    [(TERAKHIR, timedelta(minutes=16), "tidak ada kegiatan"), (MASUK, timedelta(hours=12, minutes=1), "sudah 12 jam")],
)
def test_petugas_dikeluarkan(client: Client, kunci: str, waktu: timedelta, kata: str) -> None:
    masuk(client, petugas(ADMINISTRATOR))
    assert client.get("/pengguna/").status_code == 200
    lama = client.cookies[setelan.SESSION_COOKIE_NAME].value
    _mundurkan(client, kunci, waktu)
    jawab = client.get("/pengguna/", follow=True)
    assert jawab.redirect_chain[0][0].startswith("/akun/login/")
    assert kata in jawab.content.decode()
    assert not import_module(setelan.SESSION_ENGINE).SessionStore().exists(lama)


def test_keluar_menghapus_gambar_dokumen_dari_peramban(client: Client) -> None:
    masuk(client, pemohon())
    assert "Clear-Site-Data" not in client.get("/akun-saya/").headers
    assert client.post("/akun/logout/").headers["Clear-Site-Data"] == '"cache"'


def test_pemohon_tidak_dibatasi(client: Client) -> None:
    masuk(client, pemohon())
    _mundurkan(client, TERAKHIR, timedelta(days=3))
    assert client.get("/akun-saya/").status_code == 200


def test_akun_ditutup_mematikan_sesi(client: Client) -> None:
    orang = petugas(ADMINISTRATOR)
    masuk(client, orang)
    assert client.get("/pengguna/").status_code == 200
    Pengguna.objects.filter(pk=orang.pk).update(is_active=False)
    assert client.get("/pengguna/").status_code == 302


def _jalan_petugas() -> list[str]:
    """Every route of ours that takes no argument and asks for a sign-in."""
    hasil = []
    for pola in get_resolver().url_patterns:
        for anak in getattr(pola, "url_patterns", []):
            jalan = f"/{pola.pattern}{anak.pattern}"
            umum = not getattr(getattr(anak, "callback", None), "login_required", True)
            if "<" not in jalan and "(" not in jalan and not umum and not jalan.startswith("/akun/"):
                hasil.append(jalan)
    return hasil


def test_tanpa_langkah_kedua_tak_satu_pun_terbuka(client: Client, settings: Any) -> None:
    masuk(client, petugas(ADMINISTRATOR, PETUGAS_LOKET))
    settings.DEMO = False
    jalan = _jalan_petugas()
    assert {"/meja/", "/pengguna/", "/kantor/"} <= set(jalan)
    for satu in jalan:
        for kirim in (client.get, client.post):
            jawab = kirim(satu)
            assert (jawab.status_code, jawab.headers.get("Location")) == (302, "/akun/2fa/"), satu
    assert client.get("/akun/2fa/").status_code == 200


def test_dengan_langkah_kedua_terbuka(client: Client, settings: Any) -> None:
    orang = petugas(ADMINISTRATOR)
    masuk(client, orang)
    TOTP.activate(orang, generate_totp_secret())
    settings.DEMO = False
    assert client.get("/pengguna/").status_code == 200
    Authenticator.objects.all().delete()
    assert client.get("/akun/2fa/").status_code == 200  # a page where factors change: asked anew from here on
    assert client.get("/pengguna/").headers["Location"] == "/akun/2fa/"


def test_halaman_umum_tidak_membaca_sesi(client: Client, django_assert_num_queries: Any) -> None:
    masuk(client, pemohon())
    client.get("/tidak-ada/")  # the office's profile is kept in the process now
    with django_assert_num_queries(0):
        client.get("/akun/inactive/")


def test_tanpa_masuk_diarahkan(client: Client) -> None:
    for jalan in _jalan_petugas():
        assert client.get(jalan).headers["Location"] == f"/akun/login/?next={jalan}"
