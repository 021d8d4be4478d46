"""A clamd that speaks INSTREAM, and can be made to misbehave."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator


class ClamdPalsu:
    def __init__(self, jawab: Callable[[bytes], bytes | None], soket: socket.socket) -> None:
        self.jawab = jawab
        self.diterima: list[bytes] = []
        self._soket = soket
        self._utas = threading.Thread(target=self._layani, daemon=True)
        self._utas.start()

    def _layani(self) -> None:
        while True:
            try:
                tamu, _ = self._soket.accept()
            except OSError:
                return
            with tamu, contextlib.suppress(OSError, struct.error):
                self._satu(tamu)

    def _satu(self, tamu: socket.socket) -> None:
        berkas = tamu.makefile("rb")
        assert berkas.read(10) == b"zINSTREAM\0"
        isi = b""
        while panjang := struct.unpack(">I", berkas.read(4))[0]:
            isi += berkas.read(panjang)
        self.diterima.append(isi)
        jawaban = self.jawab(isi)
        if jawaban is None:
            threading.Event().wait(5)
        else:
            tamu.sendall(jawaban)


@contextlib.contextmanager
def clamd(jawab: Callable[[bytes], bytes | None], jalur: str | None = None) -> Iterator[tuple[ClamdPalsu, str]]:
    if jalur:
        soket = socket.socket(socket.AF_UNIX)
        soket.bind(jalur)
        url = f"unix://{jalur}"
    else:
        soket = socket.socket()
        soket.bind(("127.0.0.1", 0))
        url = f"tcp://127.0.0.1:{soket.getsockname()[1]}"
    soket.listen()
    try:
        yield ClamdPalsu(jawab, soket), url
    finally:
        with contextlib.suppress(OSError):
            soket.shutdown(socket.SHUT_RDWR)
        soket.close()
