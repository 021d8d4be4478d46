"""A year of the office's working calendar as ready values."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from sicantik.lib import jam
from sicantik.lib.harikerja import Kalender, libur_nasional
from sop.models import HariKhusus, JamKerja

_PERKIRAAN = "(perkiraan)"


@dataclass(frozen=True)
class HariKalender:
    """A day: open or closed, why, and whether the office or the national calendar says so."""

    hari: date
    buka: bool
    jenis: str  # "", "pekan", "libur", "tetapan"
    kata: str
    perkiraan: bool  # the date follows the moon and is not decreed yet
    berkala: bool  # hours of their own
    ini: bool


@dataclass(frozen=True)
class BarisJam:
    """A period of hours, and what its button says: "" once there is nothing left to end."""

    isi: JamKerja
    tombol: str


@dataclass(frozen=True)
class Bulan:
    awal: date
    minggu: list[list[HariKalender | None]]
    khusus: list[HariKalender]  # days that differ from an ordinary week


def baris_jam(periode: Iterable[JamKerja]) -> list[BarisJam]:
    tombol = {"akan": _("Hapus"), "berjalan": _("Akhiri hari ini"), "selesai": ""}
    return [BarisJam(p, tombol[p.tahap(jam.hari_ini())]) for p in periode]


def kalender_tahun(tahun: int, kalender: Kalender, tetapan: dict[date, HariKhusus]) -> list[Bulan]:
    """Twelve months, weeks from Monday; days outside a month are None."""
    return [_bulan(date(tahun, n, 1), kalender, tetapan) for n in range(1, 13)]


def _bulan(awal: date, kalender: Kalender, tetapan: dict[date, HariKhusus]) -> Bulan:
    minggu: list[list[HariKalender | None]] = [
        [_hari(h, kalender, tetapan) if h.month == awal.month else None for h in sepekan]
        for sepekan in Calendar().monthdatescalendar(awal.year, awal.month)
    ]
    khusus = [h for sepekan in minggu for h in sepekan if h and h.jenis in ("libur", "tetapan")]
    return Bulan(awal, minggu, khusus)


def _hari(hari: date, kalender: Kalender, tetapan: dict[date, HariKhusus]) -> HariKalender:
    nasional, milik = libur_nasional(hari.year).get(hari, ""), tetapan.get(hari)
    jenis = "tetapan" if milik else "libur" if nasional else "pekan" if hari.weekday() > 4 else ""
    kata = milik.keterangan if milik else nasional.replace(_PERKIRAAN, "").strip()
    return HariKalender(
        hari=hari,
        buka=kalender.hari_kerja(hari),
        jenis=jenis,
        kata=kata,
        perkiraan=not milik and _PERKIRAAN in nasional,
        berkala=any(p.mulai <= hari <= p.sampai for p in kalender.berkala),
        ini=hari == jam.hari_ini(),
    )
