"""The complaint form (five fields) and the desk's answer."""

import uuid
from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akun.forms.pendaftaran import telepon_seluler
from pengaduan import status
from pengaduan.services import Pelapor
from perizinan.models import Permohonan


class PengaduanForm(forms.Form):
    isi = forms.CharField(
        label=gettext_lazy("Apa yang terjadi"),
        help_text=gettext_lazy("Sebut kapan, di mana, dan apa yang Anda harapkan. Jangan tulis NIK atau kata sandi."),
        min_length=20,
        max_length=4000,
        error_messages={
            "required": gettext_lazy("Tulis apa yang terjadi"),
            "min_length": gettext_lazy("Tulis sedikitnya 20 huruf supaya kami dapat memeriksanya"),
            "max_length": gettext_lazy("Ringkas menjadi paling banyak 4.000 huruf"),
        },
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    nomor = forms.CharField(
        label=gettext_lazy("Nomor pendaftaran yang bersangkutan"),
        help_text=gettext_lazy("16 angka. Lewati bila pengaduan tanpa nama: nomor dapat menunjukkan siapa Anda."),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "w16"}),
    )
    jenis = forms.ChoiceField(
        label=gettext_lazy("Siapa Anda"),
        help_text=gettext_lazy("Tanpa nama: nama, kontak, dan alamat jaringan Anda tidak disimpan."),
        choices=[("bernama", gettext_lazy("Saya menyebut nama")), ("anonim", gettext_lazy("Saya melapor tanpa nama"))],
        initial="bernama",
        error_messages={"required": gettext_lazy("Pilih melapor dengan nama atau tanpa nama")},
        widget=forms.RadioSelect,
    )
    nama = forms.CharField(
        label=gettext_lazy("Nama Anda"),
        help_text=gettext_lazy("Lewati bila tanpa nama. Disimpan tersandi; hanya penangan pengaduan yang melihatnya."),
        max_length=120,
        error_messages={"required": gettext_lazy("Isi nama Anda, atau pilih melapor tanpa nama")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    kontak = forms.CharField(
        label=gettext_lazy("Surel atau nomor seluler"),
        help_text=gettext_lazy("Untuk kabar ketika dijawab. Contoh: 0812 3456 7890"),
        required=False,
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
    )
    kunci = forms.CharField(widget=forms.HiddenInput, required=False)
    perihal = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kunci"].initial = uuid.uuid4

    def clean_nomor(self) -> str:
        nomor = "".join(c for c in self.cleaned_data["nomor"] if c not in " .-/")
        if nomor and not (nomor.isascii() and nomor.isdecimal() and len(nomor) == 16):
            raise forms.ValidationError(_("Nomor pendaftaran harus 16 angka"))
        if nomor and not Permohonan.objects.filter(nomor=nomor).exists():
            raise forms.ValidationError(_("Tidak ada permohonan dengan nomor itu; periksa lagi atau kosongkan"))
        return nomor

    def clean_kontak(self) -> str:
        kontak = str(self.cleaned_data["kontak"])
        if "@" not in kontak:
            return telepon_seluler(kontak) if kontak else ""
        try:
            validate_email(kontak)
        except forms.ValidationError as e:
            raise forms.ValidationError(_("Isi alamat surel yang lengkap, misalnya nama@contoh.id")) from e
        return kontak.lower()

    def clean_kunci(self) -> uuid.UUID:
        """Of the form that was sent; a new one for those who took it out."""
        try:
            return uuid.UUID(self.cleaned_data["kunci"])
        except ValueError:
            return uuid.uuid4()

    def clean_perihal(self) -> str:
        return self.cleaned_data["perihal"] if self.cleaned_data["perihal"] in status.KLASIFIKASI else ""

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if isi.get("jenis") == "anonim":
            for bidang in ("nama", "kontak"):  # not looked at, right or wrong
                self.errors.pop(bidang, None)
                isi[bidang] = ""
        return isi

    def pelapor(self) -> Pelapor | None:
        """Who complains; None for an anonymous complaint, whatever was typed beside."""
        isi = self.cleaned_data
        return Pelapor(isi["nama"], isi["kontak"]) if isi["jenis"] == "bernama" else None


class TanggapanForm(forms.Form):
    isi = forms.CharField(
        label=gettext_lazy("Tanggapan"),
        help_text=gettext_lazy("Dibaca pelapor. Sebut apa yang ditemukan dan apa yang dilakukan."),
        max_length=4000,
        error_messages={"required": gettext_lazy("Tulis tanggapan untuk pelapor")},
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    klasifikasi = forms.ChoiceField(
        label=gettext_lazy("Klasifikasi"),
        required=False,
        choices=[("", gettext_lazy("Belum dipilih")), *((k, gettext_lazy(v)) for k, v in status.KLASIFIKASI.items())],
    )
