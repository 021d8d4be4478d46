from functools import lru_cache

from perizinan.models import VersiPaket
from perizinan.skema import Paket


@lru_cache(maxsize=256)
def paket_versi(versi_id: int) -> Paket:
    """The parsed pack of a version, kept in the process: versions never change."""
    return VersiPaket.objects.get(pk=versi_id).paket
