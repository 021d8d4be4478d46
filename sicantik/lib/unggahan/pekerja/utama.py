"""Entry of the parser process: one command from stdin, one answer to stdout, gone."""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from typing import Any, cast

from . import batasi, bingkai
from .perintah import Modul, Perintah
from .tolak import Tolak

# A task imports only the library it needs: Pillow, pikepdf and pdfium cost 30 to 60 ms each.
TUGAS = {
    "gambar": ".gambar",
    "pdf": ".pdf",
    "pratinjau_gambar": ".pratinjau_gambar",
    "pratinjau_pdf": ".pratinjau_pdf",
    "gabung": ".gabung",
}


def jalankan(memori: int, detik: int, terbanyak: int) -> None:
    """1. limit, 2. read all of stdin, 3. import and prepare, 4. lock, 5. parse, 6. answer."""
    batasi.mulai(memori=memori, detik=detik)
    kepala, *bagian = bingkai.baca(sys.stdin.buffer, terbanyak=terbanyak)
    perintah: Perintah = json.loads(kepala)
    modul = cast(Modul, import_module(TUGAS[perintah["tugas"]], __package__))
    modul.siapkan(bagian)
    batasi.kunci()
    jawaban, isi = _jawab(modul, perintah, bagian)
    bingkai.tulis(sys.stdout.buffer, [json.dumps(jawaban).encode(), isi])
    os._exit(0)  # tearing down 100 MB of pixels politely would take as long as an import


def _jawab(modul: Modul, perintah: Perintah, bagian: list[bytes]) -> tuple[dict[str, Any], bytes]:
    try:
        hasil, isi = modul.kerjakan(perintah, bagian)
    except Tolak as galat:
        return {"tolak": galat.kode, "sebab": galat.sebab}, b""
    except MemoryError:
        return {"tolak": "terlalu_rumit", "sebab": "MemoryError"}, b""
    except Exception as galat:  # a parser may raise anything on hostile bytes; all of it means "damaged"
        return {"tolak": "rusak", "sebab": type(galat).__name__}, b""
    return {"hasil": hasil}, isi
