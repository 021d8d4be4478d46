"""What is owed on a day: the fee, less relief, plus interest for a late payment (STRD).

Both are off until the office sets its rule: a pack without `bunga` charges none, and `KERINGANAN` is empty.
Regional regulations commonly take 2 per cent a month of what is unpaid; a part of a month counts as a whole one.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from perizinan.skema.tarif import Bunga


class Keringanan(Protocol):
    """A rule of relief: the fee and the day of payment -> rupiah that need not be paid."""

    def __call__(self, pokok: int, hari: date) -> int: ...


KERINGANAN: dict[str, Keringanan] = {}  # version of a tariff table -> its rule; an office's Perda fills it


@dataclass(frozen=True)
class Terutang:
    """What has to be paid on a day, and how it comes about."""

    pokok: int
    keringanan: int = 0
    bunga: int = 0
    bulan: int = 0  # months of interest, after the cap

    @property
    def jumlah(self) -> int:
        return self.pokok - self.keringanan + self.bunga


def tanpa_keringanan(pokok: int, hari: date) -> int:
    """The rule of a table without one."""
    return 0


def terutang(
    *, pokok: int, jatuh_tempo: date, hari: date, aturan: Bunga | None, keringanan: Keringanan = tanpa_keringanan
) -> Terutang:
    """What is owed on `hari`. Relief is never more than the fee; interest is of what remains, whole rupiah."""
    ringan = min(max(keringanan(pokok, hari), 0), pokok)
    if aturan is None:
        return Terutang(pokok, ringan)
    bulan = min(bulan_terlambat(jatuh_tempo, hari), aturan.paling_lama_bulan)
    return Terutang(pokok, ringan, (pokok - ringan) * aturan.persen_per_bulan * bulan // 100, bulan)


def bulan_terlambat(jatuh_tempo: date, hari: date) -> int:
    """Months begun since the due date: 0 on that day, 1 from the day after until the same day a month on."""
    if hari <= jatuh_tempo:
        return 0
    bulan = (hari.year - jatuh_tempo.year) * 12 + hari.month - jatuh_tempo.month
    return bulan + (hari > _tambah_bulan(jatuh_tempo, bulan))


def _tambah_bulan(hari: date, bulan: int) -> date:
    """The same day some months on; in a shorter month its last."""
    tahun, bulan_ke = divmod(hari.year * 12 + hari.month - 1 + bulan, 12)
    akhir = calendar.monthrange(tahun, bulan_ke + 1)[1]
    return date(tahun, bulan_ke + 1, min(hari.day, akhir))
