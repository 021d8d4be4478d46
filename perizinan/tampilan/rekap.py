""" "Data izin terbit" as ready values: months down, permit types across."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format

from perizinan.models import TahunContoh
from perizinan.queries.rekap import rekap_setahun, tahun_contoh


@dataclass(frozen=True)
class BarisBulan:
    nama: str
    nilai: list[int]
    jumlah: int
    perkiraan: bool


@dataclass(frozen=True)
class LembarTerbit:
    """One year: codes in the order of the columns, twelve months, totals, and what was cancelled of them."""

    tahun: int
    kode: list[str]
    bulan: list[BarisBulan]
    total: list[int]
    jumlah: int
    dibatalkan: int
    dihitung: datetime | None
    contoh: TahunContoh | None


def lembar_terbit(tahun: int) -> LembarTerbit:
    rekap = rekap_setahun(tahun)
    contoh = tahun_contoh(tahun)
    kode = sorted({r.kode for r in rekap})
    isi: dict[tuple[int, str], int] = defaultdict(int, {(r.bulan, r.kode): r.jumlah for r in rekap})
    perkiraan = contoh.bulan_perkiraan if contoh else None
    bulan = []
    for n in range(1, 13):
        nilai = [isi[n, k] for k in kode]
        bulan.append(BarisBulan(date_format(date(tahun, n, 1), "F"), nilai, sum(nilai), n == perkiraan))
    total = [sum(b.nilai[i] for b in bulan) for i in range(len(kode))]
    return LembarTerbit(
        tahun=tahun,
        kode=kode,
        bulan=bulan,
        total=total,
        jumlah=sum(total),
        dibatalkan=sum(r.dibatalkan for r in rekap),
        dihitung=max((r.dihitung for r in rekap), default=None),
        contoh=contoh,
    )


def baris_csv(tahun: int) -> Iterator[list[object]]:
    """The same as rows of a table. Indonesian, as the office's books."""
    with translation.override(settings.LANGUAGE_CODE):
        lembar = lembar_terbit(tahun)
    yield ["Bulan", *lembar.kode, "Jumlah", "Keterangan"]
    for b in lembar.bulan:
        yield [b.nama, *b.nilai, b.jumlah, "perkiraan" if b.perkiraan else ""]
    yield [f"Jumlah {tahun}", *lembar.total, lembar.jumlah, "CONTOH" if lembar.contoh else ""]
    yield ["Dibatalkan saat penyerahan", *("" for k in lembar.kode), lembar.dibatalkan, "termasuk dalam jumlah"]
