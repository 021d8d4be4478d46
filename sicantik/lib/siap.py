"""A statement prepared once per connection, for the few pages where building and planning it cost most.

The ORM writes it, PostgreSQL plans it; both happen when a connection first needs it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from django.db import connection
from django.db.models import QuerySet
from psycopg2.extensions import AsIs  # type: ignore[import-untyped]

_siap: WeakKeyDictionary[object, set[str]] = WeakKeyDictionary()  # names prepared, by the driver's connection


class Siap:
    """`pernyataan` makes the query set; its last parameter, of SQL type `jenis`, is given at each run."""

    def __init__(self, nama: str, jenis: str, pernyataan: Callable[[], QuerySet[Any, Any]]) -> None:
        self.nama, self.jenis, self.pernyataan = nama, jenis, pernyataan

    def satu(self, nilai: int | str) -> tuple[Any, ...] | None:
        """The first row as the driver gives it, or None. One statement."""
        with connection.cursor() as kursor:
            ada = _siap.setdefault(connection.connection, set())
            if self.nama not in ada:
                sql, parameter = self.pernyataan().query.sql_with_params()
                kursor.execute(f"PREPARE {self.nama} ({self.jenis}) AS {sql}", [*parameter[:-1], AsIs("$1")])
                ada.add(self.nama)
            kursor.execute(f"EXECUTE {self.nama} (%s)", [nilai])
            baris: tuple[Any, ...] | None = kursor.fetchone()
        return baris
