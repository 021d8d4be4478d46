"""Providers at the other end: an SMTP server, an SMS gateway, and adapters that do as they are told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

from aiosmtpd.controller import Controller

from notifikasi.models import Pesan


@dataclass
class Terekam:
    """An adapter that keeps the references it was given and then does `lalu`."""

    lalu: Callable[[Pesan], None] = lambda pesan: None
    referensi: list[str] = field(default_factory=list)
    _kunci: Lock = field(default_factory=Lock)

    def kirim(self, pesan: Pesan) -> None:
        with self._kunci:
            self.referensi.append(str(pesan.pk))
        self.lalu(pesan)


class KotakSurat:
    """What an SMTP server received. `jawab` may answer RCPT or DATA otherwise."""

    def __init__(self) -> None:
        self.surat: list[EmailMessage] = []
        self.jawab: dict[str, str] = {}

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if "RCPT" in self.jawab:
            return self.jawab["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if "DATA" in self.jawab:
            return self.jawab["DATA"]
        self.surat.append(BytesParser(EmailMessage, policy=default).parsebytes(envelope.content))
        return "250 OK"

    async def handle_QUIT(self, server: Any, session: Any, envelope: Any) -> str:
        return self.jawab.get("QUIT", "221 Bye")


class _Pengendali(Controller):
    """On a port of the system's choice, which aiosmtpd's own check does not expect."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def server_smtp(**pilihan: Any) -> Iterator[tuple[KotakSurat, int]]:
    """A real SMTP server on a free port of the loopback, with its inbox."""
    kotak = KotakSurat()
    pengendali = _Pengendali(kotak, hostname="127.0.0.1", port=0, **pilihan)
    pengendali.start()
    try:
        yield kotak, pengendali.port
    finally:
        pengendali.stop()


@dataclass
class Gerbang:
    """What an SMS gateway received, and how it answers: a status, or a function that gets the raw handler."""

    jawab: int | Callable[[BaseHTTPRequestHandler], None] = 200
    diterima: list[dict[str, str]] = field(default_factory=list)
    kunci: list[str] = field(default_factory=list)
    url: str = ""


@contextmanager
def gerbang_sms() -> Iterator[Gerbang]:
    gerbang = Gerbang()

    class Penerima(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            gerbang.diterima.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            gerbang.kunci.append(self.headers["Authorization"])
            if callable(gerbang.jawab):
                gerbang.jawab(self)
                return
            self.send_response(gerbang.jawab)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *isi: Any) -> None:
            """Nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Penerima)
    gerbang.url = f"http://:kunci%2Drahasia@127.0.0.1:{server.server_port}/kirim?v=1"
    utas = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    utas.start()
    try:
        yield gerbang
    finally:
        server.shutdown()
        server.server_close()
        utas.join()
