"""Forms made from a pack's pages. The rules are the pack's; here they become fields of the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.forms.utils import ErrorList
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from perizinan.isian import IsianKeliru, baca_baris, medan_berlaku, normalkan, tulis_baris
from perizinan.isian.medan import ribuan
from perizinan.skema import Bagian, Medan
from sicantik.lib import jam

ANGKA = ("nik", "npwp", "kbli", "uang", "bilangan")  # a keyboard of digits; a point has a sign and dots too
TANPA_BERKAS: MultiValueDict[str, UploadedFile[Any]] = MultiValueDict()
POLA = "__n__"  # stands for the number of a row in the empty one that the script copies


class MedanPaket(forms.CharField):
    """A field of a pack: checked by the pack's own rule. `baris`: of this row of a list, which its messages name."""

    def __init__(self, medan: Medan, *, baris: int = 0) -> None:
        self.medan, self.baris = medan, baris
        super().__init__(
            label=medan.label,
            help_text=medan.bantu,
            required=medan.wajib,
            widget=_masukan(medan),
            strip=True,
        )
        self.template_name = TEMPLAT.get(medan.jenis)

    def clean(self, value: Any) -> str:
        try:
            nilai = normalkan(self.medan, str(value or ""))
            _periksa_lewat(self.medan, nilai)
        except IsianKeliru as e:
            kata = _("Baris %(n)d: %(pesan)s") % {"n": self.baris, "pesan": e} if self.baris else str(e)
            raise forms.ValidationError(kata) from e
        return nilai

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A secret is marked: the script keeps no copy of it in the browser."""
        return {**super().widget_attrs(widget), **({"data-rahasia": True} if self.medan.rahasia else {})}

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> BoundField:
        return BIDANG.get(self.medan.jenis, BoundField)(form, self, field_name)


class FormBagian(forms.Form):
    """One page. Fields that depend on another field of the same page are judged with what was just typed."""

    use_required_attribute = False

    def __init__(
        self, bagian: Bagian, isian: Mapping[str, str], data: QueryDict | None, *, hanya: set[str] | None = None
    ) -> None:
        awal = {m.kode: _tampil(m, isian.get(m.kode, "")) for m in bagian.medan}
        super().__init__(data, initial=awal)
        semua = {**isian, **(terkirim(bagian, data) if data else {})}
        for medan in medan_berlaku(bagian, semua):
            if hanya is None or medan.kode in hanya:
                self.fields[medan.kode] = MedanPaket(medan)

    def __iter__(self) -> Iterator[BoundField]:
        """The fields, and after a list those of its rows: the summary of errors leads to each."""
        for bidang in super().__iter__():
            yield bidang
            if isinstance(bidang, BidangDaftar):
                for baris in bidang.baris:
                    yield from baris


class FormBaris(forms.Form):
    """A row of a list; `isi` is what was typed into it, and is checked where the page was sent (`terikat`)."""

    use_required_attribute = False

    def __init__(self, medan: Medan, nomor: int | str, isi: Mapping[str, str], *, terikat: bool) -> None:
        awalan = f"{medan.kode}-{nomor}"
        self.nomor = nomor + 1 if isinstance(nomor, int) else 0
        data = {f"{awalan}-{kode}": nilai for kode, nilai in isi.items()} if terikat else None
        super().__init__(data, prefix=awalan, initial={k.kode: _tampil(k, isi.get(k.kode, "")) for k in medan.kolom})
        for kolom in medan.kolom:
            self.fields[kolom.kode] = MedanPaket(kolom, baris=self.nomor)


class BidangDaftar(BoundField):
    """A list: a form for every row, and an empty one where there is room."""

    @property
    def medan(self) -> Medan:
        return self.field.medan  # type: ignore[attr-defined,no-any-return]

    @cached_property
    def baris(self) -> list[FormBaris]:
        isi = baca_baris(self.medan, str(self.value() or ""))
        hasil = [FormBaris(self.medan, n, b, terikat=self.form.is_bound) for n, b in enumerate(isi)]
        if len(hasil) < self.medan.baris:
            hasil.append(FormBaris(self.medan, len(hasil), {}, terikat=False))
        return hasil

    @property
    def pola(self) -> FormBaris:
        return FormBaris(self.medan, POLA, {}, terikat=False)

    @property
    def penuh(self) -> bool:
        return len(self.baris) >= self.medan.baris

    @property
    def errors(self) -> ErrorList:
        """Those of the list itself: what is wrong in a row is said there."""
        return ErrorList(renderer=self.form.renderer) if any(b.errors for b in self.baris) else super().errors


class BidangGanda(BoundField):
    """Several choices, in their groups."""

    @property
    def kelompok(self) -> list[tuple[str, list[BoundWidget]]]:
        medan: Medan = self.field.medan  # type: ignore[attr-defined]
        sisa = iter(self.subwidgets)
        kelompok = [("", medan.pilihan), *medan.kelompok_pilihan]
        return [(judul, [next(sisa) for _kode in pilihan]) for judul, pilihan in kelompok if pilihan]


class MasukanDaftar(forms.Widget):
    """Reads the rows of a list; what is sent under the list's own name only says that the page had it."""

    use_fieldset = True

    def __init__(self, medan: Medan) -> None:
        self.medan = medan
        super().__init__()

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:
        """The rows in the order of their numbers, but for the one that is to go ("hapus")."""
        pola = re.compile(rf"{re.escape(name)}-([0-9]{{1,4}})-([a-z0-9_]+)")
        baris: dict[int, dict[str, str]] = {}
        for kunci in data:
            if (cocok := pola.fullmatch(kunci)) and data.get("hapus") != f"{name}-{cocok[1]}":
                baris.setdefault(int(cocok[1]), {})[cocok[2]] = str(data[kunci])
        return tulis_baris(self.medan, [baris[n] for n in sorted(baris)])

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data


class MasukanGanda(forms.CheckboxSelectMultiple):
    """Codes joined by commas. An empty value is always sent along: without it nothing ticked would be nothing sent."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:
        isi = data.getlist(name) if isinstance(data, QueryDict) else [data.get(name, "")]
        return ",".join(kode for kode in isi if kode)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data

    def format_value(self, value: Any) -> list[str]:
        return [kode for kode in str(value or "").split(",") if kode]


def terkirim(bagian: Bagian, data: QueryDict) -> dict[str, str]:
    """What a page sent, by field, as it was typed; a field that it did not have is missing."""
    hasil = {}
    for medan in bagian.medan:
        masukan = _masukan(medan)
        if not masukan.value_omitted_from_data(data, TANPA_BERKAS, medan.kode):
            hasil[medan.kode] = str(masukan.value_from_datadict(data, TANPA_BERKAS, medan.kode) or "")
    return hasil


def seperti_terkirim(bagian: Bagian, isian: Mapping[str, str]) -> QueryDict:
    """What the page would send with these answers in it: a form is judged by what the draft kept."""
    data = QueryDict(mutable=True)
    for medan in bagian.medan:
        nilai = isian.get(medan.kode, "")
        if medan.jenis == "daftar":
            data[medan.kode] = ""
            for n, baris in enumerate(baca_baris(medan, nilai)):
                data.update({f"{medan.kode}-{n}-{kode}": isi for kode, isi in baris.items()})
        elif medan.jenis == "pilihan_ganda":
            data.setlist(medan.kode, ["", *nilai.split(",")])
        else:
            data[medan.kode] = _tampil(medan, nilai)
    return data


def _masukan(medan: Medan) -> forms.Widget:
    sifat: dict[str, str] = {"autocomplete": medan.isi_otomatis} if medan.isi_otomatis else {"autocomplete": "off"}
    if buat := WIDGET.get(medan.jenis):
        return buat(medan)
    if medan.jenis == "telepon":
        return forms.TextInput(attrs={**sifat, "type": "tel"})
    if medan.jenis == "surel":
        return forms.EmailInput(attrs=sifat)
    if medan.jenis in ANGKA:
        return forms.TextInput(attrs={**sifat, "inputmode": "numeric", "class": "w16 num"})
    return forms.TextInput(attrs=sifat)


def _pilihan(medan: Medan) -> forms.Widget:
    if medan.kelompok_pilihan or len(medan.pilihan) > 6:
        return forms.Select({"lang": "id"}, choices=[("", ""), *medan.pilihan, *medan.kelompok_pilihan])
    return forms.RadioSelect(choices=medan.pilihan)


def _ganda(medan: Medan) -> forms.Widget:
    return MasukanGanda(choices=[*medan.pilihan, *medan.kelompok_pilihan])


WIDGET: dict[str, Callable[[Medan], forms.Widget]] = {
    "pilihan": _pilihan,
    "pilihan_ganda": _ganda,
    "daftar": MasukanDaftar,
    "teks_panjang": lambda medan: forms.Textarea(attrs={"rows": 3}),
}
BIDANG: dict[str, type[BoundField]] = {"daftar": BidangDaftar, "pilihan_ganda": BidangGanda}
TEMPLAT = {"daftar": "isian/daftar.html", "pilihan_ganda": "isian/pilihan_ganda.html"}


def _periksa_lewat(medan: Medan, nilai: str) -> None:
    if medan.batas == "depan" and nilai and date.fromisoformat(nilai) < jam.hari_ini():
        raise IsianKeliru(
            _("%(label)s sudah lewat. Perpanjang dulu, lalu isi tanggal yang baru.") % {"label": medan.label}
        )


def _tampil(medan: Medan, nilai: str) -> str:
    """What stands in the box: as a person would type it."""
    if medan.jenis == "tanggal" and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", nilai):
        tahun, bulan, hari = map(int, nilai.split("-"))
        return f"{hari}/{bulan}/{tahun}"
    if (medan.jenis == "uang" or medan.satuan) and nilai.isdecimal():
        return ribuan(int(nilai))
    if medan.jenis == "koordinat":
        return nilai.replace(",", ", ") if re.fullmatch(r"-?[0-9.]+,-?[0-9.]+", nilai) else nilai
    return nilai
