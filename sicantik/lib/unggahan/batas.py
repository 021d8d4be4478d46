"""The limits an upload is held to: one place, read by the form hints, the checks and the tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Batas:
    byte: int = 15 * MIB
    piksel: int = 25_000_000
    halaman: int = 100
    # Longest side kept. F4, the paper of Indonesian offices, needs 3,898 px at 300 dpi and a 12-megapixel
    # phone photo is 4,032 or 4,096 px wide: both stay as they are, larger photos shrink to this.
    sisi: int = 4096
    # A stream of a PDF other than a picture may unfold to this; a picture to four times as much.
    aliran: int = 64 * MIB
    # Of the parser process. 25 megapixels were measured to need 240 MiB of address space as a JPEG and
    # 432 MiB as a PNG with a transparent colour, the worst kind.
    memori: int = 512 * MIB
    detik: int = 20
    keluaran: int = 64 * MIB


BATAS: Final = Batas()

# All uploads of a case together: more input and a bigger result, for one officer at the loket.
BATAS_GABUNG: Final = Batas(byte=150 * MIB, memori=1024 * MIB, detik=60, keluaran=256 * MIB)
