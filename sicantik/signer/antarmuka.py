"""What a signer is, and how it fails."""

from typing import Protocol


class PenandatanganMati(Exception):
    """No answer, or a passing fault on the other side: try again later."""


class TandaTanganDitolak(Exception):
    """The signer will not sign this: the message says why, and trying again does not help."""


class Penandatangan(Protocol):
    """Signs one PDF. `lokal` holds a key of its own; another implementation may ask a certified provider."""

    def tanda_tangani(self, pdf: bytes, *, alasan: str, lokasi: str) -> bytes:
        """The signed PDF. Raises TandaTanganDitolak for a file it cannot sign, PenandatanganMati to be retried."""
        ...
