"""Form of the working calendar."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sop.models import JamKerja


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


def _hari(label: Any, **lain: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": _("Tulis tanggal sebagai hari/bulan/tahun, misalnya 24/12/2026")},
        widget=forms.DateInput(attrs={"type": "date", "class": "w16"}, format="%Y-%m-%d"),
        **lain,
    )


def _jam(label: Any, **lain: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        input_formats=["%H:%M", "%H:%M:%S", "%H.%M"],
        error_messages={"invalid": _("Tulis jam seperti 09:00")},
        widget=forms.TimeInput(attrs={"type": "time", "class": "w8"}, format="%H:%M"),
        **lain,
    )


class JamKerjaForm(forms.Form):
    """Other office hours for a time, as in Ramadan."""

    use_required_attribute = False
    mulai = _hari(_("Mulai"))
    sampai = _hari(_("Sampai"))
    buka = _jam(_("Jam buka"))
    tutup = _jam(_("Jam tutup"))
    buka_jumat = _jam(_("Jam buka hari Jumat"), required=False, help_text=_("Boleh dikosongkan bila sama."))
    tutup_jumat = _jam(_("Jam tutup hari Jumat"), required=False)
    keterangan = forms.CharField(
        label=_("Keterangan"), help_text=_("Misalnya Ramadan 1448 H, nomor surat edaran"), max_length=200
    )

    def clean(self) -> dict[str, Any]:
        self.periode().clean()
        return self.cleaned_data

    def periode(self) -> JamKerja:
        return JamKerja(**self.cleaned_data)
