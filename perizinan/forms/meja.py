"""Forms of the desks."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from perizinan.isian import IsianKeliru, normalkan
from perizinan.services.pemeriksaan import PutusanButir
from perizinan.services.penyerahan import SENDIRI, Penerima
from perizinan.skema import Butir, Medan, Syarat
from perizinan.status import ALASAN, PUTUSAN
from sicantik.lib.cetak import JalurGalat, jalur_sah

_NIK = Medan(kode="identitas", label="NIK penerima", jenis="nik")  # its messages do not name the label


class VersiForm(forms.Form):
    """Every decision carries the version of the file that the page showed."""

    use_required_attribute = False
    versi = forms.IntegerField(widget=forms.HiddenInput)


class PeriksaForm(VersiForm):
    """Checklist: a judgement for each document that is there, and for each field that the officer marks.

    `ada` are the documents that were uploaded; one that was not can only be asked for.
    """

    def __init__(
        self,
        syarat: Iterable[Syarat],
        medan: Iterable[Medan],
        *args: Any,
        ada: Container[str],
        terkunci: set[tuple[str, str]],
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        self.ada = ada
        self.daftar = [("berkas", s.kode, s.nama) for s in syarat] + [("isian", m.kode, m.label) for m in medan]
        for sasaran, kode, nama in self.daftar:
            awalan = f"{sasaran}-{kode}"
            pilihan: list[tuple[str, Any]] = [
                (k, _(v)) for k, v in PUTUSAN.items() if sasaran == "berkas" or k != "tidak_berlaku"
            ]
            if sasaran == "berkas" and kode not in ada:
                pilihan = [("", _("Tidak diperlukan")), ("perlu_diperbaiki", _("Minta diunggah"))]
            self.fields[f"{awalan}-putusan"] = forms.ChoiceField(
                label=nama,
                choices=pilihan,
                required=False,
                disabled=(sasaran, kode) in terkunci,
                widget=forms.RadioSelect,
            )
            self.fields[f"{awalan}-alasan"] = forms.ChoiceField(
                label=_("Alasan baku"), choices=[("", _("Pilih alasan")), *_alasan_singkat()], required=False
            )
            self.fields[f"{awalan}-catatan"] = forms.CharField(
                label=_("Pesan kepada pemohon"), max_length=300, required=False
            )

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        for sasaran, kode, nama in self.daftar:
            awalan = f"{sasaran}-{kode}"
            if sasaran == "berkas" and kode in self.ada and not isi.get(f"{awalan}-putusan"):
                self.add_error(f"{awalan}-putusan", _("Putuskan %(nama)s") % {"nama": nama})
            if isi.get(f"{awalan}-putusan") == "perlu_diperbaiki" and not isi.get(f"{awalan}-alasan"):
                self.add_error(f"{awalan}-alasan", _("Pilih alasan untuk %(nama)s") % {"nama": nama})
        return isi

    def butir(self) -> list[PutusanButir]:
        isi = self.cleaned_data
        return [
            PutusanButir(
                sasaran,
                kode,
                isi[f"{sasaran}-{kode}-putusan"],
                isi[f"{sasaran}-{kode}-alasan"] if isi[f"{sasaran}-{kode}-putusan"] == "perlu_diperbaiki" else "",
                isi[f"{sasaran}-{kode}-catatan"] if isi[f"{sasaran}-{kode}-putusan"] == "perlu_diperbaiki" else "",
            )
            for sasaran, kode, _nama in self.daftar
            if isi.get(f"{sasaran}-{kode}-putusan")
        ]


BUTIR_TERPANJANG = 4_000  # the longest list of a pack has to fit: it flows to a second page
BUTIR_SEBARIS = 55  # longer ones get a box of several lines


class BarisField(forms.CharField):
    """A line is a line: what was broken over several in the box is joined, and then measured."""

    def to_python(self, value: Any) -> str:
        return " ".join(str(value or "").split())


class EntriForm(VersiForm):
    """The text of every line of the permit."""

    def __init__(self, butir: Iterable[Butir], awal: Mapping[str, str], *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        for b in butir:
            isi = awal.get(b.kode, "")
            self.fields[f"butir-{b.kode}"] = BarisField(
                label=b.label,
                initial=isi,
                max_length=BUTIR_TERPANJANG,
                widget=forms.Textarea(attrs={"rows": 3, "lang": "id"}) if len(isi) > BUTIR_SEBARIS else forms.TextInput,
            )

    def nilai(self) -> dict[str, str]:
        return {k.removeprefix("butir-"): v for k, v in self.cleaned_data.items() if k.startswith("butir-")}


class KonsepForm(VersiForm):
    """Agree to the draft that was seen, or send it back."""

    intisari = forms.CharField(widget=forms.HiddenInput, max_length=64)
    keputusan = forms.ChoiceField(choices=[("setuju", ""), ("kembalikan", "")], widget=forms.HiddenInput)
    catatan = forms.CharField(
        label=_("Apa yang harus diperbaiki, bila dikembalikan"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if isi.get("keputusan") == "kembalikan" and not (isi.get("catatan") or "").strip():
            self.add_error("catatan", _("Tulis apa yang harus diperbaiki"))
        return isi

    @property
    def setuju(self) -> bool:
        return bool(self.cleaned_data["keputusan"] == "setuju")

    def putusan(self) -> dict[str, Any]:
        """What the services of a decision take."""
        return {"setuju": self.setuju, **{k: self.cleaned_data[k] for k in ("intisari", "catatan")}}


class TandaTanganForm(VersiForm):
    """The head's signature: the password again, for the data that was seen."""

    intisari = forms.CharField(widget=forms.HiddenInput, max_length=64)
    sandi = forms.CharField(
        label=_("Kata sandi Anda"),
        help_text=_("Diminta setiap kali menandatangani."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class CatatanForm(VersiForm):
    """A decision with an optional note (archive)."""

    catatan = forms.CharField(label=_("Catatan"), required=False, max_length=1000)


class KembalikanForm(VersiForm):
    """A supervisor's return to an earlier officer step."""

    ke = forms.TypedChoiceField(label=_("Kembalikan ke langkah"), coerce=int)
    catatan = forms.CharField(label=_("Alasan"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, pilihan: list[tuple[int, str]], *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["ke"].choices = pilihan  # type: ignore[attr-defined]


class SerahForm(VersiForm):
    """Handover: what the comparison of the originals found, who receives, and the signature."""

    cocok = forms.ChoiceField(
        label=_("Berkas asli dibanding unggahan"),
        choices=[("ya", _("Sesuai, izin diserahkan")), ("tidak", _("Tidak sesuai, izin dibatalkan"))],
        widget=forms.RadioSelect,
    )
    catatan = forms.CharField(label=_("Berkas yang tidak sesuai"), required=False, max_length=300)
    yakin = forms.BooleanField(label=_("Saya mengerti: izin ini dibatalkan dan tidak dapat dipulihkan"), required=False)
    nama = forms.CharField(label=_("Nama penerima"), max_length=120)
    identitas = forms.CharField(
        label=_("NIK penerima"),
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "w16 num"}),
    )
    hubungan = forms.ChoiceField(
        label=_("Hubungan dengan pemohon"),
        choices=[(SENDIRI, _("Pemohon sendiri")), ("Kuasa", _("Kuasa, dengan surat kuasa"))],
    )
    goresan = forms.CharField(required=False, widget=forms.HiddenInput)
    foto = forms.FileField(
        label=_("Foto tanda terima yang ditandatangani"),
        help_text=_("Bila penerima menandatangani di kertas."),
        required=False,
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        if self.data.get("cocok") == "tidak":  # nobody receives a permit that is cancelled
            for nama in ("nama", "identitas", "hubungan"):
                self.fields[nama].required = False

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if isi.get("cocok") == "tidak":
            if not isi.get("catatan"):
                self.add_error("catatan", _("Tulis berkas asli mana yang tidak sesuai"))
            if not isi.get("yakin"):
                self.add_error("yakin", _("Centang bahwa izin memang harus dibatalkan"))
            return isi
        try:
            isi["identitas"] = normalkan(_NIK, isi["identitas"]) if isi.get("identitas") else ""
        except IsianKeliru as e:
            self.add_error("identitas", str(e))
        self._periksa_goresan(isi)
        if not isi.get("goresan") and not isi.get("foto"):
            self.add_error("foto", _("Minta penerima menandatangani di layar, atau foto tanda terima kertasnya"))
        return isi

    def _periksa_goresan(self, isi: dict[str, Any]) -> None:
        try:
            isi["goresan"] = jalur_sah(isi["goresan"]) if isi.get("goresan") else ""
        except JalurGalat:
            self.add_error("goresan", _("Tanda tangan di layar tidak terbaca. Ulangi."))

    def penerima(self) -> Penerima:
        isi = self.cleaned_data
        foto = isi["foto"].read() if isi.get("foto") and not isi["goresan"] else b""
        return Penerima(isi["nama"], isi["identitas"], isi["hubungan"], isi["goresan"], foto)


def _alasan_singkat() -> list[tuple[str, str]]:
    return [(kode, gettext(teks).split(".")[0]) for kode, teks in ALASAN.items()]
