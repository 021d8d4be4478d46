"""Forms made from a pack's pages. The rules are the pack's; here they become fields of the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from perizinan.isian import IsianKeliru, medan_berlaku, normalkan
from perizinan.isian.medan import rupiah
from perizinan.skema import Bagian, Medan

MASUKAN = {"nik": "numeric", "npwp": "numeric", "kbli": "numeric", "uang": "numeric", "bilangan": "numeric"}


class MedanPaket(forms.CharField):
    """A field of a pack: checked by the pack's own rule."""

    def __init__(self, medan: Medan) -> None:
        self.medan = medan
        super().__init__(
            label=medan.label, help_text=medan.bantu, required=medan.wajib, widget=_masukan(medan), strip=True
        )

    def clean(self, value: Any) -> str:
        try:
            return normalkan(self.medan, str(value or ""))
        except IsianKeliru as e:
            raise forms.ValidationError(str(e)) from e


class FormBagian(forms.Form):
    """One page. Fields that depend on another field of the same page are judged with what was just typed."""

    use_required_attribute = False

    def __init__(
        self, bagian: Bagian, isian: Mapping[str, str], data: QueryDict | None, *, hanya: set[str] | None = None
    ) -> None:
        awal = {m.kode: _tampil(m, isian.get(m.kode, "")) for m in bagian.medan}
        super().__init__(data, initial=awal)
        semua = {**isian, **{k: str(v) for k, v in self.data.items()}}
        for medan in medan_berlaku(bagian, semua):
            if hanya is None or medan.kode in hanya:
                self.fields[medan.kode] = MedanPaket(medan)


def _masukan(medan: Medan) -> forms.Widget:
    sifat: dict[str, str] = {"autocomplete": medan.isi_otomatis} if medan.isi_otomatis else {"autocomplete": "off"}
    if medan.jenis == "pilihan":
        if len(medan.pilihan) <= 6:
            return forms.RadioSelect(choices=medan.pilihan)
        return forms.Select(choices=[("", ""), *medan.pilihan])
    if medan.jenis == "teks_panjang":
        return forms.Textarea(attrs={"rows": 3})
    if medan.jenis == "telepon":
        return forms.TextInput(attrs={**sifat, "type": "tel"})
    if medan.jenis == "surel":
        return forms.EmailInput(attrs=sifat)
    if medan.jenis in MASUKAN:
        return forms.TextInput(attrs={**sifat, "inputmode": MASUKAN[medan.jenis], "class": "w16 num"})
    return forms.TextInput(attrs=sifat)


def _tampil(medan: Medan, nilai: str) -> str:
    """What stands in the box: as a person would type it."""
    if medan.jenis == "tanggal" and len(nilai) == 10 and nilai[4] == "-":
        hari = date.fromisoformat(nilai)
        return f"{hari.day}/{hari.month}/{hari.year}"
    if medan.jenis == "uang" and nilai.isdecimal():
        return rupiah(int(nilai)).removeprefix("Rp")
    return nilai
