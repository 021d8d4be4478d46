"""allauth's forms in our words: labels beside the box, nothing written inside it, messages that say the fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

SYARAT_SANDI = _("Paling sedikit 10 huruf, angka, atau tanda. Bukan kata sandi yang umum atau mirip nama Anda.")
SUREL_SALAH = _("Tulis surel lengkap, misalnya nama@contoh.id")

# field of allauth -> label, help
KATA: dict[str, tuple[str | _StrPromise, str | _StrPromise]] = {
    "login": (_("Surel"), ""),
    "email": (_("Surel"), ""),
    "password": (_("Kata sandi"), ""),
    "oldpassword": (_("Kata sandi saat ini"), ""),
    "password1": (_("Kata sandi baru"), SYARAT_SANDI),
    "code": (_("Kode"), ""),
    "name": (_("Nama kunci"), _("Supaya Anda dapat membedakannya, misalnya Laptop kantor")),
}


class Rapi(forms.BaseForm):
    """Mixin, first among the bases."""

    use_required_attribute = False

    def rapikan(self) -> None:
        """Call at the end of __init__."""
        self.fields.pop("password2", None)  # one box with "Tampilkan" is safer than two blind ones
        for nama, bidang in self.fields.items():
            bidang.widget.attrs.pop("placeholder", None)
            if nama in KATA:
                bidang.label, bidang.help_text = KATA[nama]
            if isinstance(bidang, forms.EmailField):
                bidang.error_messages["invalid"] = SUREL_SALAH
                for pemeriksa in bidang.validators:
                    if hasattr(pemeriksa, "message") and getattr(pemeriksa, "code", "") == "invalid":
                        pemeriksa.message = SUREL_SALAH
            if nama == "code":
                bidang.widget.attrs |= {"inputmode": "numeric", "class": "w8 num"}
