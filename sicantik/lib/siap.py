"""A statement prepared once per connection, for the few places where building and planning it cost most.

PostgreSQL plans it when a connection first needs it. Whatever the caller's transaction does, it stays prepared.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from django.db import connection
from django.db.models import QuerySet
from psycopg2.extensions import AsIs  # type: ignore[import-untyped]

_siap: WeakKeyDictionary[object, set[str]] = WeakKeyDictionary()  # names prepared, by the driver's connection


class Siap:
    """`teks` makes the SQL, with $1, $2, … for what is given at each run; `jenis` are the SQL types of those.

    The SQL names its columns: PostgreSQL refuses to run a prepared `*` on a table that got another column since.
    """

    def __init__(self, nama: str, jenis: str, teks: Callable[[], str]) -> None:
        self.nama, self.jenis, self.teks = nama, jenis, teks
        self._jalankan = f"EXECUTE {nama} ({', '.join(['%s'] * len(jenis.split(',')))})"

    def satu(self, *nilai: int | str | date) -> tuple[Any, ...] | None:
        """The first row as the driver gives it, or None. One statement."""
        with connection.cursor() as kursor:
            ada = _siap.setdefault(connection.connection, set())
            if self.nama not in ada:
                kursor.execute(f"PREPARE {self.nama} ({self.jenis}) AS {self.teks()}")
                ada.add(self.nama)
            kursor.execute(self._jalankan, nilai)
            baris: tuple[Any, ...] | None = kursor.fetchone()
        return baris


def teks_dari(rows: QuerySet[Any, Any]) -> str:
    """The SQL of a query set whose last parameter is left open as $1."""
    sql, parameter = rows.query.sql_with_params()
    with connection.cursor() as kursor:
        teks: str = kursor.mogrify(sql, [*parameter[:-1], AsIs("$1")]).decode()
    return teks
