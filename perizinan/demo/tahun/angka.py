"""The published figures of a year, and the same made smaller for a trial."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

FOLDER = Path(__file__).resolve().parent


class AngkaTiada(Exception):
    """There are no published figures for this year."""


@dataclass(frozen=True)
class Angka:
    """Permits issued in a year: by type, twelve months each."""

    tahun: int
    sumber: str
    bulan_perkiraan: int
    izin: dict[str, tuple[int, ...]]

    @property
    def total(self) -> dict[str, int]:
        return {kode: sum(bulanan) for kode, bulanan in self.izin.items()}

    @property
    def jumlah(self) -> int:
        return sum(self.total.values())


def baca_angka(tahun: int) -> Angka:
    """The figures of a year; the month that is not known gets what is missing to the total. Raises AngkaTiada."""
    berkas = FOLDER / f"{tahun}.yaml"
    if not berkas.exists():
        ada = ", ".join(sorted(b.stem for b in FOLDER.glob("*.yaml")))
        raise AngkaTiada(f"Tidak ada angka terbitan untuk tahun {tahun}. Yang ada: {ada}.")
    isi = yaml.safe_load(berkas.read_text())
    perkiraan = isi["bulan_perkiraan"]
    izin = {}
    for kode, baris in isi["izin"].items():
        bulanan, sisa = baris["bulanan"], baris["total"] - sum(baris["bulanan"])
        izin[kode] = (*bulanan[: perkiraan - 1], sisa, *bulanan[perkiraan - 1 :])
    return Angka(isi["tahun"], isi["sumber"], perkiraan, izin)


def kecilkan(angka: Angka, skala: float) -> Angka:
    """Every type to `skala` of its total, rounded, spread over the months as the whole is."""
    if skala == 1:
        return angka
    return replace(angka, izin={kode: _bagi(b, round(sum(b) * skala)) for kode, b in angka.izin.items()})


def _bagi(bulanan: Sequence[int], jumlah: int) -> tuple[int, ...]:
    """`jumlah` in the proportions of the months, by largest remainders (the earlier month first)."""
    seluruh = sum(bulanan) or 1
    hasil = [b * jumlah // seluruh for b in bulanan]
    menurut_sisa = sorted(range(len(bulanan)), key=lambda i: (-(bulanan[i] * jumlah % seluruh), i))
    for i in menurut_sisa[: jumlah - sum(hasil)]:
        hasil[i] += 1
    return tuple(hasil)
