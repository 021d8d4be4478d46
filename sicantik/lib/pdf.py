"""HTML to PDF with WeasyPrint: bundled fonts and pictures, no network, no files, the same bytes for the same HTML.

WeasyPrint and Pango are loaded at the first document and kept: parsed CSS, fonts and pictures serve a whole worker
(`siapkan` pays for that before the first job). The web process must not carry them; it calls `cetak_terpisah`, which
runs this very file as a program. For that it imports nothing of the project.
"""

import hashlib
import logging
import os
import resource
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

_CETAK = Path(__file__).resolve().parent / "cetak"
_CSS = _CETAK / "rumah.css"
_FONTCONFIG = _CETAK / "fontconfig.conf"
# Everything a document may load, by name. Nothing else is reachable: no scheme, no path, no data: URL.
ASET = {
    "cetak:lambang.svg": "gambar/lambang.svg",
    "cetak:latar.svg": "gambar/latar.svg",
    "cetak:pita.svg": "gambar/pita.svg",
}
# Pictures that a caller hands over with the HTML (JPEG or PNG, sanitised before): a signature made on paper, and
# those of an inspection, which begin with FOTO.
TANDA_TANGAN = "cetak:tanda-tangan"
FOTO = "cetak:foto-"
BATAS_DETIK = 30
_BATAS_GALAT = 300


class CetakGagal(Exception):
    """The document could not be printed; the message may be shown to staff."""


class _Galat(logging.Handler):
    """What WeasyPrint only logs (a picture it left out) is a document with a hole in it: collect, to refuse it."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.pesan: list[str] = []
        self._utas = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._utas:
            self.pesan.append(record.getMessage())


@dataclass(frozen=True)
class _Alat:
    html: Any
    css: Any
    huruf: Any
    pengambil: Callable[[Mapping[str, bytes]], Any]
    fatal: type[BaseException]
    gambar: dict[str, Any] = field(default_factory=dict)


@lru_cache(maxsize=1)
def _alat() -> _Alat:
    """WeasyPrint with our fonts, CSS and fetcher: once per process."""
    # Read by fontconfig when Pango starts: only the bundled fonts exist, so every machine prints the same.
    os.environ["FONTCONFIG_FILE"] = str(_FONTCONFIG)
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class Pengambil(URLFetcher):  # type: ignore[misc]
        def __init__(self, foto: Mapping[str, bytes] | None = None) -> None:
            # The parent would install its HTTP, FTP and file handlers; without them there is nothing to reach.
            self._fail_on_errors = True
            self.foto = foto or {}

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url in self.foto:
                return URLFetcherResponse(url, self.foto[url])
            if url not in ASET:
                # Fatal: other errors only leave the picture out (so do fatal ones inside an SVG; see _Galat).
                raise FatalURLFetchingError(f"alamat di luar berkas cetak: {url[:80]}")
            return URLFetcherResponse(url, (_CETAK / ASET[url]).read_bytes(), {"Content-Type": "image/svg+xml"})

    huruf = FontConfiguration()
    css = CSS(string=_CSS.read_text("utf-8"), font_config=huruf, url_fetcher=Pengambil())
    return _Alat(HTML, css, huruf, Pengambil, FatalURLFetchingError)


def cetak(html: str, *, foto: Mapping[str, bytes] | None = None) -> bytes:
    """Print one document (in a worker). Raises CetakGagal when anything in it is not bundled or cannot be drawn.

    `foto` are pictures of this document only, by their addresses: TANDA_TANGAN, or beginning with FOTO.
    """
    foto = {alamat: isi for alamat, isi in (foto or {}).items() if isi}
    if asing := [alamat for alamat in foto if alamat != TANDA_TANGAN and not alamat.startswith(FOTO)]:
        raise CetakGagal(f"alamat gambar tidak dikenal: {asing[0][:80]}")
    alat, galat, pencatat = _alat(), _Galat(), logging.getLogger("weasyprint")
    pencatat.addHandler(galat)
    try:
        dokumen = alat.html(string=html, url_fetcher=alat.pengambil(foto))
        pdf: bytes = dokumen.write_pdf(
            stylesheets=[alat.css],
            font_config=alat.huruf,
            cache=dict(alat.gambar) if foto else alat.gambar,
            pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
        )
    except alat.fatal as sebab:
        raise CetakGagal(str(sebab)) from sebab
    finally:
        pencatat.removeHandler(galat)
    if galat.pesan:
        raise CetakGagal(galat.pesan[0][:_BATAS_GALAT])
    return pdf


def siapkan() -> None:
    """Pay the first document's price when a worker starts, not in front of an applicant."""
    cetak((_CETAK / "pemanasan.html").read_text("utf-8"))


def cetak_terpisah(html: str, *, batas_detik: int = BATAS_DETIK) -> bytes:
    """The same in a process of its own, for the web process: about half a second, and its memory is given back."""
    # -I: no PYTHONPATH, no working directory; the modules beside this file shadow nothing (one is called "token").
    # The child gets what the libraries need to load, and none of the application's secrets.
    lingkungan = {k: os.environ[k] for k in ("PATH", "HOME", "LD_LIBRARY_PATH", "LANG") if k in os.environ}
    try:
        hasil = subprocess.run(
            [sys.executable, "-I", __file__],
            input=html.encode(),
            capture_output=True,
            timeout=batas_detik,
            env=lingkungan,
            check=False,
        )
    except subprocess.TimeoutExpired as galat:
        raise CetakGagal(f"pencetakan lebih dari {batas_detik} detik") from galat
    if hasil.returncode or not hasil.stdout.startswith(b"%PDF-"):
        pesan = hasil.stderr.decode(errors="replace").strip()[-_BATAS_GALAT:]
        raise CetakGagal(pesan or f"pencetakan berhenti dengan kode {hasil.returncode}")
    return hasil.stdout


def _utama() -> int:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        sys.stdout.buffer.write(cetak(sys.stdin.buffer.read().decode()))
    except CetakGagal as galat:
        sys.stderr.write(str(galat))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(_utama())
