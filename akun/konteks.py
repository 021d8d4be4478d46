"""What every page may show of the office."""

import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from akun import queries
from akun.models import ProfilKantor

UMUR = 60  # seconds for which a changed profile may still show the old one
_simpanan: tuple[float, ProfilKantor] | None = None


def kantor(request: HttpRequest) -> dict[str, Any]:
    """`kantor` (the office's profile, read when first used), `zona` (WITA, …), `demo`."""
    return {"kantor": SimpleLazyObject(_kantor), "zona": settings.ZONA_SINGKAT, "demo": settings.DEMO}


def lupakan() -> None:
    """Read the profile again at the next page: after it was changed."""
    global _simpanan
    _simpanan = None


def _kantor() -> ProfilKantor:
    global _simpanan
    kini = time.monotonic()
    if _simpanan is None or kini - _simpanan[0] > UMUR:
        _simpanan = (kini, queries.kantor())
    return _simpanan[1]
