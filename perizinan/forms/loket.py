"""Forms of the counter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perizinan.isian import IsianKeliru, normalkan
from perizinan.services.loket import IzinLama, Pernyataan
from perizinan.skema import Medan
from perizinan.status import LAYANAN
from sicantik.lib import unggahan
from sicantik.lib.cetak import JalurGalat, jalur_sah

_NIK = Medan(kode="nik", label="NIK", jenis="nik")


class LayananForm(forms.Form):
    layanan = forms.ChoiceField(choices=list(LAYANAN.items()))


class PanggilForm(forms.Form):
    """Which counter calls, for which services (none ticked: all)."""

    loket = forms.IntegerField(min_value=1, max_value=99)
    layanan = forms.MultipleChoiceField(choices=list(LAYANAN.items()), required=False)

    def dipanggil(self) -> list[str]:
        return self.cleaned_data["layanan"] or list(LAYANAN)


class PilihIzinForm(forms.Form):
    use_required_attribute = False
    pilihan = forms.ChoiceField(
        label=gettext_lazy("Apa yang diajukan pemohon?"), error_messages={"required": gettext_lazy("Pilih izinnya")}
    )

    nomor_lama = forms.CharField(
        label=gettext_lazy("Nomor izin lama"),
        help_text=gettext_lazy("Bila izin lamanya terbit lewat portal ini; isiannya disalin. Selain itu kosongkan."),
        required=False,
        max_length=80,
    )
    bukti = forms.CharField(
        label=gettext_lazy("NIK pemegang, atau kode pada dokumen izin"), required=False, max_length=30
    )

    def __init__(self, pilihan: list[tuple[str, list[tuple[str, str]]]], *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["pilihan"].choices = [("", ""), *pilihan]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if isi.get("nomor_lama") and not isi.get("bukti"):
            self.add_error("bukti", _("Isi NIK pemegang, atau kode pada dokumen izin"))
        if isi.get("nomor_lama") and isi.get("pilihan", "").endswith(":baru"):
            self.add_error("nomor_lama", _("Izin baru tidak berasal dari izin lama. Kosongkan, atau pilih jenis lain."))
        return isi

    def izin_lama(self) -> IzinLama | None:
        isi = self.cleaned_data
        return IzinLama(isi["nomor_lama"], isi["bukti"]) if isi["nomor_lama"] else None


class PernyataanForm(forms.Form):
    """The applicant agrees and signs: on the screen, or on paper that is scanned."""

    use_required_attribute = False
    pernyataan = forms.BooleanField(
        label=gettext_lazy(
            "Pemohon hadir, membaca isian ini, dan menyatakan data dan berkasnya benar. Izin dibatalkan bila berkas "
            "asli tidak sesuai dengan unggahan."
        ),
        error_messages={"required": gettext_lazy("Centang setelah pemohon membaca dan menyetujui isian")},
    )
    goresan = forms.CharField(required=False, widget=forms.HiddenInput)
    pindaian = forms.FileField(
        label=gettext_lazy("Pindaian formulir yang ditandatangani"),
        help_text=gettext_lazy("Bila pemohon menandatangani di kertas. PDF, JPG, atau PNG, paling besar 15 MB."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        try:
            isi["goresan"] = jalur_sah(isi["goresan"]) if isi.get("goresan") else ""
        except JalurGalat:
            isi["goresan"] = ""
            self.add_error(None, _("Tanda tangan di layar tidak terbaca. Ulangi."))
        berkas = isi.get("pindaian")
        if berkas and (berkas.size or 0) > unggahan.BATAS.byte:
            self.add_error("pindaian", _("Berkas lebih dari 15 MB. Perkecil fotonya, lalu unggah lagi."))
        elif not isi["goresan"] and not berkas:
            self.add_error(
                "pindaian", _("Minta pemohon menandatangani di layar, atau pindai formulir bertanda tangan.")
            )
        return isi

    def tanda_tangan(self) -> Pernyataan:
        isi = self.cleaned_data
        return Pernyataan(isi["goresan"], b"" if isi["goresan"] else isi["pindaian"].read())


class KlaimForm(forms.Form):
    use_required_attribute = False
    kode = forms.CharField(
        label=gettext_lazy("Kode klaim"),
        help_text=gettext_lazy("12 huruf dan angka pada tanda terima dari loket"),
        max_length=40,
        error_messages={"required": gettext_lazy("Isi kode klaim pada tanda terima")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "class": "w16"}),
    )
    nik = forms.CharField(
        label=gettext_lazy("NIK pemohon"),
        max_length=30,
        error_messages={"required": gettext_lazy("Isi NIK pemohon")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "w16 num"}),
    )

    def clean_kode(self) -> str:
        return "".join(c for c in self.cleaned_data["kode"].upper() if c.isalnum())

    def clean_nik(self) -> str:
        try:
            return normalkan(_NIK, self.cleaned_data["nik"])
        except IsianKeliru as e:
            raise forms.ValidationError(str(e)) from e
