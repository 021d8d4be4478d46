"""Forms of the ends that no SOP draws."""

from django import forms
from django.utils.translation import gettext_lazy as _


class TarikForm(forms.Form):
    """Withdrawal: why, and that it is meant."""

    use_required_attribute = False
    alasan = forms.CharField(
        label=_("Alasan menarik permohonan"),
        help_text=_("Dibaca petugas dan tercatat pada riwayat permohonan."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasan penarikan")},
    )
    yakin = forms.BooleanField(
        label=_("Saya mengerti: permohonan ini berakhir dan tidak dapat dilanjutkan"),
        error_messages={"required": _("Centang bahwa permohonan memang ditarik")},
    )
