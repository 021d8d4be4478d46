"""One clock: it can be stopped, and it follows the office whatever the server's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from threading import Thread

from pytest_django import Settings

from sicantik.lib import jam


def test_berhenti_lalu_berjalan_lagi() -> None:
    saat = datetime(2018, 4, 27, 2, tzinfo=UTC)
    with jam.pada(saat):
        assert jam.kini() == saat
        with jam.pada(saat + timedelta(days=1)):
            assert jam.kini() == saat + timedelta(days=1)
        assert jam.kini() == saat
    assert abs(jam.kini() - datetime.now(UTC)) < timedelta(minutes=1)


def test_hari_menurut_zona_kantor() -> None:
    with jam.pada(datetime(2018, 4, 26, 16, 30, tzinfo=UTC)):  # 00.30 in Balikpapan
        assert jam.hari_ini() == date(2018, 4, 27)


def test_kantor_di_zona_lain(settings: Settings) -> None:
    settings.TIME_ZONE = "Asia/Jakarta"
    with jam.pada(datetime(2018, 4, 26, 16, 30, tzinfo=UTC)):
        assert jam.hari_ini() == date(2018, 4, 26)


def test_utas_lain_tidak_ikut_berhenti() -> None:
    terlihat: list[datetime] = []
    with jam.pada(datetime(2018, 4, 27, tzinfo=UTC)):
        utas = Thread(target=lambda: terlihat.append(jam.kini()))
        utas.start()
        utas.join()
    assert terlihat[0].year > 2018
