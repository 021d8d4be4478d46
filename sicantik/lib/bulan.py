"""Months and years as calendars count them."""

import calendar
from datetime import date


def geser_bulan(hari: date, bulan: int) -> date:
    """The same day some months on or back; the last day of a month that is shorter."""
    tahun, ke = divmod(hari.year * 12 + hari.month - 1 + bulan, 12)
    return date(tahun, ke + 1, min(hari.day, calendar.monthrange(tahun, ke + 1)[1]))
