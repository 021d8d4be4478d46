"""The virus scanner: clamd's INSTREAM command over TCP or a local socket.

Anything but a clear verdict raises ``PemindaiMati``: a file nobody scanned is not a clean file.
"""

from __future__ import annotations

import socket
import struct
import time
from typing import Final
from urllib.parse import urlsplit

from .galat import PemindaiMati, UnggahanDitolak

_POTONG: Final = 64 * 1024
_JAWABAN_TERPANJANG: Final = 4096


def pindai(isi: bytes, *, url: str, detik: float = 30.0) -> None:
    """``url``: ``tcp://host:3310`` or ``unix:///run/clamd.sock``. ``detik`` bounds the whole exchange."""
    tujuan = alamat(url)
    try:
        jawaban = _tanya(isi, tujuan, time.monotonic() + detik)
    except OSError as galat:
        raise PemindaiMati(f"clamd: {type(galat).__name__}") from galat
    # "stream: OK" or "stream: Win.Test.EICAR_HDB-1 FOUND"
    if jawaban == "stream: OK":
        return
    if jawaban.startswith("stream: ") and jawaban.endswith(" FOUND"):
        raise UnggahanDitolak("berisi_virus", sebab=jawaban[8:-6][:60])
    raise PemindaiMati(f"clamd: {jawaban[:60]!r}")


def alamat(url: str) -> tuple[str, int] | str:
    """Where to connect; ``ValueError`` for a bad setting, so that the start can fail loudly."""
    bagian = urlsplit(url)
    if bagian.scheme == "unix" and bagian.path and not bagian.netloc:
        return bagian.path
    if bagian.scheme == "tcp" and bagian.hostname and bagian.path in ("", "/"):
        return bagian.hostname, bagian.port or 3310
    raise ValueError(f"CLAMD_URL: {url!r} is neither tcp://host:port nor unix:///path")


def _tanya(isi: bytes, tujuan: tuple[str, int] | str, batas: float) -> str:
    with _sambung(tujuan, batas) as soket:
        soket.sendall(b"zINSTREAM\0")
        for awal in range(0, len(isi), _POTONG):
            potongan = isi[awal : awal + _POTONG]
            soket.settimeout(_sisa(batas))
            soket.sendall(struct.pack(">I", len(potongan)) + potongan)
        soket.sendall(struct.pack(">I", 0))
        return _dengar(soket, batas)


def _sambung(tujuan: tuple[str, int] | str, batas: float) -> socket.socket:
    if not isinstance(tujuan, str):
        return socket.create_connection(tujuan, timeout=_sisa(batas))
    soket = socket.socket(socket.AF_UNIX)
    soket.settimeout(_sisa(batas))
    try:
        soket.connect(tujuan)
    except OSError:
        soket.close()
        raise
    return soket


def _dengar(soket: socket.socket, batas: float) -> str:
    jawaban = b""
    while not jawaban.endswith(b"\0") and len(jawaban) < _JAWABAN_TERPANJANG:
        soket.settimeout(_sisa(batas))
        potongan = soket.recv(_JAWABAN_TERPANJANG)
        if not potongan:
            raise ConnectionError("closed without a verdict")
        jawaban += potongan
    return jawaban.rstrip(b"\0\n").decode("utf-8", "replace").strip()


def _sisa(batas: float) -> float:
    sisa = batas - time.monotonic()
    if sisa <= 0:
        raise TimeoutError
    return sisa
