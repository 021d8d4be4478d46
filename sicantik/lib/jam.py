"""The one clock. Tests and demo data move it; nothing else reads the time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

_tetap: ContextVar[datetime | None] = ContextVar("jam_tetap", default=None)


def kini() -> datetime:
    """Now, aware."""
    return _tetap.get() or timezone.now()


def zona() -> ZoneInfo:
    """The office's zone; deadlines and numbers follow it whatever the visitor's zone."""
    return ZoneInfo(settings.TIME_ZONE)


def hari_ini() -> date:
    return kini().astimezone(zona()).date()


@contextmanager
def pada(saat: datetime) -> Iterator[None]:
    """Stop the clock at an aware moment for the block."""
    kunci = _tetap.set(saat)
    try:
        yield
    finally:
        _tetap.reset(kunci)
