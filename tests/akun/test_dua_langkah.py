"""Second factor: set up with an app, asked for at the next sign-in, its secret encrypted."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from akun.status import ADMINISTRATOR
from tests.akun.alat import masuk
from tests.orang import SANDI, petugas

pytestmark = pytest.mark.django_db


def _kode(rahasia: str) -> str:
    return str(format_hotp_value(hotp_value(rahasia, next(iter(yield_hotp_counters_from_time())))))


def test_pasang_lalu_diminta(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    orang = petugas(ADMINISTRATOR)
    masuk(client, orang)
    pasang = client.get("/akun/2fa/totp/activate/", follow=True)
    assert "Pastikan ini Anda" in pasang.content.decode()
    halaman = client.post(pasang.redirect_chain[-1][0], {"password": SANDI}, follow=True)
    rahasia = halaman.context["form"].secret
    assert rahasia in halaman.content.decode()
    client.post("/akun/2fa/totp/activate/", {"code": _kode(rahasia)})
    disimpan = Authenticator.objects.get(type="totp")
    assert rahasia not in str(disimpan.data)

    client.post("/akun/logout/")
    jawab = masuk(client, orang)
    assert jawab.headers["Location"].startswith("/akun/2fa/authenticate/")
    assert client.get("/pengguna/").status_code == 302
    salah = client.post("/akun/2fa/authenticate/", {"code": "000000"})
    assert "Kode salah" in salah.content.decode()
    lusa = time.time() + 60  # the same code is not taken twice
    monkeypatch.setattr(time, "time", lambda: lusa)
    assert client.post("/akun/2fa/authenticate/", {"code": _kode(rahasia)}).status_code == 302
    assert client.get("/pengguna/").status_code == 200
