"""Form of the working calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _


class HariKhususForm(forms.Form):
    """A day on which the office decides otherwise than the national calendar."""

    use_required_attribute = False
    tanggal = forms.DateField(
        label=_("Tanggal"),
        help_text=_("Contoh: 24/12/2026"),
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        error_messages={"invalid": _("Tulis tanggal sebagai hari/bulan/tahun, misalnya 24/12/2026")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "w16 num"}),
    )
    buka = forms.TypedChoiceField(
        label=_("Kantor pada hari itu"),
        choices=[("0", _("Tutup")), ("1", _("Buka"))],
        coerce=lambda nilai: nilai == "1",
        widget=forms.RadioSelect,
    )
    keterangan = forms.CharField(label=_("Keterangan"), help_text=_("Misalnya nomor keputusan"), max_length=200)
