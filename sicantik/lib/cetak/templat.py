"""Document templates: Django's syntax, cut down to what a document needs.

A template may come from a permit pack, so it is treated as input: it can place declared strings, loop over declared
lists, choose with if/else and insert a bundled partial. Everything else is refused when it is read, not when a
permit is printed. The values are strings in dicts and lists, wrapped so that no attribute or method of them (or of
Django's own context) can be reached from a template.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.template import Context, Engine, Template
from django.template.exceptions import TemplateSyntaxError

Konteks = Mapping[str, object]

_SISIPAN = Path(__file__).parent / "sisipan"
_NAMA = r"(?!forloop\b)[a-z][a-z0-9_]*"
_NILAI = rf"{_NAMA}(?:\.{_NAMA})*"
_BAGIAN = re.compile(r"({%.*?%}|{{.*?}}|{#.*?#})", re.DOTALL)
_BOLEH = re.compile(
    rf"{{{{ (?:{_NILAI}|forloop\.counter) }}}}"
    rf"|{{% (?:el)?if (?:not )?{_NILAI} %}}"
    rf"|{{% for {_NAMA} in {_NILAI} %}}"
    rf'|{{% include "{_NAMA}" %}}'
    r"|{% (?:else|endif|empty|endfor|comment|endcomment) %}"
)
_DIPAKAI = re.compile(rf"{{(?:{{|% (?:(?:el)?if (?:not )?|for {_NAMA} in ))\s*({_NAMA})")
_PENGULANG = re.compile(rf"{{% for ({_NAMA}) in")
_ULANG = re.compile(r"{% (for|endfor)\b")
ULANG_TERDALAM = 2  # lists within lists; deeper, a small template could print without end
_DISISIPKAN = re.compile(rf'{{% include "({_NAMA})" %}}')


class TemplatGalat(Exception):
    """The template holds something a document template may not hold."""


class KonteksGalat(Exception):
    """A value is missing, or is not a string.

    Not a ValueError: Django takes that for "try an attribute instead", which is what must not happen.
    """


class _Teks(str):
    """A string whose methods a template cannot name: `{{ nama.upper }}` is refused, not called."""

    __slots__ = ()

    def __getitem__(self, kunci: Any) -> str:
        if isinstance(kunci, str):
            raise KonteksGalat(f"'{kunci}': teks tidak mempunyai bagian")
        return super().__getitem__(kunci)

    def __iter__(self) -> Any:
        raise KonteksGalat("teks tidak dapat diulang")


class _Peta(dict[str, Any]):
    def __missing__(self, kunci: str) -> str:
        raise KonteksGalat(f"'{kunci}' tidak ada dalam konteks")


class _Daftar(tuple[Any, ...]):
    __slots__ = ()

    def __getitem__(self, kunci: Any) -> Any:
        if isinstance(kunci, str):
            raise KonteksGalat(f"'{kunci}': daftar hanya dapat diulang")
        return super().__getitem__(kunci)


class _Konteks(Context):
    """Looks names up only among the given values; Django's fallback would go on to attributes of the Context."""

    def __getitem__(self, kunci: Any) -> Any:
        for lapis in reversed(self.dicts):
            if kunci in lapis:
                return lapis[kunci]
        raise KonteksGalat(f"'{kunci}' tidak ada dalam konteks")


class _Mesin(Engine):
    default_builtins = ["sicantik.lib.cetak.tag"]


def bungkus(nilai: object, jalan: str = "konteks") -> Any:
    """Contract: only str, and dicts and lists of str, get in. A SafeString loses its mark, so it is escaped too."""
    if isinstance(nilai, str):
        return _Teks(nilai)
    if isinstance(nilai, Mapping):
        return _Peta({_kunci(k, jalan): bungkus(v, f"{jalan}.{k}") for k, v in nilai.items()})
    if isinstance(nilai, Sequence) and not isinstance(nilai, bytes | bytearray):
        return _Daftar(bungkus(v, f"{jalan}[{i}]") for i, v in enumerate(nilai))
    raise KonteksGalat(f"{jalan}: harus teks, bukan {type(nilai).__name__}")


def _kunci(kunci: object, jalan: str) -> _Teks:
    if not isinstance(kunci, str):
        raise KonteksGalat(f"{jalan}: kunci harus teks, bukan {type(kunci).__name__}")
    return _Teks(kunci)


def periksa_templat(templat: str) -> None:
    """Raises TemplatGalat, with the line, for the first tag outside the allowed forms."""
    baris = 1
    for bagian in _BAGIAN.split(templat):
        if bagian.startswith(("{{", "{%")) and not _BOLEH.fullmatch(bagian):
            raise TemplatGalat(f"baris {baris}: {bagian} tidak diizinkan dalam templat dokumen")
        baris += bagian.count("\n")


@lru_cache(maxsize=1)
def _sisipan() -> dict[str, str]:
    isi = {p.stem: p.read_text("utf-8") for p in sorted(_SISIPAN.glob("*.html"))}
    for teks in isi.values():
        periksa_templat(teks)
    return isi


@lru_cache(maxsize=1)
def _mesin() -> Engine:
    dasar = ("django.template.loaders.locmem.Loader", _sisipan())
    return _Mesin(autoescape=True, loaders=[("django.template.loaders.cached.Loader", [dasar])])


@lru_cache(maxsize=64)
def _susun(templat: str) -> Template:
    periksa_templat(templat)
    try:
        return _mesin().from_string(templat)
    except TemplateSyntaxError as galat:
        raise TemplatGalat(f"tag tidak berpasangan ({galat})") from galat


@lru_cache(maxsize=64)
def nilai_dipakai(templat: str) -> frozenset[str]:
    """The declared names a template needs, those of its partials included (also for the boot-time check of a pack)."""
    periksa_templat(templat)
    nama = set(_DIPAKAI.findall(templat)) - set(_PENGULANG.findall(templat))
    for sisipan in _DISISIPKAN.findall(templat):
        if sisipan not in _sisipan():
            raise TemplatGalat(f"sisipan '{sisipan}' tidak ada")
        nama |= nilai_dipakai(_sisipan()[sisipan])
    return frozenset(nama)


def periksa_susunan(templat: str) -> None:
    """Raises TemplatGalat for blocks that do not pair, and for loops nested too deep."""
    dalam = 0
    for kata in _ULANG.findall(templat):
        dalam += 1 if kata == "for" else -1
        if dalam > ULANG_TERDALAM:
            raise TemplatGalat(f"perulangan paling dalam {ULANG_TERDALAM}")
    _susun(templat)


def buat_html(templat: str, konteks: Konteks) -> str:
    """Fill the source text of a document template.

    Contract: every name the template uses must be in `konteks` ("" when there is nothing to show). Raises
    TemplatGalat for a forbidden template and KonteksGalat for a missing or non-string value.
    """
    # Checked up front, because {% if %} takes any failure inside "not" for false.
    if hilang := nilai_dipakai(templat) - konteks.keys():
        raise KonteksGalat(f"tidak ada dalam konteks: {', '.join(sorted(hilang))}")
    return str(_susun(templat).render(_Konteks(bungkus(konteks), use_l10n=False, use_tz=False)))
