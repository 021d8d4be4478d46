"""What signing up asks beside email and password. allauth builds its own form upon this one."""

import phonenumbers
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from akun.models import Pengguna


def telepon_seluler(nilai: str) -> str:
    """An Indonesian mobile number as +62…; raises ValidationError that says the fix."""
    galat = forms.ValidationError(_("Isi nomor seluler Indonesia, misalnya 0812 3456 7890"))
    try:
        telepon = phonenumbers.parse(nilai, "ID")
    except phonenumbers.NumberParseException as e:
        raise galat from e
    seluler = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)
    indonesia = telepon.country_code == 62 and phonenumbers.is_valid_number(telepon)
    if not indonesia or phonenumbers.number_type(telepon) not in seluler:
        raise galat
    return str(phonenumbers.format_number(telepon, phonenumbers.PhoneNumberFormat.E164))


class PendaftaranForm(forms.Form):
    nama = forms.CharField(
        label=_("Nama lengkap"),
        help_text=_("Seperti pada KTP-el"),
        max_length=120,
        error_messages={"required": _("Isi nama lengkap Anda")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    telepon = forms.CharField(
        label=_("Nomor seluler"),
        help_text=_("Untuk SMS saat status permohonan berubah. Contoh: 0812 3456 7890"),
        max_length=20,
        error_messages={"required": _("Isi nomor seluler Anda")},
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "class": "w16"}),
    )

    def clean_telepon(self) -> str:
        return telepon_seluler(self.cleaned_data["telepon"])

    def signup(self, request: HttpRequest, user: Pengguna) -> None:
        """Name and number are saved by the adapter, in the same statement as the account."""
