"""The reference of bench/antrean.py: Celery as it comes, with a task that does nothing but tell first and last."""

from __future__ import annotations

import os
import time
from pathlib import Path

from celery import Celery

app = Celery("bench", broker=os.environ["REDIS_URL"])
app.conf.task_ignore_result = True


@app.task(name="bench.kosong")
def kosong(nomor: int, berkas: str) -> None:
    """Nothing; the first and the last of a queue leave the time (number 0 or below is not timed)."""
    if nomor:
        Path(berkas).write_text(str(time.monotonic()))
