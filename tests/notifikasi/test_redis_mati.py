"""Redis is only a doorbell: gone or silent, requests stay fast and the sweeper delivers (goal R3)."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from celery import current_app
from django.db import transaction

from notifikasi.models import Pesan
from notifikasi.services import sapu
from sicantik.lib import antrean
from sicantik.lib.antrean import bunyikan
from tests.notifikasi.conftest import sms
from tests.notifikasi.penyedia import Terekam
from tests.serentak import bersamaan

pytestmark = pytest.mark.django_db(transaction=True)
Arahkan = Callable[[str], None]


@pytest.fixture
def arahkan(monkeypatch: pytest.MonkeyPatch) -> Arahkan:
    """Point the doorbell at another broker."""

    def ke(url: str) -> None:
        aplikasi = current_app._get_current_object()
        monkeypatch.setenv("CELERY_BROKER_URL", url)
        monkeypatch.setattr(aplikasi, "_pool", None)
        monkeypatch.setattr(aplikasi.amqp, "_producer_pool", None)

    return ke


@pytest.fixture
def tidak_ada() -> Iterator[str]:
    """The address of a Redis that is not there."""
    with socket.socket() as terikat:
        terikat.bind(("127.0.0.1", 0))
        yield f"redis://127.0.0.1:{terikat.getsockname()[1]}/0"


@pytest.fixture
def diam() -> Iterator[str]:
    """The address of a Redis that accepts and never answers."""
    with socket.socket() as pendengar:
        pendengar.bind(("127.0.0.1", 0))
        pendengar.listen(50)
        yield f"redis://127.0.0.1:{pendengar.getsockname()[1]}/0"


def lamanya(kerja: Callable[[], object]) -> float:
    mulai = time.monotonic()
    kerja()
    return time.monotonic() - mulai


def antrekan_dalam_transaksi() -> None:
    with transaction.atomic():
        sms()


def test_bel_berbunyi_sesudah_transaksi(arahkan: Arahkan) -> None:
    arahkan("memory://")
    with current_app.connection_for_write() as sambungan:
        antre = sambungan.SimpleQueue("celery")
        with transaction.atomic():
            sms()
            assert antre.qsize() == 0
        surat = antre.get(block=False)
        assert surat.headers["task"] == "notifikasi.sapu"
        surat.ack()
        with transaction.atomic():
            sms()
            transaction.set_rollback(True)
        assert antre.qsize() == 0


def test_serentetan_bel_menjadi_satu_di_awal_dan_satu_di_akhir(
    arahkan: Arahkan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ringing costs as much as the rest of a step: a burst rings twice, and its last message is rung for too."""
    arahkan("memory://")
    monkeypatch.setattr(antrean, "SELANG", 1.0)
    monkeypatch.setattr(antrean, "_terakhir", {})
    with current_app.connection_for_write() as sambungan:
        antre = sambungan.SimpleQueue("celery")
        for _ in range(5):
            antrekan_dalam_transaksi()
        assert antre.qsize() == 1
        antre.get(block=False).ack()
        antre.get(timeout=10).ack()
        assert (antre.qsize(), antrean._menyusul) == (0, set()), "nothing more is on its way"
        bunyikan("perizinan.terbitkan", 1)
        bunyikan("perizinan.terbitkan", 2)
        assert antre.qsize() == 2, "a ring with an argument is a job of its own"
        antre.clear()


def test_redis_tidak_ada_permintaan_tetap_cepat(arahkan: Arahkan, tidak_ada: str, terekam: Terekam) -> None:
    arahkan(tidak_ada)
    assert lamanya(lambda: [antrekan_dalam_transaksi() for _ in range(10)]) < 3
    assert Pesan.objects.filter(keadaan="antre").count() == 10
    assert sapu() == 10
    assert len(terekam.referensi) == 10


def test_redis_diam_hanya_satu_permintaan_yang_menunggu(
    arahkan: Arahkan, diam: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first ring waits for the socket's timeout; after that one request in ten seconds, of all at once."""
    assert current_app.conf.broker_transport_options["socket_timeout"] <= 2
    monkeypatch.setitem(current_app.conf.broker_transport_options, "socket_timeout", 1)
    arahkan(diam)
    assert 0.9 < lamanya(antrekan_dalam_transaksi) < 3
    assert lamanya(antrekan_dalam_transaksi) < 0.9
    monkeypatch.setattr(antrean, "_diam_sampai", time.monotonic() - 0.01)
    lama = bersamaan([partial(lamanya, antrekan_dalam_transaksi)] * 4)
    assert sum(x > 0.9 for x in lama) == 1, lama
    assert Pesan.objects.count() == 6


def test_redis_yang_kembali_terdengar_lagi(arahkan: Arahkan, tidak_ada: str, monkeypatch: pytest.MonkeyPatch) -> None:
    arahkan(tidak_ada)
    sms()
    assert antrean._diam_sampai > time.monotonic()
    arahkan("memory://")
    monkeypatch.setattr(antrean, "_diam_sampai", time.monotonic() - 0.01)
    with current_app.connection_for_write() as sambungan:
        antre = sambungan.SimpleQueue("celery")
        sms()
        antre.get(block=False).ack()
        sms()
        antre.get(block=False).ack()
    assert antrean._diam_sampai == 0.0


def test_bel_yang_gagal_tidak_menggagalkan_transaksi(arahkan: Arahkan, tidak_ada: str) -> None:
    """Later effects of the same commit still happen, and nothing is raised."""
    arahkan(tidak_ada)
    sesudah = []
    with transaction.atomic():
        sms()
        transaction.on_commit(lambda: sesudah.append(1))
    assert sesudah == [1]
