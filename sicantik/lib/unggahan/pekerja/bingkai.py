"""Framing between the portal and the parser process: a count, then each part with its length."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import IO

_JUMLAH = struct.Struct(">I")
_PANJANG = struct.Struct(">Q")
_BAGIAN_TERBANYAK = 1024


def tulis(aliran: IO[bytes], bagian: Sequence[bytes]) -> None:
    aliran.write(_JUMLAH.pack(len(bagian)))
    for isi in bagian:
        aliran.write(_PANJANG.pack(len(isi)))
        aliran.write(isi)
    aliran.flush()


def baca(aliran: IO[bytes], *, terbanyak: int) -> list[bytes]:
    """Read all parts; ``EOFError`` when the other side stopped, ``ValueError`` when it sends too much."""
    (jumlah,) = _JUMLAH.unpack(_tepat(aliran, _JUMLAH.size))
    if jumlah > _BAGIAN_TERBANYAK:
        raise ValueError("too many parts")
    bagian = []
    for _ in range(jumlah):
        (panjang,) = _PANJANG.unpack(_tepat(aliran, _PANJANG.size))
        terbanyak -= panjang
        if terbanyak < 0:
            raise ValueError("too many bytes")
        bagian.append(_tepat(aliran, panjang))
    return bagian


def _tepat(aliran: IO[bytes], panjang: int) -> bytes:
    isi = aliran.read(panjang)
    if len(isi) != panjang:
        raise EOFError
    return isi
