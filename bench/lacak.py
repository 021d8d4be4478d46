"""P1: the tracking page by token, against a bare view. Run with ./run bench lacak.

Ours: a file's whole way through its SOP, returned once, with stops, log, deadlines and the frame of the site.
Bare: one ORM get and a line of HTML, found at the same place of the same routes, behind the same middleware.
Both are called in process, in turns; every request of a round asks for another file.
Goal: ours at least 0.70 × its rate, with one statement, and none of the session for a visitor who has one.
"""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import alat

BERKAS = 40  # files, and requests in a round
PUTARAN = max(alat.PUTARAN, 60)  # short rounds, many of them: the machine is never alone


def environ(jalan: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": jalan,
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_ACCEPT_LANGUAGE": "id-ID,id;q=0.9",
        "HTTP_COOKIE": "sesi=" + "a" * 32,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
    }


def main() -> bool:
    logging.disable(logging.WARNING)
    with alat.basis_data():
        from django.contrib.auth.decorators import login_not_required
        from django.core.handlers.wsgi import WSGIHandler
        from django.db import connection
        from django.http import HttpRequest, HttpResponse
        from django.test.utils import CaptureQueriesContext
        from django.urls import path

        from perizinan.models import Permohonan
        from tests.tracking.contoh import permohonan_lengkap
        from tracking import urls

        @login_not_required
        def polos(request: HttpRequest, pk: int) -> HttpResponse:
            return HttpResponse(f"<p>{Permohonan.objects.get(pk=pk).nomor}</p>")

        urls.urlpatterns.insert(3, path("polos/<int:pk>/", polos))
        semua = [permohonan_lengkap() for _ in range(BERKAS)]
        connection.cursor().execute("ANALYZE")
        aplikasi = WSGIHandler()

        def minta(jalan: str) -> bytes:
            keadaan: list[str] = []
            jawab = aplikasi(environ(jalan), lambda status, kepala: keadaan.append(status))  # type: ignore[arg-type]
            isi = b"".join(jawab)
            jawab.close()
            assert keadaan == ["200 OK"], (jalan, keadaan)
            return isi

        def putaran(jalan: list[str]) -> Callable[[], Callable[[], None]]:
            return lambda: lambda: [minta(j) for j in jalan] and None

        bertoken = [f"/t/{p.token}/" for p in semua]
        waktu = alat.ukur(
            {"polos": putaran([f"/polos/{p.pk}/" for p in semua]), "lacak": putaran(bertoken)}, putaran=PUTARAN
        )
        with CaptureQueriesContext(connection) as tangkap:
            isi = minta(bertoken[0])
        pernyataan = [q["sql"] for q in tangkap.captured_queries]
        alat.cetak(waktu, kali=BERKAS)
        print(f"  halaman {len(isi)} bita, {isi.count(b'<time')} baris catatan\n")
        sesi = sum("django_session" in sql for sql in pernyataan)
        return all(
            [
                alat.putusan("P1 laju halaman lacak / polos", alat.nisbah(waktu, "polos", "lacak"), "≥ 0.70"),
                alat.putusan("P1 pernyataan SQL", len(pernyataan), "≤ 1"),
                alat.putusan("P1 pernyataan sesi", sesi, "≤ 0"),
            ]
        )


if __name__ == "__main__":
    sys.exit(not main())
