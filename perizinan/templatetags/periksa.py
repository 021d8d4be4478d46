"""The checklist's tag."""

from typing import Any

from django import template

from perizinan.forms.meja import PeriksaForm

register = template.Library()


@register.simple_tag
def medan_periksa(form: PeriksaForm, sasaran: str, kode: str) -> dict[str, Any]:
    """The three fields of one item of the checklist, and what is wrong with them."""
    awalan = f"{sasaran}-{kode}"
    putusan, alasan = form[f"{awalan}-putusan"], form[f"{awalan}-alasan"]
    return {
        "putusan": putusan,
        "alasan": alasan,
        "catatan": form[f"{awalan}-catatan"],
        "galat": [*putusan.errors, *alasan.errors],
        "terkunci": putusan.field.disabled,
    }
