"""allauth's second factor as this portal does it (MFA_ADAPTER)."""

import base64

from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext

from akun.kata import PESAN_DUA_FAKTOR
from akun.models import Pengguna
from sicantik.lib import sandi


class AdapterDuaFaktor(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = {**DefaultMFAAdapter.error_messages, **PESAN_DUA_FAKTOR}

    def encrypt(self, text: str) -> str:
        """Secrets of the code apps lie encrypted in the database, like every other secret."""
        return base64.b64encode(sandi.sandikan(text)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return sandi.buka(base64.b64decode(encrypted_text))

    def generate_authenticator_name(self, user: Pengguna, type: str) -> str:
        """The name offered for a new key; people rename it."""
        return gettext("Kunci utama")
