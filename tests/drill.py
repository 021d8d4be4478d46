"""How often a check repeats: a few times in the suite, the full count in `./run drill NAME`."""

import os

PENUH = os.environ.get("SICANTIK_DRILL") == "1"


def jumlah(kecil: int, penuh: int) -> int:
    """`kecil` in every run of the suite, `penuh` in a drill."""
    return penuh if PENUH else kecil
