"""Checking a password, with the limit counted before the check."""

from datetime import timedelta
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from akun.models import Pengguna
from akun.services import JatahHabis, pakai_jatah, pulihkan_jatah
from sicantik.lib.alamat import alamat

BATAS_SURAT = 8  # tries for one account from one address
BATAS_SEMUA = 50  # tries for one account from anywhere: a stranger cannot keep its owner out with a few
BATAS_ALAMAT = 60  # tries from one address: whole mobile operators share one
JENDELA = timedelta(minutes=15)


class SandiBerjatah(AuthenticationBackend):  # type: ignore[misc]
    """allauth's password check behind a counter in PostgreSQL. The same answer for unknown and locked accounts."""

    def authenticate(self, request: HttpRequest | None, **isi: Any) -> Pengguna | None:
        surel = str(isi.get("email") or isi.get("username") or "").lower()
        dari = alamat(request) if request else ""
        try:
            pakai_jatah("masuk-alamat", dari, batas=BATAS_ALAMAT, jendela=JENDELA)
            pakai_jatah("masuk", surel, dari, batas=BATAS_SURAT, jendela=JENDELA)
            pakai_jatah("masuk-surel", surel, batas=BATAS_SEMUA, jendela=JENDELA)
        except JatahHabis:
            return None
        pengguna: Pengguna | None = super().authenticate(request, **isi)
        if pengguna is not None:
            pulihkan_jatah("masuk", surel, dari)
        return pengguna
