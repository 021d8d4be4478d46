"""Interest for a late payment and relief: off by default; a part of a month counts as one; never beyond the cap."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perizinan.retribusi import Terutang, bulan_terlambat, terutang
from tests.perizinan.tarif import BUNGA, malang

TEMPO = date(2026, 11, 30)


def test_paket_tidak_memungut_bunga() -> None:
    assert malang().bunga is None
    hasil = terutang(pokok=1_000_000, jatuh_tempo=TEMPO, hari=date(2036, 1, 1), aturan=malang().bunga)
    assert hasil == Terutang(1_000_000)
    assert hasil.jumlah == 1_000_000


@pytest.mark.parametrize(
    ("jatuh_tempo", "hari", "bulan"),
    [
        (date(2026, 11, 30), date(2026, 11, 1), 0),
        (date(2026, 11, 30), date(2026, 11, 30), 0),
        (date(2026, 11, 30), date(2026, 12, 1), 1),
        (date(2026, 11, 30), date(2026, 12, 30), 1),
        (date(2026, 11, 30), date(2026, 12, 31), 2),
        (date(2026, 11, 15), date(2026, 11, 16), 1),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 31), date(2026, 3, 1), 2),
        (date(2028, 1, 31), date(2028, 2, 29), 1),
        (date(2026, 11, 30), date(2027, 2, 28), 3),
        (date(2026, 11, 30), date(2027, 3, 1), 4),
        (date(2026, 11, 30), date(2027, 11, 30), 12),
    ],
)
def test_bagian_bulan_dihitung_sebulan(jatuh_tempo: date, hari: date, bulan: int) -> None:
    assert bulan_terlambat(jatuh_tempo, hari) == bulan


@pytest.mark.parametrize(
    ("hari", "bunga", "bulan"),
    [
        (TEMPO, 0, 0),
        (TEMPO + timedelta(days=1), 21_333, 1),  # 2 % of 1.066.666 is 21.333,32
        (date(2027, 1, 30), 42_666, 2),
        (date(2035, 1, 1), 511_999, 24),  # the cap: 48 %
    ],
)
def test_bunga_bulat_ke_bawah_sampai_batasnya(hari: date, bunga: int, bulan: int) -> None:
    hasil = terutang(pokok=1_066_666, jatuh_tempo=TEMPO, hari=hari, aturan=BUNGA)
    assert (hasil.bunga, hasil.bulan, hasil.jumlah) == (bunga, bulan, 1_066_666 + bunga)


def test_keringanan_mengurangi_pokok_dan_bunganya() -> None:
    def separuh(pokok: int, hari: date) -> int:
        return pokok // 2

    hasil = terutang(pokok=1_000_001, jatuh_tempo=TEMPO, hari=date(2026, 12, 1), aturan=BUNGA, keringanan=separuh)
    assert (hasil.keringanan, hasil.bunga, hasil.jumlah) == (500_000, 10_000, 510_001)


@pytest.mark.parametrize(("ringan", "dipakai"), [(5, 5), (10**9, 1_000), (-5, 0)])
def test_keringanan_tidak_melebihi_pokok(ringan: int, dipakai: int) -> None:
    hasil = terutang(pokok=1_000, jatuh_tempo=TEMPO, hari=TEMPO, aturan=None, keringanan=lambda _p, _h: ringan)
    assert (hasil.keringanan, hasil.jumlah) == (dipakai, 1_000 - dipakai)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 2000), st.integers(0, 40))
def test_bulan_tidak_pernah_berkurang(jatuh_tempo: date, hari: int, tambah: int) -> None:
    """Later is never fewer months, and a month is 28 to 31 days."""
    sekarang = bulan_terlambat(jatuh_tempo, jatuh_tempo + timedelta(days=hari))
    assert sekarang <= bulan_terlambat(jatuh_tempo, jatuh_tempo + timedelta(days=hari + tambah))
    assert hari / 31 <= sekarang <= hari / 28 + 1
