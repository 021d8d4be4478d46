"""The one kind of drawing that comes from outside: a signature drawn on a screen, as an SVG path."""

import re

# Moves and lines with plain numbers, nothing else: no arcs or curves to blow up, no markup, no reference.
_ANGKA = r"-?\d{1,5}(?:\.\d{1,3})?"
_JALUR = re.compile(rf"(?:[MLml] ?{_ANGKA}[ ,]{_ANGKA} ?){{2,4000}}")
_TERPANJANG = 60_000


class JalurGalat(ValueError):
    """The text is not a drawing of lines."""


def jalur_sah(d: str) -> str:
    """Returns `d` when it starts with a move and holds only moves and lines. Raises JalurGalat."""
    if len(d) > _TERPANJANG or d[:1] not in ("M", "m") or not _JALUR.fullmatch(d):
        raise JalurGalat("goresan tanda tangan tidak sah")
    return d
