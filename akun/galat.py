"""Messages of form fields that say the fix: "Isi nama perusahaan", not "Bidang ini harus diisi"."""

from django.forms import BoundField, Field
from django.forms.widgets import CheckboxInput, FileInput, RadioSelect, Select
from django.utils.translation import gettext as _


def pesan_isian(bidang: BoundField) -> list[str]:
    """The errors of a field; Django's own words for an empty field are replaced."""
    hasil = []
    for galat in bidang.errors.as_data() if bidang.errors else []:
        baku = galat.code == "required" and galat.message == Field.default_error_messages["required"]
        hasil += [_kosong(bidang)] if baku else list(galat.messages)
    return hasil


def _kosong(bidang: BoundField) -> str:
    nama = str(bidang.label or "")
    if nama[1:2].islower():
        nama = nama[0].lower() + nama[1:]
    widget = bidang.field.widget
    if isinstance(widget, CheckboxInput):
        return _("Centang: %(nama)s") % {"nama": bidang.label}
    if isinstance(widget, FileInput):
        return _("Pilih berkas %(nama)s") % {"nama": nama}
    if isinstance(widget, RadioSelect | Select):
        return _("Pilih %(nama)s") % {"nama": nama}
    return _("Isi %(nama)s") % {"nama": nama}
