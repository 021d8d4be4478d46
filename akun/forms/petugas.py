"""Forms of the administrator."""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NomorSalah
from stdnum.id import nik as aturan_nik

from akun import status
from akun.forms.pendaftaran import telepon_seluler
from akun.forms.rapi import SUREL_SALAH
from akun.models import Instansi, Pengguna, Penugasan, ProfilKantor
from akun.services import IsiPetugas
from sicantik.lib import jam

_WAKTU = "%Y-%m-%dT%H:%M"


class PetugasForm(forms.Form):
    use_required_attribute = False

    nama = forms.CharField(label=_("Nama dan gelar"), max_length=120)
    email = forms.EmailField(label=_("Surel"), error_messages={"invalid": SUREL_SALAH})
    nik = forms.CharField(
        label="NIK",
        help_text=_("16 angka pada KTP-el"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "w16 num"}),
    )
    nip = forms.CharField(label="NIP", required=False, max_length=30)
    pangkat = forms.CharField(label=_("Pangkat"), required=False, max_length=60)
    instansi = forms.ModelChoiceField(
        label=_("Instansi teknis"),
        help_text=_("Bagi anggota Tim Teknis: instansi yang mengutusnya."),
        queryset=Instansi.objects.filter(aktif=True),
        required=False,
        empty_label=_("Kantor sendiri"),
        widget=forms.Select(attrs={"lang": "id"}),
    )
    telepon = forms.CharField(
        label=_("Nomor seluler"), required=False, max_length=20, widget=forms.TextInput(attrs={"type": "tel"})
    )

    def clean_nik(self) -> str:
        nilai = "".join(c for c in self.cleaned_data["nik"] if c.isdecimal())
        if not nilai and not self.fields["nik"].required:
            return ""
        if len(nilai) != 16:
            raise forms.ValidationError(_("NIK harus 16 angka, baru terisi %(n)d"), params={"n": len(nilai)})
        try:
            return str(aturan_nik.validate(nilai))
        except NomorSalah as e:
            raise forms.ValidationError(_("NIK ini tidak mungkin benar. Cocokkan lagi dengan KTP-el.")) from e

    def clean_telepon(self) -> str:
        nilai = self.cleaned_data["telepon"]
        return telepon_seluler(nilai) if nilai else ""

    def isi(self) -> IsiPetugas:
        return IsiPetugas(**{medan: self.cleaned_data[medan] for medan in PetugasForm.base_fields})


class UbahPetugasForm(PetugasForm):
    """An account that exists: an empty NIK keeps the one that is known, another address takes the password."""

    sandi = forms.CharField(
        label=_("Kata sandi Anda"),
        help_text=_("Diminta bila surelnya diganti."),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, petugas: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nik"].required = False
        self.fields["nik"].help_text = _("Sudah tersimpan. Dapat diganti hanya sebelum ia diberi jabatan atau masuk.")
        for nama in ("nama", "email", "nip", "pangkat", "instansi", "telepon"):
            self.fields[nama].initial = getattr(petugas, nama)


class PenugasanForm(forms.ModelForm):  # type: ignore[type-arg]
    use_required_attribute = False

    class Meta:
        model = Penugasan
        fields = ["jabatan", "sifat", "atas_nama", "surat", "mulai", "selesai"]
        help_texts = {
            "atas_nama": _("Wajib untuk Plh.: pejabat yang berhalangan"),
            "surat": _("Wajib untuk Plt. dan Plh."),
            "selesai": _("Wajib untuk Plt. dan Plh. Kosong berarti sampai diakhiri."),
        }
        widgets = {
            "sifat": forms.RadioSelect,
            "mulai": forms.DateTimeInput(attrs={"type": "datetime-local", "class": "w16"}, format=_WAKTU),
            "selesai": forms.DateTimeInput(attrs={"type": "datetime-local", "class": "w16"}, format=_WAKTU),
        }

    def __init__(self, *args: Any, petugas: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.petugas = petugas
        lain = Pengguna.objects.filter(petugas=True, is_active=True).exclude(pk=petugas.pk).order_by("nama")
        self.fields["atas_nama"].queryset = lain  # type: ignore[attr-defined]
        self.fields["atas_nama"].empty_label = _("Tidak menggantikan siapa pun")  # type: ignore[attr-defined]
        self.fields["jabatan"].empty_label = _("Pilih jabatan")  # type: ignore[attr-defined]
        self.fields["sifat"].choices = [(k, _(teks)) for k, teks in status.SIFAT.items()]  # type: ignore[attr-defined]
        self.fields["mulai"].initial = jam.kini().astimezone(jam.zona())
        for nama in ("mulai", "selesai"):
            self.fields[nama].input_formats = [_WAKTU]  # type: ignore[attr-defined]
            self.fields[nama].error_messages["invalid"] = _("Tulis tanggal dan jam, misalnya 2026-11-18T08:00")

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        sifat, mulai, selesai = isi.get("sifat"), isi.get("mulai"), isi.get("selesai")
        if sifat == "plh" and not isi.get("atas_nama"):
            self.add_error("atas_nama", _("Pilih pejabat yang digantikan"))
        if sifat in ("plt", "plh") and not isi.get("surat"):
            self.add_error("surat", _("Isi nomor surat perintah"))
        if sifat in ("plt", "plh") and (selesai is None or selesai <= jam.kini()) and "selesai" not in self.errors:
            self.add_error("selesai", _("Isi akhir penunjukan, sesudah hari ini"))
        elif mulai and selesai and selesai <= mulai:
            self.add_error("selesai", _("Waktu sampai harus sesudah waktu mulai"))
        return isi

    def tugas(self) -> Penugasan:
        """The assignment to be saved."""
        tugas: Penugasan = self.save(commit=False)
        tugas.pengguna = self.petugas
        return tugas


class KantorForm(forms.ModelForm):  # type: ignore[type-arg]
    use_required_attribute = False

    class Meta:
        model = ProfilKantor
        fields = [
            "pemerintah", "nama", "singkatan", "kota", "alamat", "telepon", "surel", "jam_buka", "jam_tutup",
            "hari_pesan",
        ]  # fmt: skip
        widgets = {
            "jam_buka": forms.TimeInput(attrs={"type": "time", "class": "w8"}, format="%H:%M"),
            "jam_tutup": forms.TimeInput(attrs={"type": "time", "class": "w8"}, format="%H:%M"),
        }

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("jam_buka") and isi.get("jam_tutup") and isi["jam_tutup"] <= isi["jam_buka"]:
            self.add_error("jam_tutup", _("Jam tutup harus sesudah jam buka"))
        return isi


class InstansiForm(forms.ModelForm):  # type: ignore[type-arg]
    """A technical agency; its code is made of its name."""

    use_required_attribute = False

    class Meta:
        model = Instansi
        fields = ["nama", "sebutan"]
        labels = {"nama": _("Nama instansi"), "sebutan": _("Sebutan pada paket izin")}
        help_texts = {"sebutan": _("Seperti tertulis pada paket, misalnya Kecamatan untuk Kecamatan Balikpapan Kota")}
        error_messages = {"nama": {"unique": _("Instansi itu sudah ada.")}}

    def clean_nama(self) -> str:
        nama = " ".join(self.cleaned_data["nama"].split())
        if Instansi.objects.filter(kode=slugify(nama)[:40]).exists() or not slugify(nama):
            raise forms.ValidationError(_("Instansi itu sudah ada, atau namanya tanpa huruf."))
        return nama

    def save(self, commit: bool = True) -> Instansi:
        self.instance.kode = slugify(self.instance.nama)[:40]
        hasil: Instansi = super().save(commit)
        return hasil
