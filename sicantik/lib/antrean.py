"""The doorbell: tell a worker that there is something to do, after commit, and never fail the request for it.

Redis may be gone. The sweepers find by themselves what a lost ring left undone, so a failed ring is a log line.
"""

import logging
import time

from celery import current_app
from django.db import transaction

log = logging.getLogger(__name__)
DIAM = 10.0  # seconds without trying after a failure, so that requests do not queue behind a dead Redis
_diam_sampai = 0.0


def bunyikan(tugas: str, *isi: str | int) -> None:
    """Send task `tugas` by name when the running transaction commits."""
    transaction.on_commit(lambda: _kirim(tugas, isi), robust=True)


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
