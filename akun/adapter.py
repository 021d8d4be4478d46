"""Where allauth asks us how this portal does things."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.shortcuts import resolve_url

from akun.kata import PESAN_AKUN
from akun.models import Pengguna
from sicantik.lib.alamat import alamat


class AkunAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {**DefaultAccountAdapter.error_messages, **PESAN_AKUN}

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return str(resolve_url("beranda_saya"))

    def save_user(self, request: HttpRequest, user: Pengguna, form: Any, commit: bool = True) -> Pengguna:
        user.nama = form.cleaned_data["nama"]
        user.telepon = form.cleaned_data["telepon"]
        return super().save_user(request, user, form, commit)  # type: ignore[no-any-return]

    def get_client_ip(self, request: HttpRequest) -> str:
        return alamat(request)
