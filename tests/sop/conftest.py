from __future__ import annotations

import pytest

from sop.models import VersiSop
from tests.sop import contoh
from tests.sop.alur import Jalan, mulai


@pytest.fixture
def siup(db: None) -> VersiSop:
    """SIUP's SOP as stored from its pack."""
    return contoh.umumkan(contoh.siup())


@pytest.fixture
def jalan(siup: VersiSop) -> Jalan:
    """A SIUP file just submitted, and an office with one officer in every position."""
    return mulai(siup)
