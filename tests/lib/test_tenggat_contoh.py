"""Deadlines by example: the office's own dates, and the edges where counting goes wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from sicantik.lib.harikerja import Kalender
from tests.lib.kalender import WITA, wita

KALENDER = Kalender(WITA)
_27_APRIL, _8_JUNI = date(2018, 4, 27), date(2018, 6, 8)


@pytest.mark.parametrize(
    ("diajukan", "h1"),
    [
        ("2018-04-27 08.00", date(2018, 4, 27)),
        ("2018-04-27 06.00", date(2018, 4, 27)),  # before opening is still that day
        ("2018-04-27 15.59", date(2018, 4, 27)),
        ("2018-04-27 16.00", date(2018, 4, 30)),  # closing time itself is too late; Friday to Monday
        ("2018-04-28 09.00", date(2018, 4, 30)),  # Saturday
        ("2018-04-30 17.00", date(2018, 5, 2)),  # 1 May is a holiday
        ("2018-06-08 16.00", date(2018, 6, 21)),  # Idul Fitri with cuti bersama, 11 to 20 June
        ("2017-12-29 18.00", date(2018, 1, 2)),  # year end
        ("2018-12-31 15.59", date(2018, 12, 31)),
        ("2018-12-31 16.00", date(2019, 1, 2)),
        ("2018-05-01 09.00", date(2018, 5, 2)),  # filed on a holiday
        ("2020-02-28 23.59", date(2020, 3, 2)),  # Saturday 29 February
        ("2024-02-28 16.01", date(2024, 2, 29)),  # Thursday 29 February
        ("2018-04-26 23.59", date(2018, 4, 27)),
        ("2018-04-27 00.00", date(2018, 4, 27)),
    ],
)
def test_h1(diajukan: str, h1: date) -> None:
    assert KALENDER.hari_pertama(wita(diajukan)) == h1


def test_h1_menurut_jam_kantor_bukan_utc() -> None:
    """17.30 UTC on Thursday is 01.30 on Friday in Balikpapan."""
    assert KALENDER.hari_pertama(datetime(2018, 4, 26, 17, 30, tzinfo=UTC)) == date(2018, 4, 27)


@pytest.mark.parametrize(
    ("h1", "ke", "hari"),
    [
        (date(2018, 4, 27), 1, date(2018, 4, 27)),
        (date(2018, 4, 27), 2, date(2018, 4, 30)),  # the design's example
        (date(2018, 4, 27), 3, date(2018, 5, 2)),  # two working days after
        (date(2018, 6, 8), 3, date(2018, 6, 22)),
        (date(2017, 12, 28), 3, date(2018, 1, 2)),
        (date(2020, 2, 28), 2, date(2020, 3, 2)),
        (date(2024, 2, 28), 2, date(2024, 2, 29)),
        (date(2018, 12, 21), 2, date(2018, 12, 26)),  # 24 cuti bersama, 25 Christmas
        (date(2018, 12, 31), 2, date(2019, 1, 2)),
        (date(2018, 12, 31), 12, date(2019, 1, 16)),  # the fee-paying permit filed on the last day of a year
    ],
)
def test_hari_kerja_ke(h1: date, ke: int, hari: date) -> None:
    assert KALENDER.hari_ke(h1, ke) == hari


def test_dua_hari_kerja_sesudah() -> None:
    """The package's own counting (domain facts, section G): two working days after 27 April, and after 8 June 2018."""
    sesudah = [KALENDER.selisih_hari(a, b) for a, b in ((_27_APRIL, date(2018, 5, 2)), (_8_JUNI, date(2018, 6, 22)))]
    assert sesudah == [2, 2]


def test_diajukan_jumat_27_april_2018_jatuh_tempo_senin_30_april() -> None:
    assert KALENDER.tenggat(KALENDER.hari_pertama(wita("2018-04-27 10.00")), 2) == wita("2018-04-30 16.00")


@pytest.mark.parametrize(
    ("jeda", "tenggat"),
    [
        ([], "2018-04-17 16.00"),
        ([("2018-04-16 09.00", "2018-04-16 15.59")], "2018-04-17 16.00"),  # same day adds nothing
        ([("2018-04-16 09.00", "2018-04-17 09.00")], "2018-04-18 16.00"),
        ([("2018-04-16 17.00", "2018-04-17 09.00")], "2018-04-18 16.00"),  # stopped after closing: its date counts
        ([("2018-04-16 09.00", "2018-04-16 16.00")], "2018-04-18 16.00"),  # resumed after closing: the next day
        ([("2018-04-20 09.00", "2018-04-20 16.00")], "2018-04-18 16.00"),  # … and the next is Monday
        ([("2018-04-13 09.00", "2018-04-13 16.00")], "2018-04-18 16.00"),  # resumed on Friday evening: on Monday
        ([("2018-04-13 09.00", "2018-04-14 10.00")], "2018-04-18 16.00"),  # … on Saturday: on Monday too
        ([("2018-04-13 09.00", "2018-04-15 23.59")], "2018-04-18 16.00"),  # … on Sunday
        ([("2018-04-13 09.00", "2018-04-16 09.00")], "2018-04-18 16.00"),  # … on Monday
        ([("2018-04-30 09.00", "2018-05-01 09.00")], "2018-04-18 16.00"),  # on a holiday: the day after
        ([("2018-04-16 09.00", "2018-04-23 09.00")], "2018-04-24 16.00"),  # a week with its weekend
        ([("2018-04-16 09.00", "2018-04-18 09.00"), ("2018-04-17 09.00", "2018-04-19 09.00")], "2018-04-20 16.00"),
        ([("2018-04-16 09.00", "2018-04-17 09.00"), ("2018-04-17 10.00", "2018-04-18 09.00")], "2018-04-19 16.00"),
        ([("2018-04-16 09.00", "2018-04-17 09.00"), ("2018-04-17 10.00", "2018-04-17 12.00")], "2018-04-18 16.00"),
    ],
)
def test_jeda_menggeser_tenggat(jeda: list[tuple[str, str]], tenggat: str) -> None:
    """Filed Monday 16 April 2018 with H2."""
    assert KALENDER.tenggat(date(2018, 4, 16), 2, [(wita(a), wita(b)) for a, b in jeda]) == wita(tenggat)


def test_kantor_dapat_membuka_dan_menutup_hari() -> None:
    """SKB changed: 30 April closed, Labour Day and a Saturday worked."""
    kalender = Kalender(WITA, pengganti={date(2018, 4, 30): False, date(2018, 5, 1): True, date(2018, 4, 28): True})
    assert [kalender.hari_ke(date(2018, 4, 27), n) for n in (1, 2, 3, 4)] == [
        date(2018, 4, 27),
        date(2018, 4, 28),
        date(2018, 5, 1),
        date(2018, 5, 2),
    ]


def test_h1_yang_kemudian_menjadi_libur_tidak_menjadi_tenggat() -> None:
    """Filed on Saturday for Monday; then the office closes that Monday."""
    kalender = Kalender(WITA, pengganti={date(2018, 4, 30): False})
    assert kalender.tenggat(date(2018, 4, 30), 1) == wita("2018-05-02 16.00")


def test_jumlah_hari_libur_menurut_skb() -> None:
    """24 national holidays and cuti bersama in 2017, 25 in 2018 (domain facts, section G)."""
    from sicantik.lib.harikerja import libur_nasional

    assert [len(libur_nasional(tahun)) for tahun in (2017, 2018)] == [24, 25]


@pytest.mark.parametrize(
    ("mulai", "sampai", "menit"),
    [
        ("2018-04-27 09.00", "2018-04-27 09.15", 15),
        ("2018-04-27 15.50", "2018-04-30 08.05", 15),  # over a weekend
        ("2018-04-27 16.00", "2018-04-30 08.00", 0),
        ("2018-04-27 07.00", "2018-04-27 17.00", 480),
        ("2018-04-30 15.00", "2018-05-02 09.00", 120),  # over a holiday
        ("2018-04-28 09.00", "2018-04-28 15.00", 0),
        ("2018-04-27 10.00", "2018-04-27 10.00", 0),
    ],
)
def test_menit_kerja(mulai: str, sampai: str, menit: int) -> None:
    assert KALENDER.menit_kerja(wita(mulai), wita(sampai)) == menit


def test_jam_kantor_lain_menggeser_tutup_dan_menit() -> None:
    from datetime import time

    kalender = Kalender(WITA, buka=time(7, 30), tutup=time(14))
    assert kalender.hari_pertama(wita("2018-04-27 14.00")) == date(2018, 4, 30)
    assert kalender.tenggat(date(2018, 4, 27), 2) == wita("2018-04-30 14.00")
    assert kalender.menit_kerja(wita("2018-04-27 00.00"), wita("2018-04-27 23.00")) == 390


@pytest.mark.parametrize(
    ("dari", "sampai", "selisih"),
    [
        (date(2018, 4, 27), date(2018, 4, 27), 0),
        (date(2018, 4, 27), date(2018, 4, 30), 1),
        (date(2018, 4, 27), date(2018, 5, 2), 2),
        (date(2018, 5, 2), date(2018, 4, 27), -2),
        (date(2018, 4, 27), date(2018, 4, 29), 0),
    ],
)
def test_selisih_hari(dari: date, sampai: date, selisih: int) -> None:
    assert KALENDER.selisih_hari(dari, sampai) == selisih
