"""What the benchmarks share: a database of their own, interleaved rounds, and figures printed against their goals.

A machine is never alone, so every figure is a ratio of things timed in the same round, and the median over the rounds.
"""

from __future__ import annotations

import gc
import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PUTARAN = int(os.environ.get("PUTARAN", "15"))


@contextmanager
def basis_data() -> Iterator[None]:
    """Django on an empty, migrated database beside the configured one, gone afterwards."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sicantik.settings.base")
    import django

    django.setup()
    from django.db import connection

    connection.settings_dict["TEST"]["NAME"] = f"bench_sicantik_{os.getpid()}"
    asli = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(asli, verbosity=0)


def ukur(kerja: dict[str, Callable[[], Callable[[], object]]], *, putaran: int = PUTARAN) -> dict[str, list[float]]:
    """Seconds of each in every round, in turning order. Each entry prepares a round and returns what is timed.

    Two rounds before do not count. The garbage collector rests while something is timed.
    """
    waktu: dict[str, list[float]] = {nama: [] for nama in kerja}
    urutan = list(kerja)
    for ke in range(-2, putaran):
        urutan = [*urutan[1:], urutan[0]]
        for nama in urutan:
            jalankan = kerja[nama]()
            gc.collect()
            gc.disable()
            awal = time.perf_counter()
            jalankan()
            lama = time.perf_counter() - awal
            gc.enable()
            if ke >= 0:
                waktu[nama].append(lama)
    return waktu


def nisbah(waktu: dict[str, list[float]], pembilang: str, penyebut: str) -> float:
    """Median over the rounds of time of one over time of the other."""
    return statistics.median(a / b for a, b in zip(waktu[pembilang], waktu[penyebut], strict=True))


def cetak(waktu: dict[str, list[float]], *, kali: int) -> None:
    """Milliseconds of one of `kali`, here and now; only for orientation."""
    for nama, daftar in waktu.items():
        print(f"  {nama:<52} {statistics.median(daftar) / kali * 1000:8.3f} ms")


def putusan(nama: str, nilai: float, tujuan: str) -> bool:
    """One line with a figure, its goal ("≥ 0.75", "≤ 5") and whether it is met."""
    tanda, batas = tujuan.split()
    tercapai = nilai >= float(batas) if tanda == "≥" else nilai <= float(batas)
    print(f"{'tercapai' if tercapai else 'MELESET '}  {nama:<64} {nilai:6.2f}  tujuan {tujuan}")
    return tercapai
