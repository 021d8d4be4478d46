"""Doing things at the same moment: real threads, each with its own database connection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connections

T = TypeVar("T")


def bersamaan(pekerjaan: Sequence[Callable[[], T]]) -> list[T | Exception]:
    """Start all at once; each one's result or the exception it raised, in order."""
    gerbang = Barrier(len(pekerjaan))

    def jalankan(kerja: Callable[[], T]) -> T | Exception:
        try:
            gerbang.wait(timeout=30)
            return kerja()
        except Exception as e:
            return e
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(pekerjaan)) as kolam:
        return list(kolam.map(jalankan, pekerjaan))
