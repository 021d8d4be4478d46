"""tarif.yaml: what a permit costs, as a table with a version. Rupiah are whole; factors are whole percents."""

from __future__ import annotations

from datetime import date
from string import Formatter
from typing import Annotated, Literal

from pydantic import Field, model_validator

from perizinan.skema.dasar import Berpenanda, Ketat, Kode


class Lapisan(Ketat):
    """Up to and with `sampai` square metres (None: no end) one square metre costs `tarif` rupiah."""

    sampai: int | None = None
    tarif: int = Field(ge=0)


class PilihanIndeks(Ketat):
    kode: Kode
    nama: str
    persen: int = Field(gt=0)  # 350 is 3.5 times


class Indeks(Ketat):
    """A factor, chosen by an item of the inspection (`butir`, of kind pilihan with the same codes)."""

    kode: Kode
    label: str
    butir: Kode
    pilihan: tuple[PilihanIndeks, ...] = Field(min_length=1)

    def ambil(self, kode: str) -> PilihanIndeks:
        return next(p for p in self.pilihan if p.kode == kode)


class Bunga(Ketat):
    """Interest on a late payment (STRD); a part of a month counts as a month. Off while the pack names none."""

    persen_per_bulan: int = Field(gt=0)
    paling_lama_bulan: int = Field(gt=0)
    dasar: str


class Tarif(Ketat):
    """tarif.yaml"""

    versi: Annotated[str, Field(max_length=80)]
    dasar: str
    catatan: str  # shown wherever an amount of this table is shown
    contoh: bool  # true: not a tariff in force; every page and document says so
    berlaku_mulai: date
    kode_rekening: str
    rekening_bayar: str = ""  # bank and account for transfers, as the applicant reads it
    medan_npwp: Kode  # of the form: printed on the SKRD as the payer's number
    alamat: Berpenanda  # the payer's address on the SKRD; names fields of the form in braces
    jatuh_tempo_hari: int = Field(gt=0)  # calendar days after the SKRD
    butir_luas: Kode  # the item of the inspection with the area in square metres
    cara: Literal["per_lapis", "seluruh_luas"]  # each band at its own price, or all of the area at that of its band
    lapisan: tuple[Lapisan, ...] = Field(min_length=1)
    indeks: tuple[Indeks, ...] = ()
    bunga: Bunga | None = None

    @property
    def medan_dipakai(self) -> set[str]:
        """Fields of the form that this file names."""
        return {self.medan_npwp} | {nama for _, nama, _, _ in Formatter().parse(self.alamat) if nama}

    @model_validator(mode="after")
    def _lapisan_naik(self) -> Tarif:
        batas = [x.sampai for x in self.lapisan[:-1]]
        if None in batas or batas != sorted(set(batas), key=lambda b: b or 0) or self.lapisan[-1].sampai is not None:
            raise ValueError("lapisan: batas harus naik, dan yang terakhir tanpa batas")
        return self
