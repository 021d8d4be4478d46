"""The editor of a pack: every topic is a list of columns over one place in the draft's data."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akun.status import BUKAN_JABATAN, JABATAN, PEMOHON
from perizinan.skema.formulir import BERPILIHAN, JenisMedan
from perizinan.status import JENIS_PERMOHONAN

Isi = dict[str, Any]
Pilihan = list[tuple[str, str]]
BOLEH_NULL = ("keterangan", "menit", "hari_ke", "berlaku_sampai", "sampai")  # keys that stay, with nothing in them


@dataclass(frozen=True)
class Kolom:
    """One field of a form and the path of its value below the topic's place."""

    jalur: str
    label: str
    jenis: str = "teks"
    bantu: str = ""
    wajib: bool = False
    pilihan: Callable[[Isi], Pilihan] | None = None


class RancanganForm(forms.Form):
    """A form over `tempat`, a part of the data. `terapkan` gives the changed data; what was not asked stays."""

    use_required_attribute = False
    rancangan_versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, kolom: list[Kolom], tempat: Any, isi: Isi, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.kolom = kolom
        for k in kolom:
            self.fields[_nama(k)] = _bidang(k, isi, ambil(tempat, k.jalur))

    def terapkan(self, tempat: Any) -> None:
        """Write what was typed into the place."""
        for k in self.kolom:
            pasang(tempat, k.jalur, _nilai(k, self.cleaned_data[_nama(k)], ambil(tempat, k.jalur)))


class KodeForm(forms.Form):
    """Which permit type to draft the next version of."""

    use_required_attribute = False
    kode = forms.ChoiceField(label=gettext_lazy("Jenis izin"))

    def __init__(self, pilihan: Pilihan, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["kode"].choices = pilihan  # type: ignore[attr-defined]


class ZipForm(forms.Form):
    """A pack as a zip."""

    use_required_attribute = False
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)
    zip = forms.FileField(
        label=gettext_lazy("Berkas zip"), help_text=gettext_lazy("Paling besar 256 KB, tanpa folder.")
    )


class AjukanForm(forms.Form):
    use_required_attribute = False
    versi = forms.IntegerField(widget=forms.HiddenInput)
    alasan = forms.CharField(
        label=gettext_lazy("Alasan perubahan"),
        help_text=gettext_lazy("Dibaca Kepala Dinas dan tampil pada riwayat versi."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PutusanForm(forms.Form):
    """The head: ratify by decree, with the password again, or send back with a reason."""

    use_required_attribute = False
    versi = forms.IntegerField(widget=forms.HiddenInput)
    nomor = forms.CharField(label=gettext_lazy("Nomor keputusan"), max_length=80)
    tanggal = forms.DateField(label=gettext_lazy("Tanggal keputusan"))
    berlaku_mulai = forms.DateField(
        label=gettext_lazy("Berlaku mulai"), help_text=gettext_lazy("Hari ini atau sesudahnya, misalnya 17/8/2026.")
    )
    sandi = forms.CharField(
        label=gettext_lazy("Kata sandi Anda"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class AlasanForm(forms.Form):
    """A reason for sending a draft back, or for withdrawing a version."""

    use_required_attribute = False
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)
    alasan = forms.CharField(label=gettext_lazy("Alasan"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


def ambil(tempat: Any, jalur: str) -> Any:
    """The value at a path of keys and positions; None where there is none."""
    for x in jalur.split("."):
        try:
            tempat = tempat[int(x) if isinstance(tempat, list) else x]
        except (KeyError, IndexError, TypeError, ValueError):
            return None
    return tempat


def pasang(tempat: Any, jalur: str, nilai: Any) -> None:
    """Set it there; nothing, where the key may be left out, leaves it out."""
    *awal, akhir = jalur.split(".")
    for x in awal:
        tempat = tempat[int(x)] if isinstance(tempat, list) else tempat.setdefault(x, {})
    if nilai in (None, "", []) and akhir not in BOLEH_NULL:
        tempat.pop(akhir, None)
    else:
        tempat[akhir] = None if nilai == "" else nilai


def salin(isi: Isi) -> Isi:
    return copy.deepcopy(isi)


def _nama(k: Kolom) -> str:
    return k.jalur.replace(".", "-")


def _bidang(k: Kolom, isi: Isi, nilai: Any) -> forms.Field:
    umum: dict[str, Any] = {"label": k.label, "help_text": k.bantu, "required": k.wajib, "initial": _awal(k, nilai)}
    if k.jenis == "centang":
        return forms.BooleanField(**umum | {"required": False})
    if k.jenis == "bilangan":
        return forms.IntegerField(
            **umum,
            min_value=0,
            max_value=10**12,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "w8 num"}),
        )
    pilihan = k.pilihan(isi) if k.pilihan else []
    if k.jenis == "banyak":
        return forms.MultipleChoiceField(**umum, choices=pilihan, widget=forms.CheckboxSelectMultiple)
    if k.jenis == "pilih":
        return forms.ChoiceField(**umum, choices=pilihan)
    if k.jenis == "teks":
        return forms.CharField(**umum, max_length=4000)
    return forms.CharField(**umum, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4}))


def _awal(k: Kolom, nilai: Any) -> Any:
    if k.jenis == "baris" and isinstance(nilai, list):
        return "\n".join(str(x) for x in nilai)
    if k.jenis == "pasangan" and isinstance(nilai, list):
        return "\n".join(": ".join(map(str, x)) for x in nilai if isinstance(x, list))
    if k.jenis == "lapisan" and isinstance(nilai, list):
        return "\n".join(f"{x.get('sampai') or '-'}: {x.get('tarif')}" for x in nilai if isinstance(x, dict))
    if k.jenis == "centang" and nilai is None:
        return k.wajib  # the schema's default
    if k.jenis == "pilih" and nilai is None:
        return "teks"  # likewise
    return nilai


def _nilai(k: Kolom, ketikan: Any, lama: Any) -> Any:
    """What is kept of what was typed. Text that is no number stays text: the check names it."""
    if k.jenis == "banyak":
        tetap = [x for x in lama or [] if x in ketikan]
        return tetap + [x for x in ketikan if x not in tetap]
    if k.jenis == "tujuan":
        return int(ketikan) if ketikan.isdecimal() and len(ketikan) < 4 else ketikan
    if k.jenis not in ("baris", "pasangan", "lapisan"):
        return ketikan
    baris = [" ".join(x.split()) for x in ketikan.splitlines() if x.strip()]
    if k.jenis == "baris":
        return baris
    pasang_ = [[y.strip() for y in x.partition(":")[::2]] for x in baris]
    return pasang_ if k.jenis == "pasangan" else [_lapis(a, b) for a, b in pasang_]


def _lapis(sampai: str, tarif: str) -> Isi:
    isi: Isi = {"tarif": _angka(tarif)}
    return isi if sampai in ("", "-") else {"sampai": _angka(sampai), **isi}


def _angka(teks: str) -> int | str:
    polos = teks.replace(".", "").removeprefix("Rp")
    return int(polos) if polos.isdecimal() and len(polos) < 13 else teks


def pilihan_jabatan(isi: Isi) -> Pilihan:
    """By the words of the SOP, which the pack is written in."""
    nama = [BUKAN_JABATAN[PEMOHON], *JABATAN.values()]
    return [(x, x) for x in nama]


def pilihan_jenis_permohonan(isi: Isi) -> Pilihan:
    return [(k, _(kata)) for k, (kata, _kode) in JENIS_PERMOHONAN.items()]


def pilihan_jenis_medan(isi: Isi) -> Pilihan:
    return [(x, x) for x in get_args(JenisMedan) if x != "daftar"]


def pilihan_bentuk(isi: Isi) -> Pilihan:
    """The forms of business that the draft's own form asks for."""
    kode = ambil(isi, "izin.medan_bentuk")
    for bagian in isi.get("bagian") or []:
        for medan in (bagian.get("medan") or []) if isinstance(bagian, dict) else []:
            if isinstance(medan, dict) and medan.get("kode") == kode and medan.get("jenis") in BERPILIHAN:
                return [
                    (str(x[0]), str(x[1])) for x in medan.get("pilihan") or [] if isinstance(x, list) and len(x) == 2
                ]
    return []
