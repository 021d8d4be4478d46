"""Signing in as people do, through the pages."""

import re

from allauth.account.models import EmailAddress
from django.http import HttpResponse
from django.test import Client

from akun.models import Pengguna
from notifikasi.models import Pesan
from tests.orang import SANDI


def pastikan_surel(orang: Pengguna) -> Pengguna:
    EmailAddress.objects.update_or_create(user=orang, email=orang.email, defaults={"verified": True, "primary": True})
    return orang


def masuk(client: Client, orang: Pengguna, sandi: str = SANDI) -> HttpResponse:
    pastikan_surel(orang)
    return client.post("/akun/login/", {"login": orang.email, "password": sandi})


def tautan_terakhir(tujuan: str) -> str:
    """The path of the address in the newest mail to `tujuan`."""
    pesan = Pesan.objects.filter(tujuan=tujuan).latest("dibuat")
    alamat = re.search(r"https?://[^/\s]+(/\S+)", pesan.isi)
    assert alamat, pesan.isi
    return alamat[1]
