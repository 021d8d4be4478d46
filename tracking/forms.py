"""What is typed on public pages: a registration number, or the code printed on a permit."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracking.services import rapikan

HURUF_KODE = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


class LacakForm(forms.Form):
    nomor = forms.CharField(
        label=gettext_lazy("Nomor pendaftaran"),
        help_text=gettext_lazy("16 angka pada tanda terima. Spasi boleh dipakai, boleh tidak."),
        max_length=60,
        error_messages={"required": gettext_lazy("Isi nomor pendaftaran Anda")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "w16"}),
    )

    def clean_nomor(self) -> str:
        nomor = rapikan(self.cleaned_data["nomor"])
        if not (nomor.isascii() and nomor.isdecimal()):
            raise forms.ValidationError(_("Nomor pendaftaran hanya berisi angka"))
        if len(nomor) != 16:
            n = len(nomor)
            raise forms.ValidationError(_("Nomor pendaftaran harus 16 angka; yang Anda ketik %(n)d angka") % {"n": n})
        return nomor


class CekForm(forms.Form):
    kode = forms.CharField(
        label=gettext_lazy("Kode cek"),
        help_text=gettext_lazy("12 huruf dan angka di bawah kode QR pada dokumen izin, misalnya ABCD-2345-EFGH"),
        max_length=60,
        error_messages={"required": gettext_lazy("Isi kode cek yang tercetak pada dokumen izin")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "w16"}
        ),
    )

    def clean_kode(self) -> str:
        kode = rapikan(self.cleaned_data["kode"]).upper()
        if asing := sorted(set(kode) - set(HURUF_KODE)):
            raise forms.ValidationError(_("Kode cek tidak memakai %(huruf)s; periksa lagi") % {"huruf": asing[0]})
        if len(kode) != 12:
            raise forms.ValidationError(
                _("Kode cek harus 12 huruf dan angka; yang Anda ketik %(n)d") % {"n": len(kode)}
            )
        return "-".join((kode[:4], kode[4:8], kode[8:]))
