from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from akun.models import Pengguna
from tests.dokumen.conftest import Penanda, jalankan
from tests.perizinan.proses import Pekerja, jalankan_pekerja, jalankan_penandatangan, matikan

__all__ = ["jalankan"]  # starts signers in threads


@pytest.fixture(autouse=True)
def simpanan(settings: Any, tmp_path: Path) -> Path:
    """Files of one test only, so that they can be counted; and no signer unless one is asked for."""
    settings.BERKAS_DIR = tmp_path / "berkas"
    settings.PENANDATANGAN_SOCKET = str(tmp_path / "tidak-ada.sock")
    return tmp_path / "berkas"


@pytest.fixture(scope="session")
def _penanda(jalankan: Callable[..., Penanda]) -> Penanda:
    def boleh(kunci: int, pdf: bytes) -> None:
        return None

    return jalankan("izin", periksa=boleh, periksa_lain={"penolakan": boleh})


@pytest.fixture
def penanda(_penanda: Penanda, settings: Any) -> Penanda:
    """A signer that signs whatever it is given: a test in a transaction has nothing it could look up."""
    settings.PENANDATANGAN_SOCKET = str(_penanda.soket)
    return _penanda


@pytest.fixture
def masuk() -> Callable[[Pengguna], Client]:
    """A browser in which this person is signed in."""

    def buat(orang: Pengguna) -> Client:
        client = Client()
        client.force_login(orang)
        return client

    return buat


@pytest.fixture(scope="session")
def kunci_bersama(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One key folder for all signing processes: making a key takes a second."""
    return tmp_path_factory.mktemp("kunci") / "kunci"


@pytest.fixture
def penandatangan(transactional_db: None, settings: Any, tmp_path: Path, kunci_bersama: Path) -> Iterator[Penanda]:
    """The signing process itself, which asks the database before it signs."""
    settings.PENANDATANGAN_SOCKET = str(tmp_path / "s")
    proses = jalankan_penandatangan(tmp_path / "s", kunci_bersama)
    yield Penanda(tmp_path / "s", kunci_bersama)
    matikan(proses)


@pytest.fixture
def pekerja(penandatangan: Penanda) -> Iterator[Pekerja]:
    """A warm worker process that can be killed at any moment."""
    hasil = jalankan_pekerja()
    yield hasil
    matikan(hasil.popen)
