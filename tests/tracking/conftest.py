from __future__ import annotations

from collections.abc import Iterator

import pytest

from akun import konteks
from tracking import cetakan


@pytest.fixture(autouse=True)
def _rangka_baru() -> Iterator[None]:
    """Frames and the office's profile are kept in the process; a test may change what they show."""
    yield
    cetakan.lupakan()
    konteks.lupakan()
