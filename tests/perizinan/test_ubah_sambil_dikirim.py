"""A change that arrives while the application is being filed comes too late, not into the filed application."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event, Thread

import pytest
from django.db import connection, connections, transaction

from perizinan.services.galat import TidakBolehDiubah
from perizinan.services.pengajuan import ajukan
from tests.kasus import Kasus, kasus
from tests.perizinan.dikembalikan import isi

pytestmark = pytest.mark.django_db(transaction=True)


def _menunggu_kunci() -> bool:
    """Is somebody waiting for a row that another transaction holds?"""
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_stat_clear_snapshot()")  # else a transaction sees the same answer again
        kursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        )
        return bool(kursor.fetchone()[0])


def sambil_dikirim(milik: Kasus, kerja: Callable[[], object]) -> Exception | None:
    """Do something in another connection while filing holds the row; what it raised."""
    hasil: list[Exception | None] = []
    mulai = Event()

    def lain() -> None:
        mulai.set()
        try:
            kerja()
            hasil.append(None)
        except Exception as e:
            hasil.append(e)
        finally:
            connections.close_all()

    utas = Thread(target=lain)
    with transaction.atomic():
        ajukan(permohonan_id=milik.id, oleh=milik.pemohon)
        utas.start()
        mulai.wait(10)
        batas = time.monotonic() + 20
        while not _menunggu_kunci() and utas.is_alive():
            assert time.monotonic() < batas
            time.sleep(0.02)
    utas.join(30)
    return hasil[0]


@pytest.mark.parametrize(
    "kerja",
    [
        lambda m: isi(m, "usaha", nama_usaha="CV Diganti Diam-diam"),
        lambda m: m.unggah("ktp", "foto"),
    ],
    ids=["isian", "berkas"],
)
def test_terlambat(kerja: Callable[[Kasus], object]) -> None:
    milik = kasus("draf")
    galat = sambil_dikirim(milik, lambda: kerja(milik))
    assert isinstance(galat, TidakBolehDiubah)
    assert milik.permohonan.isian["nama_usaha"] == "CV Contoh Uji"
    assert milik.permohonan.berkas.get(syarat="ktp", kini=True).versi == 1


def test_kiriman_kedua_menunggu_yang_pertama() -> None:
    milik = kasus("draf")
    galat = sambil_dikirim(milik, lambda: ajukan(permohonan_id=milik.id, oleh=milik.pemohon))
    assert galat is None
    assert len(milik.log) == 1
    assert milik.permohonan.urutan == 1
