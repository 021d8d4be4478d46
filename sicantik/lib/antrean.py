"""The doorbell: tell a worker that there is something to do, after commit, and never fail the request for it.

Redis may be gone. The sweepers find by themselves what a lost ring left undone, so a failed ring is a log line.
A ring that only means "look" (a task without arguments) is worth repeating once a second at most: in a burst the
first goes out at once and the others become one at the end of that second.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from threading import Lock, Timer

from celery import current_app
from django.db import transaction

log = logging.getLogger(__name__)
DIAM = 10.0  # seconds without trying after a failure, so that requests do not queue behind a dead Redis
SELANG = 1.0
_diam_sampai = 0.0
_terakhir: dict[str, float] = {}
_menyusul: set[str] = set()
_gembok = Lock()
_tanpa_bel: ContextVar[bool] = ContextVar("tanpa_bel", default=False)


def bunyikan(tugas: str, *isi: str | int) -> None:
    """Send task `tugas` by name when the running transaction commits."""
    if _tanpa_bel.get():
        return
    transaction.on_commit(partial(_kirim, tugas, isi) if isi else partial(_kirim_jarang, tugas), robust=True)


@contextmanager
def tanpa_bel() -> Iterator[None]:
    """No ring within the block: whoever does the work there does it on the spot (a year of the demo)."""
    kunci = _tanpa_bel.set(True)
    try:
        yield
    finally:
        _tanpa_bel.reset(kunci)


def _kirim_jarang(tugas: str) -> None:
    with _gembok:
        kini = time.monotonic()
        sisa = _terakhir.get(tugas, -SELANG) + SELANG - kini
        if tugas in _menyusul:
            return
        if sisa > 0:
            _menyusul.add(tugas)
            _nanti(sisa, tugas)
            return
        _terakhir[tugas] = kini
    _kirim(tugas, ())


def _nanti(detik: float, tugas: str) -> None:
    pewaktu = Timer(detik, _susulkan, [tugas])
    pewaktu.daemon = True  # a process that ends leaves it to the sweepers
    pewaktu.start()


def _susulkan(tugas: str) -> None:
    with _gembok:
        _menyusul.discard(tugas)
        _terakhir[tugas] = time.monotonic()
    _kirim(tugas, ())


def _kirim(tugas: str, isi: tuple[str | int, ...]) -> None:
    global _diam_sampai
    if time.monotonic() < _diam_sampai:
        return
    if _diam_sampai:  # it was dead: this request tries it, the others stay silent meanwhile
        _diam_sampai = time.monotonic() + DIAM
    try:
        with current_app.producer_or_acquire() as pengirim:
            pengirim.connection.transport_options["max_retries"] = 0  # kombu would go on for six seconds
            current_app.send_task(tugas, args=isi, producer=pengirim, retry=False)
        _diam_sampai = 0.0
    except Exception as e:
        _diam_sampai = time.monotonic() + DIAM
        log.warning("bel %s tidak terdengar: %s", tugas, type(e).__name__)
