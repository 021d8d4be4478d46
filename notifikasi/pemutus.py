"""A channel whose provider is down rests for a while, so that waiting for it does not hold up everything else."""

from collections import Counter
from datetime import datetime, timedelta

from sicantik.lib import jam

BERUNTUN = 3  # failures in a row
ISTIRAHAT = timedelta(minutes=5)
_gagal: Counter[str] = Counter()
_sampai: dict[str, datetime] = {}


def istirahat() -> list[str]:
    """Channels that are not to be tried now. Each process finds out for itself."""
    kini = jam.kini()
    return [saluran for saluran, sampai in _sampai.items() if sampai > kini]


def catat(saluran: str, *, mati: bool) -> None:
    """Note whether the provider was there. After a rest the next failure brings the next rest, an answer ends it."""
    _gagal[saluran] = _gagal[saluran] + 1 if mati else 0
    if _gagal[saluran] >= BERUNTUN:
        _sampai[saluran] = jam.kini() + ISTIRAHAT


def pulihkan() -> None:
    """Forget everything, as a new process does."""
    _gagal.clear()
    _sampai.clear()
