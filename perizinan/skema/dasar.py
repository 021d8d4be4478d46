"""What every part of a pack shares: strictness, codes, and pairs that keep their order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from string import Formatter
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

_NAMA = re.compile(r"[a-z][a-z0-9_]*")


def ganda(kode: Iterable[str]) -> list[str]:
    """What is there more than once."""
    return sorted(k for k, n in Counter(kode).items() if n > 1)


def _berurutan(nilai: object) -> object:
    """A mapping as pairs: PostgreSQL's jsonb forgets the order of keys, and the order is what people see."""
    return tuple(nilai.items()) if isinstance(nilai, dict) else nilai


def _berpenanda(*lebar: str) -> Callable[[str], str]:
    """Text with {placeholders}: names only. An attribute, an index, a conversion or a width is refused.

    `lebar` are the names that may be padded with zeros ({urutan:05}).
    """

    def periksa(teks: str) -> str:
        try:
            bagian = list(Formatter().parse(teks))
        except ValueError as e:
            raise ValueError("kurung kurawal tidak berpasangan") from e
        for _awal, nama, bentuk, ubah in bagian:
            if nama is None:
                continue
            if not _NAMA.fullmatch(nama) or ubah:
                raise ValueError(f"penanda {{{nama}}} tidak diizinkan; hanya {{nama}} dengan huruf kecil")
            if bentuk and not (nama in lebar and re.fullmatch(r"0[1-9]", bentuk)):
                raise ValueError(f"bentuk {bentuk!r} pada penanda {{{nama}}} tidak diizinkan")
        return teks

    return periksa


Berpenanda = Annotated[str, AfterValidator(_berpenanda())]
BerpenandaNomor = Annotated[str, AfterValidator(_berpenanda("urutan"))]
Kode = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
Pasangan = Annotated[tuple[tuple[str, str], ...], BeforeValidator(_berurutan)]
Kelompok = Annotated[tuple[tuple[str, Pasangan], ...], BeforeValidator(_berurutan)]


class Ketat(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Bila(Ketat):
    """Shown and required only when another field holds one of these values."""

    medan: Kode
    isi: tuple[str, ...]
