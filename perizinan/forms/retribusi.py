"""Forms of the fee: a payment recorded, a proof judged, the day of a list, the simulator."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perizinan.forms.meja import VersiForm
from perizinan.isian import IsianKeliru, normalkan
from perizinan.retribusi import LUAS_TERBESAR, Perhitungan, hitung
from perizinan.services.pembayaran import Setoran
from perizinan.skema import Medan, Tarif
from sicantik.lib import jam

_LUAS = Medan(kode="luas", label="Luas", jenis="bilangan")
_JUMLAH = Medan(kode="jumlah", label="Jumlah", jenis="uang")


class HitungForm(VersiForm):
    """Step 7: `lembar` is the calculation that is shown, or what it lacks. `selisih` only if another sum was paid."""

    use_required_attribute = False
    selisih = forms.CharField(
        label=_("Nomor SKRDKBT atau SKRDLB"),
        help_text=_("Tercatat pada riwayat berkas."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, lembar: dict[str, Any], *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.lembar = lembar
        if not lembar.get("selisih"):
            del self.fields["selisih"]


class TindakLanjutForm(forms.Form):
    """What was done about money that could not be booked."""

    catatan = forms.CharField(
        max_length=300, error_messages={"required": _("Tulis apa yang sudah dilakukan dengan uang ini.")}
    )


class WaktuBayarForm(forms.Form):
    """When money came, and how much: shared by a pay-in and a proof."""

    use_required_attribute = False
    tanggal = forms.DateField(
        label=_("Tanggal bayar"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": _("Tulis tanggal sebagai hari/bulan/tahun, misalnya 24/12/2026")},
        widget=forms.DateInput(attrs={"type": "date", "class": "w16"}, format="%Y-%m-%d"),
    )
    pukul = forms.TimeField(
        label=_("Jam bayar"),
        input_formats=["%H:%M", "%H.%M"],
        error_messages={"invalid": _("Tulis jam seperti 09:00")},
        widget=forms.TimeInput(attrs={"type": "time", "class": "w8"}, format="%H:%M"),
    )
    jumlah = forms.CharField(
        label=_("Jumlah yang diterima"),
        help_text=_("Ketik menurut uang atau bukti yang Anda lihat, bukan menurut layar ini."),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "w16 num"}),
    )
    referensi = forms.CharField(
        label=_("Nomor referensi bank"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "w16"}),
    )

    def clean_jumlah(self) -> int:
        try:
            return int(normalkan(_JUMLAH, self.cleaned_data["jumlah"]))
        except IsianKeliru as e:
            raise forms.ValidationError(str(e)) from e

    def clean_referensi(self) -> str:
        return str(self.cleaned_data["referensi"]).strip()

    def _waktu(self, isi: dict[str, Any]) -> datetime | None:
        """The moment in the office's zone; an error for one that has not come."""
        if "tanggal" not in isi or "pukul" not in isi or not isi["tanggal"] or not isi["pukul"]:
            return None
        saat = datetime.combine(isi["tanggal"], isi["pukul"], jam.zona())
        if saat > jam.kini():
            self.add_error("tanggal", _("Waktu bayar belum terjadi. Periksa tanggal dan jamnya."))
        return saat


class BayarForm(WaktuBayarForm):
    """A pay-in that the Bendahara records."""

    cara = forms.ChoiceField(
        label=_("Cara membayar"),
        choices=[("tunai", _("Tunai di loket")), ("transfer", _("Transfer bank"))],
        widget=forms.RadioSelect,
    )
    keterangan = forms.CharField(label=_("Keterangan"), max_length=200, required=False)
    field_order = ("cara", "tanggal", "pukul", "jumlah", "referensi", "keterangan")

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        isi["dibayar"] = self._waktu(isi)
        if isi.get("cara") == "transfer" and not isi.get("referensi"):
            self.add_error("referensi", _("Isi nomor referensi bank untuk transfer"))
        return isi

    def setoran(self) -> Setoran:
        isi = self.cleaned_data
        referensi = isi["referensi"] if isi["cara"] == "transfer" else ""
        return Setoran(isi["cara"], isi["jumlah"], isi["dibayar"], referensi=referensi, keterangan=isi["keterangan"])


class PutusBuktiForm(WaktuBayarForm):
    """The Bendahara's finding on a proof: what it shows, or why it does not hold."""

    berkas = forms.IntegerField(widget=forms.HiddenInput)
    putusan = forms.ChoiceField(choices=[("terima", ""), ("tolak", "")], widget=forms.HiddenInput)
    alasan = forms.CharField(
        label=_("Alasan tidak diterima"),
        help_text=_("Dibaca pemohon."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["referensi"].required = True
        self.ditolak = self.data.get("putusan") == "tolak"
        if self.is_bound:  # of the two halves of the page only the one that was sent counts
            for nama in ("tanggal", "pukul", "jumlah", "referensi") if self.ditolak else ("alasan",):
                self.fields[nama].required = False

    def clean_jumlah(self) -> int:
        return 0 if self.ditolak else super().clean_jumlah()

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if not self.ditolak:
            isi["dibayar"] = self._waktu(isi)
        return isi


class HariForm(forms.Form):
    """The day of a list; today without one."""

    tanggal = forms.DateField(
        label=_("Tanggal"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "w16"}, format="%Y-%m-%d"),
    )


class SimulasiForm(forms.Form):
    """What the fee would come to. Sent by GET; says nothing of anybody."""

    use_required_attribute = False
    luas = forms.CharField(
        label=_("Luas tempat usaha (m²)"),
        help_text=_("Bilangan bulat, dibulatkan ke bawah"),
        max_length=40,
        error_messages={"required": _("Tulis luas sebagai bilangan bulat, misalnya 120")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "w8 num"}),
    )

    def __init__(self, tarif: Tarif, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.tarif = tarif
        for i in tarif.indeks:
            pilihan = [("", "–"), *((p.kode, p.nama) for p in i.pilihan)]
            bidang = forms.ChoiceField(label=i.label, choices=pilihan, widget=forms.Select(attrs={"lang": "id"}))
            bidang.medan = True  # type: ignore[attr-defined]  # words of the pack
            self.fields[i.kode] = bidang

    def clean_luas(self) -> int:
        """As in the forms of the packs: "1.000" is a thousand."""
        try:
            luas = int(normalkan(_LUAS, self.cleaned_data["luas"]))
        except IsianKeliru as e:
            raise forms.ValidationError(_("Tulis luas sebagai bilangan bulat, misalnya 120")) from e
        if luas > LUAS_TERBESAR:
            raise forms.ValidationError(_("Luas terlalu besar. Periksa jumlah nolnya."))
        return luas

    def perhitungan(self) -> Perhitungan:
        isi = self.cleaned_data
        return hitung(self.tarif, isi["luas"], {i.kode: isi[i.kode] for i in self.tarif.indeks})
