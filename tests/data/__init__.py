"""Files made by other programs, kept as they came."""

from pathlib import Path

_SINI = Path(__file__).parent


def dari_libreoffice() -> bytes:
    """A balance sheet exported by LibreOffice Writer."""
    return (_SINI / "neraca-libreoffice.pdf").read_bytes()
