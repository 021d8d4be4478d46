"""Forms of two-step sign-in (MFA_FORMS)."""

from typing import Any

from allauth.mfa.base import forms as dasar
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.utils.translation import gettext_lazy as _

from akun.forms.rapi import Rapi


class KodeForm(Rapi, dasar.AuthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rapikan()
        self.fields["code"].help_text = _("6 angka dari aplikasi kode, atau satu kode cadangan")


class PastikanKodeForm(Rapi, dasar.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rapikan()
        self.fields["code"].help_text = _("6 angka dari aplikasi kode, atau satu kode cadangan")


class PasangKodeForm(Rapi, totp.ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rapikan()
        self.fields["code"].help_text = _("6 angka yang kini tampil di aplikasi")


class TambahKunciForm(Rapi, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rapikan()


class UbahKunciForm(Rapi, webauthn.EditWebAuthnForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rapikan()
