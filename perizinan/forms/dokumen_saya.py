"""Until when a document of one's own holds."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from perizinan.isian import IsianKeliru
from perizinan.isian.tanggal import baca_tanggal


class MasaDokumenForm(forms.Form):
    use_required_attribute = False

    sampai = forms.CharField(label=_("Berlaku sampai"), max_length=40, required=False)

    def clean_sampai(self) -> date | None:
        teks = self.cleaned_data["sampai"].strip()
        try:
            return baca_tanggal(teks, str(self.fields["sampai"].label)) if teks else None
        except IsianKeliru as e:
            raise forms.ValidationError(str(e)) from e
