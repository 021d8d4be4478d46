"""What people change about themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from akun.forms.pendaftaran import telepon_seluler
from akun.models import Pengguna


class ProfilForm(forms.ModelForm):  # type: ignore[type-arg]
    use_required_attribute = False

    class Meta:
        model = Pengguna
        fields = ["nama", "telepon"]
        labels = {"nama": _("Nama lengkap"), "telepon": _("Nomor seluler")}
        help_texts = {"nama": _("Seperti pada KTP-el"), "telepon": _("Untuk SMS saat status permohonan berubah")}
        widgets = {
            "nama": forms.TextInput(attrs={"autocomplete": "name"}),
            "telepon": forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "class": "w16"}),
        }

    def clean_telepon(self) -> str:
        nilai = self.cleaned_data["telepon"]
        return telepon_seluler(nilai) if nilai else ""
