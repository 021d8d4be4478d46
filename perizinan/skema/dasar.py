"""What every part of a pack shares: strictness, codes, and pairs that keep their order."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _berurutan(nilai: object) -> object:
    """A mapping as pairs: PostgreSQL's jsonb forgets the order of keys, and the order is what people see."""
    return tuple(nilai.items()) if isinstance(nilai, dict) else nilai


Kode = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
Pasangan = Annotated[tuple[tuple[str, str], ...], BeforeValidator(_berurutan)]
Kelompok = Annotated[tuple[tuple[str, Pasangan], ...], BeforeValidator(_berurutan)]


class Ketat(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Bila(Ketat):
    """Shown and required only when another field holds one of these values."""

    medan: Kode
    isi: tuple[str, ...]
