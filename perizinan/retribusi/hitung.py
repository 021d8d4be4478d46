"""The fee, line by line, by a pack's table: the price of the area, times every index.

Integers only. The factors are whole percents and are multiplied exactly; what is left of a rupiah is dropped once, at
the end and in favour of the one who pays. A Perda that rounds otherwise needs a change here, not in the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from perizinan.skema.tarif import Indeks, PilihanIndeks, Tarif
from sicantik.lib.uang import rupiah

LUAS_TERBESAR = 99_999_999  # square metres; beyond that somebody mistyped


class MasukanKeliru(Exception):
    """A measure that the table cannot price. The text names it, in Indonesian."""


@dataclass(frozen=True)
class Baris:
    """One line as it is shown and printed. Indonesian, as every document of the office."""

    uraian: str
    hasil: str


@dataclass(frozen=True)
class Perhitungan:
    """The measures, how they were priced, and what it comes to."""

    luas: int
    indeks: dict[str, str]  # code of the index -> code of the choice
    baris: tuple[Baris, ...]
    jumlah: int


def hitung(tarif: Tarif, luas: int, indeks: Mapping[str, str]) -> Perhitungan:
    """The fee of an area in whole square metres. Raises MasukanKeliru."""
    if not 0 <= luas <= LUAS_TERBESAR:
        raise MasukanKeliru(_("Luas harus 0 sampai %(batas)s m².") % {"batas": _angka(LUAS_TERBESAR)})
    pilihan = [(i, _pilih(i, indeks.get(i.kode, ""))) for i in tarif.indeks]
    lapis = list(_lapis(tarif, luas))
    pokok = sum(meter * harga for meter, harga, _uraian in lapis)
    baris = [Baris(f"{uraian} × {rupiah(harga)}", rupiah(meter * harga)) for meter, harga, uraian in lapis]
    if len(lapis) > 1:
        baris.append(Baris(f"Jumlah untuk {_angka(luas)} m²", rupiah(pokok)))
    baris += [Baris(f"{i.label}: {p.nama}", f"× {_kali(p.persen)}") for i, p in pilihan]
    seperseratus = pokok
    for _indeks, p in pilihan:
        seperseratus *= p.persen
    jumlah, sisa = divmod(seperseratus, 100 ** len(pilihan))
    if sisa:
        baris.append(Baris("Dibulatkan ke bawah ke rupiah penuh", ""))
    return Perhitungan(luas, {i.kode: p.kode for i, p in pilihan}, tuple(baris), jumlah)


def _lapis(tarif: Tarif, luas: int) -> Iterator[tuple[int, int, str]]:
    """Square metres, their price, and the words for them; the upper end belongs to its band."""
    bawah = 0
    for x in tarif.lapisan:
        atas = luas if x.sampai is None else min(luas, x.sampai)
        terakhir = x.sampai is None or luas <= x.sampai
        if tarif.cara == "seluruh_luas" and terakhir:
            yield luas, x.tarif, f"{_angka(luas)} m², seluruhnya menurut lapis {_rentang(bawah, x.sampai)}"
        if tarif.cara == "per_lapis":
            yield atas - bawah, x.tarif, f"{_angka(atas - bawah)} m² pada lapis {_rentang(bawah, x.sampai)}"
        if terakhir:
            return
        bawah = x.sampai or 0


def _rentang(bawah: int, atas: int | None) -> str:
    if atas is None:
        return f"di atas {_angka(bawah)} m²" if bawah else "semua luas"
    return f"di atas {_angka(bawah)} sampai {_angka(atas)} m²" if bawah else f"sampai {_angka(atas)} m²"


def _pilih(indeks: Indeks, kode: str) -> PilihanIndeks:
    for p in indeks.pilihan:
        if p.kode == kode:
            return p
    raise MasukanKeliru(_("%(label)s belum dipilih atau tidak dikenal.") % {"label": indeks.label})


def _kali(persen: int) -> str:
    """350 -> "3,5"; 100 -> "1"."""
    utuh, sisa = divmod(persen, 100)
    return f"{utuh},{sisa:02}".rstrip("0") if sisa else str(utuh)


def _angka(nilai: int) -> str:
    return f"{nilai:,}".replace(",", ".")
