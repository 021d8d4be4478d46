"""Rows are locked in one order, the run first: the applicant and an officer never wait for each other."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event

import pytest
from django.db import connection, transaction
from django.db.models import F

from perizinan.models import Berkas, Permohonan
from sop.models import Proses
from tests.kasus import Kasus
from tests.perizinan.dikembalikan import dikembalikan_loket, kirim
from tests.serentak import bersamaan

pytestmark = pytest.mark.django_db(transaction=True)


def _mengubah(milik: Kasus) -> None:
    """As a round of judgements does."""
    Permohonan.objects.filter(pk=milik.id).update(putaran=F("putaran"))


def _menambah(milik: Kasus) -> None:
    """As a proof of payment does."""
    lama = Berkas.objects.filter(permohonan=milik.id)[0]
    lama.pk, lama.syarat, lama.jalur = None, "bukti_bayar", "berkas/x.jpg"
    lama.save(force_insert=True)


def _ada_yang_menunggu() -> bool:
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_stat_clear_snapshot()")  # else a transaction sees the same answer again
        kursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        )
        return bool(kursor.fetchone()[0])


@pytest.mark.parametrize("kerja", [_mengubah, _menambah])
def test_kirim_perbaikan_di_samping_pekerjaan_lain(kerja: Callable[[Kasus], None]) -> None:
    milik, dipegang = dikembalikan_loket("ktp"), Event()
    milik.unggah("ktp", "npwp")

    def lain() -> None:
        with transaction.atomic():
            Proses.objects.select_for_update(of=("self",)).get(permohonan=milik.id)
            dipegang.set()
            batas = time.monotonic() + 20
            while not _ada_yang_menunggu():
                assert time.monotonic() < batas
                time.sleep(0.02)
            kerja(milik)

    def pemohon() -> None:
        assert dipegang.wait(20)
        kirim(milik)

    assert bersamaan([lain, pemohon]) == [None, None]
    assert milik.letak == (2, "berjalan")


def test_berkas_bertambah_selagi_permohonan_dikunci() -> None:
    """Locking an application does not hold up who only refers to it."""
    milik, dipegang, selesai = dikembalikan_loket("ktp"), Event(), Event()

    def pemegang() -> None:
        with transaction.atomic():
            Permohonan.objects.kunci(milik.id)
            dipegang.set()
            assert selesai.wait(20)

    def lain() -> None:
        assert dipegang.wait(20)
        _menambah(milik)
        selesai.set()

    assert bersamaan([pemegang, lain]) == [None, None]
