"""Form of the rules of escalation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sop.models import AturanEskalasi
from sop.status import KEPADA_ESKALASI


class AturanForm(forms.ModelForm):  # type: ignore[type-arg]
    """When and to whom."""

    use_required_attribute = False

    class Meta:
        model = AturanEskalasi
        fields = ["hari", "kepada"]
        labels = {"hari": _("Hari kerja terhadap tenggat"), "kepada": _("Beri tahu")}
        help_texts = {"hari": _("-1: sehari sebelumnya; 0: saat tenggat lewat; 3: lewat tiga hari kerja")}
        widgets = {"hari": forms.NumberInput(attrs={"class": "w8", "min": -10, "max": 60}), "kepada": forms.RadioSelect}

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["kepada"].choices = [(k, _(v)) for k, v in KEPADA_ESKALASI.items()]  # type: ignore[attr-defined]

    def clean_hari(self) -> int:
        hari = int(self.cleaned_data["hari"])
        if not -10 <= hari <= 60:
            raise forms.ValidationError(_("Isi dari -10 sampai 60 hari kerja"))
        return hari

    def validate_unique(self) -> None:
        """`clean` says it in the office's words."""

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        hari, kepada = isi.get("hari"), isi.get("kepada")
        if hari is not None and AturanEskalasi.objects.filter(hari=hari, kepada=kepada or "").exists():
            self.add_error("hari", _("Aturan itu sudah ada. Nyalakan yang lama bila mati."))
        return isi
