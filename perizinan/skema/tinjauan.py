"""tinjauan.yaml: what the technical team records at the place of business."""

from __future__ import annotations

from string import Formatter
from typing import Literal

from pydantic import Field, model_validator

from perizinan.skema.dasar import Berpenanda, Ketat, Kode, Pasangan, ganda

JenisTinjau = Literal["ya_tidak", "pilihan", "bilangan", "teks", "foto", "tanda_tangan"]


class ButirTinjau(Ketat):
    """One thing to record. `foto`: 1 to `baris` pictures; `tanda_tangan`: drawn, or a photo of the signed paper."""

    kode: Kode
    label: str
    jenis: JenisTinjau
    bantu: str = ""
    wajib: bool = True
    satuan: str = ""
    pilihan: Pasangan = ()
    baris: int = Field(default=1, ge=1, le=10)

    @model_validator(mode="after")
    def _pilihan_berisi(self) -> ButirTinjau:
        if (self.jenis == "pilihan") != bool(self.pilihan):
            raise ValueError(f"butir {self.kode}: pilihan hanya dan harus ada untuk jenis 'pilihan'")
        return self


class BagianTinjau(Ketat):
    kode: Kode
    judul: str
    butir: tuple[ButirTinjau, ...] = Field(min_length=1)


class Tinjauan(Ketat):
    """tinjauan.yaml"""

    dasar: str
    tempat: Berpenanda  # where the team goes, from fields of the form in braces
    bagian: tuple[BagianTinjau, ...] = Field(min_length=1)

    @property
    def medan_tempat(self) -> set[str]:
        return {nama for _, nama, _, _ in Formatter().parse(self.tempat) if nama}

    @property
    def butir(self) -> dict[str, ButirTinjau]:
        return {x.kode: x for b in self.bagian for x in b.butir}

    @model_validator(mode="after")
    def _kode_unik(self) -> Tinjauan:
        kode = [x.kode for b in self.bagian for x in b.butir]
        if dua := ganda(kode):
            raise ValueError(f"kode ganda {dua}")
        return self
