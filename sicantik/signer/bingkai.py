"""Messages on the signer's socket: two lengths, a small JSON object, then a file."""

import json
import socket
import struct
import time
from typing import Any

_UKURAN = struct.Struct(">II")
BATAS_KEPALA = 4 * 1024
BATAS_ISI = 20 * 1024 * 1024
_POTONG = 256 * 1024


class BingkaiRusak(Exception):
    """What came is no message of ours, or did not come in time."""


def kirim(soket: socket.socket, kepala: dict[str, Any], isi: bytes = b"") -> None:
    teks = json.dumps(kepala).encode()
    soket.sendall(_UKURAN.pack(len(teks), len(isi)) + teks + isi)


def terima(soket: socket.socket, *, batas_detik: float) -> tuple[dict[str, Any], bytes]:
    """One message, whole, within `batas_detik` in all: a peer that dribbles bytes cannot hold the line."""
    habis = time.monotonic() + batas_detik
    panjang_kepala, panjang_isi = _UKURAN.unpack(_baca(soket, _UKURAN.size, habis))
    if panjang_kepala > BATAS_KEPALA or panjang_isi > BATAS_ISI:
        raise BingkaiRusak("pesan terlalu besar")
    teks = _baca(soket, panjang_kepala, habis)
    isi = _baca(soket, panjang_isi, habis)
    try:
        kepala = json.loads(teks)
    except (ValueError, RecursionError) as galat:
        raise BingkaiRusak("kepala pesan bukan JSON") from galat
    if not isinstance(kepala, dict):
        raise BingkaiRusak("kepala pesan bukan objek")
    return kepala, isi


def _baca(soket: socket.socket, panjang: int, habis: float) -> bytes:
    hasil = bytearray()
    while len(hasil) < panjang:
        sisa = habis - time.monotonic()
        if sisa <= 0:
            raise BingkaiRusak("waktu habis")
        soket.settimeout(sisa)
        try:
            potong = soket.recv(min(_POTONG, panjang - len(hasil)))
        except TimeoutError as galat:
            raise BingkaiRusak("waktu habis") from galat
        if not potong:
            raise BingkaiRusak("sambungan terputus")
        hasil += potong
    return bytes(hasil)
