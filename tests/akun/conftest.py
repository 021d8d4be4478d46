"""Mails go to the outbox here as in the portal; pytest-django would otherwise keep them in memory."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _surel_lewat_antrean(settings: Any) -> None:
    settings.EMAIL_BACKEND = "notifikasi.surel.AntreanBackend"
