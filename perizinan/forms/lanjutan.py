"""The number of a permit that is not in one's own list, and the proof that one may go on from it."""

from django import forms
from django.utils.translation import gettext_lazy as _


class BuktiIzinForm(forms.Form):
    use_required_attribute = False

    nomor = forms.CharField(label=_("Nomor izin"), max_length=80, help_text=_("Seperti tertulis pada dokumen izin"))
    bukti = forms.CharField(
        label=_("NIK pemegang atau kode cek"),
        max_length=40,
        help_text=_("16 angka NIK, atau kode di bawah QR dokumen, misalnya AB2C-DE3F-GH4J"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
