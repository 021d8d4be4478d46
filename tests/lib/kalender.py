"""The deadline rules once more, by counting days one at a time: slow, obvious, and sharing no code with the product."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from hypothesis import strategies as st

WITA = ZoneInfo("Asia/Makassar")
BUKA, TUTUP = time(8), time(16)
HARI = timedelta(days=1)
Jeda = tuple[datetime, datetime]


def wita(teks: str) -> datetime:
    """ "2018-04-27 10.00" on the office's clock."""
    return datetime.strptime(teks, "%Y-%m-%d %H.%M").replace(tzinfo=WITA)


@cache
def libur(tahun: int) -> frozenset[date]:
    kategori = ("public", "government")
    return frozenset(holidays.country_holidays("ID", years=tahun, categories=kategori, language="id"))


def kerja(hari: date, pengganti: Mapping[date, bool]) -> bool:
    if hari in pengganti:
        return pengganti[hari]
    return hari.isoweekday() not in (6, 7) and hari not in libur(hari.year)


def hari_kerja_sejak(hari: date, pengganti: Mapping[date, bool]) -> Iterator[date]:
    """Working days from `hari` on, itself first when it is one."""
    while True:
        if kerja(hari, pengganti):
            yield hari
        hari += HARI


def h1(saat: datetime, pengganti: Mapping[date, bool]) -> date:
    setempat = saat.astimezone(WITA)
    mulai = setempat.date()
    if setempat.hour >= TUTUP.hour:
        mulai += HARI
    return next(hari_kerja_sejak(mulai, pengganti))


def berhenti(jeda: list[Jeda], pengganti: Mapping[date, bool]) -> int:
    """S of the design: working days d, each once, with stop date < d <= resume date of some stop.

    The resume date is the working day the moment belongs to, as for a filing: after closing, and on a day off, the
    next.
    """
    if not jeda:
        return 0
    awal = min(mulai for mulai, _ in jeda).astimezone(WITA).date()
    akhir = max(sampai for _, sampai in jeda).astimezone(WITA).date() + 30 * HARI
    rentang = [(_tanggal(mulai), h1(sampai, pengganti)) for mulai, sampai in jeda]
    return sum(
        kerja(d, pengganti) and any(berhenti_ < d <= lanjut for berhenti_, lanjut in rentang)
        for d in (awal + n * HARI for n in range((akhir - awal).days))
    )


def tenggat(mulai: date, hari_ke: int, jeda: list[Jeda], pengganti: Mapping[date, bool]) -> datetime:
    hari = hari_kerja_sejak(mulai, pengganti)
    for _ in range(hari_ke + berhenti(jeda, pengganti) - 1):
        next(hari)
    return datetime.combine(next(hari), TUTUP, WITA)


def _tanggal(saat: datetime) -> date:
    return saat.astimezone(WITA).date()


# Strategies: moments within ten years, on the minute around the hours that matter, in any zone.
_AWAL, _AKHIR = datetime(2016, 12, 1), datetime(2026, 12, 1)
_zona = st.sampled_from([UTC, WITA, ZoneInfo("America/New_York"), ZoneInfo("Asia/Jayapura")])
_genting = st.sampled_from([time(0), time(7, 59), time(8), time(15, 59, 59, 999_999), time(16), time(23, 59, 59)])
_tahun = range(_AWAL.year + 1, _AKHIR.year)
_akhir_tahun = st.builds(datetime, st.sampled_from(_tahun), st.just(12), st.just(31))
_hari_libur = st.sampled_from([datetime.combine(h, time()) for tahun in _tahun for h in sorted(libur(tahun))])


@st.composite
def saat(draw: st.DrawFn) -> datetime:
    """Any moment, and often enough the last day of a year, a holiday, and the minutes around opening and closing."""
    hari = draw(st.one_of(st.datetimes(_AWAL, _AKHIR), _akhir_tahun, _hari_libur))
    if draw(st.booleans()):
        hari = datetime.combine(hari.date(), draw(_genting))
    return hari.replace(tzinfo=WITA).astimezone(draw(_zona))


@st.composite
def jeda_sesudah(draw: st.DrawFn, mulai: datetime) -> list[Jeda]:
    """Up to four stops within three weeks of a moment; they may touch and overlap."""
    menit = st.integers(0, 21 * 24 * 60)
    daftar = draw(st.lists(st.tuples(menit, menit), max_size=4))
    return [(mulai + timedelta(minutes=min(a, b)), mulai + timedelta(minutes=max(a, b))) for a, b in daftar]


@st.composite
def pengganti_sekitar(draw: st.DrawFn, mulai: datetime) -> dict[date, bool]:
    """What the office decided otherwise for some days around a moment."""
    hari_lain = st.one_of(st.integers(0, 5), st.integers(-5, 40))
    daftar = draw(st.dictionaries(hari_lain, st.booleans(), max_size=6))
    return {_tanggal(mulai) + n * HARI: buka for n, buka in daftar.items()}
