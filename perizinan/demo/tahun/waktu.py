"""Moving along the office's hours, forwards and back."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sicantik.lib.harikerja import SATU_HARI, Kalender


@dataclass(frozen=True)
class JamKantor:
    """Working time on a calendar."""

    kalender: Kalender

    def maju(self, saat: datetime, menit: float) -> datetime:
        """The moment when `menit` of office hours have passed since; always before closing."""
        saat = self._masuk(saat)
        sisa = timedelta(minutes=menit)
        while saat + sisa >= (tutup := self.kalender.jam_tutup(saat.date())):
            sisa -= tutup - saat
            saat = self._buka(self.kalender.hari_kerja_mulai(saat.date() + SATU_HARI))
        return saat + sisa

    def mundur(self, saat: datetime, menit: float) -> datetime:
        """The moment from which `menit` of office hours pass until `saat`, itself within them."""
        sisa = timedelta(minutes=menit)
        while saat - sisa < (buka := self._buka(saat.date())):
            sisa -= saat - buka
            hari = saat.date() - SATU_HARI
            while not self.kalender.hari_kerja(hari):
                hari -= SATU_HARI
            saat = self.kalender.jam_tutup(hari)
        return saat - sisa

    def datang(self, saat: datetime, hari: int, acak: random.Random) -> datetime:
        """A visit to the loket some calendar days later, on a working day, not before `saat`."""
        tujuan = self.kalender.hari_kerja_mulai(saat.date() + hari * SATU_HARI)
        kunjungan = self._buka(tujuan) + timedelta(seconds=acak.randint(15 * 60, 450 * 60))
        if kunjungan <= saat:
            kunjungan = self.maju(saat, acak.randint(10, 60))
        return kunjungan

    def dalam_bulan(self, tahun: int, bulan: int, acak: random.Random) -> datetime:
        """Any moment within the office hours of a month."""
        hari = acak.choice(self.hari_kerja(tahun, bulan))
        return self._buka(hari) + timedelta(seconds=acak.randint(25 * 60, 465 * 60))

    def hari_kerja(self, tahun: int, bulan: int) -> list[date]:
        hari, hasil = date(tahun, bulan, 1), []
        while hari.month == bulan:
            if self.kalender.hari_kerja(hari):
                hasil.append(hari)
            hari += SATU_HARI
        return hasil

    def _masuk(self, saat: datetime) -> datetime:
        """`saat` itself while the office is open, else the next opening."""
        setempat = saat.astimezone(self.kalender.zona)
        return max(setempat, self._buka(self.kalender.hari_pertama(setempat)))

    def _buka(self, hari: date) -> datetime:
        return datetime.combine(hari, self.kalender.buka, self.kalender.zona)
