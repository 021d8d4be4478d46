"""The one who gets past the triggers: the owner of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def sebagai_pemilik() -> Iterator[None]:
    """With the triggers of runs and of their log switched off. What was done before has to stand by itself."""
    with connection.cursor() as kursor:
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for tabel in ("sop_langkahlog", "sop_proses"):
            kursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
        yield
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for tabel in ("sop_langkahlog", "sop_proses"):
            kursor.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER USER")
        kursor.execute("SET CONSTRAINTS ALL DEFERRED")
