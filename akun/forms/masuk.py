"""Forms of the account pages (ACCOUNT_FORMS)."""

from typing import Any

from allauth.account import forms as asal
from django.utils.translation import gettext_lazy as _

from akun.forms.rapi import Rapi


class MasukForm(Rapi, asal.LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rapikan()


class DaftarForm(Rapi, asal.SignupForm):  # type: ignore[misc]
    field_order = ["nama", "email", "telepon", "password1"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rapikan()
        self.fields["password1"].label = _("Kata sandi")
        self.fields["email"].help_text = _("Tautan untuk memastikan akun dikirim ke sini")


class LupaSandiForm(Rapi, asal.ResetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rapikan()


class SandiBaruForm(Rapi, asal.ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rapikan()


class GantiSandiForm(Rapi, asal.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rapikan()


class PastikanForm(Rapi, asal.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rapikan()


class TambahSurelForm(Rapi, asal.AddEmailForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rapikan()
