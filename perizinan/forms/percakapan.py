"""Writing a message or a note."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perizinan.services.percakapan import Lampiran
from sicantik.lib import unggahan

PANJANG = 2000


def _isi(**kata: Any) -> forms.CharField:
    """The box to write in; `kata` are its label and help text."""
    return forms.CharField(
        **kata,
        max_length=PANJANG,
        error_messages={
            "required": gettext_lazy("Tulis dulu isinya, lalu kirim"),
            "max_length": gettext_lazy("Ringkas menjadi paling banyak 2.000 huruf"),
        },
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class PesanForm(forms.Form):
    use_required_attribute = False
    isi_pesan = _isi(label=gettext_lazy("Tulis pesan"), help_text=gettext_lazy("Jangan tulis NIK atau kata sandi."))
    lampiran = forms.FileField(
        label=gettext_lazy("Lampiran"),
        help_text=gettext_lazy("PDF, JPG, atau PNG, paling besar 15 MB."),
        required=False,
    )

    def clean_lampiran(self) -> UploadedFile[Any] | None:
        berkas: UploadedFile[Any] | None = self.cleaned_data["lampiran"]
        if berkas is not None and (berkas.size or 0) > unggahan.BATAS.byte:
            raise forms.ValidationError(_("Berkas lebih dari 15 MB. Perkecil fotonya, lalu unggah lagi."))
        return berkas

    def kiriman(self) -> Lampiran | None:
        berkas = self.cleaned_data["lampiran"]
        return Lampiran(berkas.name or "", berkas.read()) if berkas else None


class CatatanInternalForm(forms.Form):
    use_required_attribute = False
    isi_catatan = _isi(
        label=gettext_lazy("Tulis catatan"),
        help_text=gettext_lazy("Hanya dibaca petugas. Tidak dapat diubah atau dihapus."),
    )
