from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class PengaturanIzinForm(forms.Form):
    """Whether an ended permit type takes new filings, and on what ground."""

    use_required_attribute = False
    terima_permohonan = forms.BooleanField(label=_("Terima permohonan baru"), required=False)
    dasar = forms.CharField(
        label=_("Dasar keputusan"), help_text=_("Misalnya Perda yang masih berlaku"), max_length=200, required=False
    )

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if isi.get("terima_permohonan") and not isi.get("dasar"):
            self.add_error("dasar", _("Tulis dasar keputusan, misalnya Perda yang masih berlaku"))
        return isi
