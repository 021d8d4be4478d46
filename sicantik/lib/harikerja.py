"""Working days of the office: weekends, national holidays and cuti bersama, with the office's own overrides.

Source: SKB 3 Menteri through the package `holidays`; `pengganti` carries what the office decided otherwise.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

SATU_HARI = timedelta(days=1)
JUMAT = 4


@lru_cache(maxsize=64)
def libur_nasional(tahun: int) -> dict[date, str]:
    """National holidays and cuti bersama of one year, date to name."""
    kalender = holidays.country_holidays("ID", years=tahun, categories=("public", "government"), language="id")
    return dict(kalender)


@dataclass(frozen=True)
class JamBerkala:
    """Other office hours from one day to another, both included, as in Ramadan; `jumat` where Fridays differ."""

    mulai: date
    sampai: date
    buka: time
    tutup: time
    jumat: tuple[time, time] | None = None

    def pada(self, hari: date) -> tuple[time, time]:
        return self.jumat if self.jumat and hari.weekday() == JUMAT else (self.buka, self.tutup)


@dataclass(frozen=True)
class Kalender:
    """The office's working calendar. `pengganti` maps a date to True (open) or False (closed).

    `berkala` are periods with hours of their own; they do not overlap.
    """

    zona: ZoneInfo
    buka: time = time(8)
    tutup: time = time(16)
    pengganti: Mapping[date, bool] = field(default_factory=dict)
    berkala: tuple[JamBerkala, ...] = ()

    def jam_kerja(self, hari: date) -> tuple[time, time]:
        """When the office opens and closes on a working day."""
        for periode in self.berkala:
            if periode.mulai <= hari <= periode.sampai:
                return periode.pada(hari)
        return self.buka, self.tutup

    def hari_kerja(self, hari: date) -> bool:
        if hari in self.pengganti:
            return self.pengganti[hari]
        return hari.weekday() < 5 and hari not in libur_nasional(hari.year)

    def hari_kerja_mulai(self, hari: date) -> date:
        """`hari` itself when the office works on it, else the next working day."""
        while not self.hari_kerja(hari):
            hari += SATU_HARI
        return hari

    def hari_pertama(self, saat: datetime) -> date:
        """The working day a moment belongs to: its own before closing time, else the next. H1 of a submission."""
        return self.hari_kerja_mulai(self._hari_hitung(saat))

    def hari_ke(self, h1: date, ke: int) -> date:
        """The `ke`-th working day counted from H1 (H1 itself is 1, or the day after when it was closed since)."""
        hari = self.hari_kerja_mulai(h1)
        for _ in range(ke - 1):
            hari = self.hari_kerja_mulai(hari + SATU_HARI)
        return hari

    def hari_berhenti(self, jeda: Iterable[tuple[datetime, datetime]]) -> int:
        """S: working days d with stop date < d <= resume date; overlapping stops count once.

        A stop that ends on its own working day adds nothing. Whoever resumes when the office is closed (after closing,
        at a weekend, on a holiday) resumes on the next working day, as whoever files then: were a Saturday to count
        as itself, resuming a day later than Friday evening would give a day less.
        """
        terhitung: set[date] = set()
        for mulai, sampai in jeda:
            hari = mulai.astimezone(self.zona).date() + SATU_HARI
            akhir = self.hari_pertama(sampai)
            while hari <= akhir:
                if self.hari_kerja(hari):
                    terhitung.add(hari)
                hari += SATU_HARI
        return len(terhitung)

    def tenggat(self, h1: date, hari_ke: int, jeda: Iterable[tuple[datetime, datetime]] = ()) -> datetime:
        """Closing time of working day `hari_ke + S`, where day 1 is H1."""
        return self.jam_tutup(self.hari_ke(h1, hari_ke + self.hari_berhenti(jeda)))

    def jam_tutup(self, hari: date) -> datetime:
        return datetime.combine(hari, self.jam_kerja(hari)[1], self.zona)

    def menit_kerja(self, mulai: datetime, sampai: datetime) -> int:
        """Whole minutes of office hours between two moments."""
        mulai, sampai = mulai.astimezone(self.zona), sampai.astimezone(self.zona)
        jumlah = timedelta()
        hari = mulai.date()
        while hari <= sampai.date():
            if self.hari_kerja(hari):
                buka, tutup = self.jam_kerja(hari)
                awal = max(mulai, datetime.combine(hari, buka, self.zona))
                akhir = min(sampai, datetime.combine(hari, tutup, self.zona))
                jumlah += max(akhir - awal, timedelta())
            hari += SATU_HARI
        return int(jumlah.total_seconds() // 60)

    def selisih_hari(self, dari: date, sampai: date) -> int:
        """Working days after `dari` up to and with `sampai`; negative when `sampai` lies before."""
        if sampai < dari:
            return -self.selisih_hari(sampai, dari)
        hari, jumlah = dari, 0
        while hari < sampai:
            hari += SATU_HARI
            jumlah += self.hari_kerja(hari)
        return jumlah

    def tutup_terakhir(self, saat: datetime) -> date:
        """The last working day that was over by a moment."""
        hari = saat.astimezone(self.zona).date()
        while not self.hari_kerja(hari) or self.jam_tutup(hari) > saat:
            hari -= SATU_HARI
        return hari

    def geser(self, hari: date, n: int) -> date:
        """`n` working days after a day, or before it where n is negative."""
        langkah = SATU_HARI if n > 0 else -SATU_HARI
        for _ in range(abs(n)):
            hari += langkah
            while not self.hari_kerja(hari):
                hari += langkah
        return hari

    def _hari_hitung(self, saat: datetime) -> date:
        setempat = saat.astimezone(self.zona)
        return setempat.date() + SATU_HARI if setempat.time() >= self.jam_kerja(setempat.date())[1] else setempat.date()
