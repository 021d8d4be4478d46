from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta

import pytest

from notifikasi import kanal, pemutus
from notifikasi.models import Pesan
from notifikasi.services import IsiPesan, antrekan
from sicantik.lib import jam
from tests.notifikasi.penyedia import Terekam


class Waktu:
    """A clock that the test moves."""

    def __init__(self, tumpukan: ExitStack) -> None:
        self._tumpukan = tumpukan
        self.kini = jam.kini()
        self.maju()

    def maju(self, **jarak: float) -> datetime:
        self.kini += timedelta(**jarak)
        self._tumpukan.enter_context(jam.pada(self.kini))
        return self.kini


@pytest.fixture(autouse=True)
def _saluran_segar() -> Iterator[None]:
    """No channel rests because of another test."""
    yield
    pemutus.pulihkan()


@pytest.fixture
def waktu() -> Iterator[Waktu]:
    with ExitStack() as tumpukan:
        yield Waktu(tumpukan)


@pytest.fixture
def pasang(monkeypatch: pytest.MonkeyPatch) -> Callable[[kanal.Kanal], kanal.Kanal]:
    """Put an adapter in the place of the SMS channel (or another)."""

    def pasang_kanal(adaptor: kanal.Kanal, saluran: str = "sms") -> kanal.Kanal:
        monkeypatch.setitem(kanal.KANAL, saluran, adaptor)
        return adaptor

    return pasang_kanal


@pytest.fixture
def terekam(pasang: Callable[[kanal.Kanal], Terekam]) -> Terekam:
    """The SMS channel keeps what it is given, and all is well."""
    return pasang(Terekam())


def sms(n: int = 1) -> list[Pesan]:
    return antrekan([IsiPesan("sms", f"+62811000{i:04}", f"Pesan {i}") for i in range(n)], perihal="uji")
