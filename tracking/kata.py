"""Words that several public pages share: dates in the office's zone, working days, notes without personal numbers."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import get_language, ngettext, override

from sicantik.lib import jam

# Nine digits or more are a NIK, NPWP or telephone number, unless dots group them as an amount of money.
_ANGKA = re.compile(r"\d(?:[ .-]?\d){8,}")
_UANG = re.compile(r"\d{1,3}(?:\.\d{3})+")
_SUREL = re.compile(r"\S+@\S+")


def tanpa_pribadi(catatan: str) -> str:
    """An officer's note for people outside: numbers of persons and addresses of email are taken out."""
    catatan = _SUREL.sub("***", catatan) if "@" in catatan else catatan
    return _ANGKA.sub(lambda m: m[0] if _UANG.fullmatch(m[0]) else "***", catatan)


def tanggal(hari: datetime | date) -> str:
    """18 November 2026. What the template filter says, at a tenth of its cost."""
    hari = hari.astimezone(jam.zona()) if isinstance(hari, datetime) else hari
    return f"{hari.day} {_bulan(get_language() or '')[hari.month]} {hari.year}"


def tanggal_hari(hari: datetime | date) -> str:
    """Rabu, 18 November 2026"""
    hari = hari.astimezone(jam.zona()) if isinstance(hari, datetime) else hari
    return f"{WEEKDAYS[hari.weekday()]}, {tanggal(hari)}"


class Tanggalan:
    """Moments in words for one page: zone, language and this year are looked up once."""

    def __init__(self) -> None:
        self.zona, self.bulan, self.tahun = jam.zona(), _bulan(get_language() or ""), jam.hari_ini().year

    def hari(self, waktu: datetime) -> str:
        """18 November; with its year when that is not this one."""
        return self._hari(waktu.astimezone(self.zona))

    def saat(self, waktu: datetime) -> str:
        """18 November, 13.30"""
        waktu = waktu.astimezone(self.zona)
        return f"{self._hari(waktu)}, {waktu.hour:02}.{waktu.minute:02}"

    def _hari(self, waktu: datetime) -> str:
        return f"{waktu.day} {self.bulan[waktu.month]}{'' if waktu.year == self.tahun else f' {waktu.year}'}"


@cache
def _bulan(bahasa: str) -> list[str]:
    with override(bahasa or None):
        return ["", *(str(MONTHS[n]) for n in range(1, 13))]


def hari_kerja(n: int) -> str:
    return ngettext("%(n)d hari kerja", "%(n)d hari kerja", n) % {"n": n}
