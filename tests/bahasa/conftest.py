from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.dokumen.conftest import Penanda, jalankan

__all__ = ["jalankan"]  # starts signers in threads


@pytest.fixture(autouse=True)
def _simpanan(settings: Any, tmp_path: Path) -> None:
    settings.BERKAS_DIR = tmp_path / "berkas"


@pytest.fixture(scope="session")
def _penanda(jalankan: Callable[..., Penanda]) -> Penanda:
    return jalankan("izin", periksa=lambda izin_id, pdf: None)


@pytest.fixture
def penanda(_penanda: Penanda, settings: Any) -> Penanda:
    """A signer that signs whatever it is given: a test in a transaction has nothing it could look up."""
    settings.PENANDATANGAN_SOCKET = str(_penanda.soket)
    return _penanda
