"""Dates as people write them: 17/8/1980, 17-08-1980, 17 Agustus 1980."""

import re
from datetime import date

from django.utils.translation import gettext as _

from perizinan.isian.galat import IsianKeliru

BULAN = {
    "januari": 1,
    "februari": 2,
    "pebruari": 2,
    "maret": 3,
    "april": 4,
    "mei": 5,
    "juni": 6,
    "juli": 7,
    "agustus": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "nopember": 11,
    "desember": 12,
}
SINGKAT = {nama[:3]: bulan for nama, bulan in BULAN.items()} | {"agt": 8, "ags": 8}
_TERBALIK = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")  # ISO 8601, as it is kept
_BIASA = re.compile(r"([0-9]{1,2})[/.\- ]([0-9]{1,2}|[A-Za-z]{3,9})[/.\- ]([0-9]+)")
TERLAMA, TERJAUH = date(1900, 1, 1), date(2100, 1, 1)


def baca_tanggal(teks: str, label: str) -> date:
    """The date that was written. Raises IsianKeliru; a year of two digits is not guessed at."""
    if cocok := _TERBALIK.fullmatch(teks):
        tahun, bulan, hari = cocok.groups()
    elif cocok := _BIASA.fullmatch(teks):
        hari, bulan, tahun = cocok.groups()
    else:
        raise IsianKeliru(_("%(label)s harus tanggal, misalnya 17/8/1980") % {"label": label})
    if len(tahun) != 4:
        raise IsianKeliru(_("%(label)s: tulis tahun dengan empat angka, misalnya 17/8/1980") % {"label": label})
    try:
        hasil = date(int(tahun), _bulan(bulan), int(hari))
    except ValueError:
        hasil = None
    if hasil is None or not TERLAMA <= hasil <= TERJAUH:
        raise IsianKeliru(_("%(label)s: tanggal itu tidak ada. Contoh: 17/8/1980") % {"label": label})
    return hasil


def _bulan(teks: str) -> int:
    """0 for a name that is no month, which is no date either."""
    nama = teks.lower()
    return int(nama) if nama.isdecimal() else BULAN.get(nama, SINGKAT.get(nama, 0))
