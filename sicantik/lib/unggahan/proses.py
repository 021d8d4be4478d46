"""Runs one task in a parser process of its own and brings back its answer, whatever becomes of it."""

from __future__ import annotations

import json
import logging
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from .batas import Batas
from .galat import PESAN, UnggahanDitolak
from .pekerja import bingkai
from .pekerja.perintah import Perintah

log = logging.getLogger(__name__)

# The folder goes last on the path and `sicantik` itself is never imported: no settings, no Celery.
_SKRIP: Final = (
    "import sys; sys.path.append(sys.argv[1]); from pekerja.utama import jalankan; jalankan(*map(int, sys.argv[2:]))"
)
_FOLDER: Final = str(Path(__file__).resolve().parent)
_LINGKUNGAN: Final = {"LC_ALL": "C.UTF-8", "MALLOC_ARENA_MAX": "1"}

# Two parsers at a time in one web or worker process: more would only share the same cores and memory.
BERSAMAAN: Final = 2
_giliran = threading.BoundedSemaphore(BERSAMAAN)
_SINYAL_WAKTU: Final = (-signal.SIGXCPU, -signal.SIGALRM)


@dataclass(frozen=True, slots=True)
class Jawaban:
    hasil: dict[str, Any]
    isi: bytes


def minta(perintah: Perintah, bagian: Sequence[bytes], batas: Batas) -> Jawaban:
    """Raises ``UnggahanDitolak`` for every refusal, crash, hang and nonsense answer of the process."""
    if not _giliran.acquire(timeout=batas.detik):
        raise tolakan("sibuk", batas)
    try:
        kepala, isi = _tukar([json.dumps(perintah).encode(), *bagian], batas)
    finally:
        _giliran.release()
    if "tolak" in kepala:
        raise tolakan(str(kepala["tolak"]), batas, sebab=str(kepala.get("sebab", ""))[:60])
    hasil = kepala.get("hasil")
    if not isinstance(hasil, dict):
        raise tolakan("rusak", batas, sebab="answer")
    return Jawaban(hasil, isi)


def tolakan(kode: str, batas: Batas, *, sebab: str = "") -> UnggahanDitolak:
    dikenal = kode if kode in PESAN else "rusak"
    log.info("upload refused: %s (%s)", dikenal, sebab)
    nilai = {
        "mb": batas.byte // (1024 * 1024),
        "megapiksel": batas.piksel // 1_000_000,
        "halaman": batas.halaman,
        "detik": batas.detik,
    }
    return UnggahanDitolak(dikenal, nilai, sebab=sebab)


def _tukar(kirim: Sequence[bytes], batas: Batas) -> tuple[dict[str, Any], bytes]:
    masukan = sum(map(len, kirim))
    argumen = [_SKRIP, _FOLDER, str(batas.memori), str(batas.detik), str(masukan)]
    proses = _mulai(argumen, batas)
    habis = threading.Event()

    def hentikan() -> None:
        habis.set()
        proses.kill()

    jam = threading.Timer(batas.detik, hentikan)
    jam.daemon = True
    jam.start()
    try:
        assert proses.stdin is not None
        assert proses.stdout is not None
        return _bicara(proses.stdin, proses.stdout, kirim, batas)
    except (EOFError, ValueError, OSError, RecursionError):
        proses.kill()
        kode = "waktu_habis" if proses.wait() in _SINYAL_WAKTU or habis.is_set() else "rusak"
        raise tolakan(kode, batas, sebab=f"exit {proses.returncode}") from None
    finally:
        jam.cancel()
        _bereskan(proses)


def _mulai(argumen: Sequence[str], batas: Batas) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            [sys.executable, "-I", "-c", *argumen],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_LINGKUNGAN,
            cwd="/",
            start_new_session=True,
        )
    except OSError as galat:  # the machine has no process or memory to spare
        raise tolakan("sibuk", batas, sebab=type(galat).__name__) from galat


def _bicara(masuk: IO[bytes], keluar: IO[bytes], kirim: Sequence[bytes], batas: Batas) -> tuple[dict[str, Any], bytes]:
    """The process reads everything before it answers, so writing first cannot deadlock."""
    bingkai.tulis(masuk, kirim)
    kepala, isi = bingkai.baca(keluar, terbanyak=batas.keluaran)
    jawaban = json.loads(kepala)
    if not isinstance(jawaban, dict):
        raise ValueError("answer")
    return jawaban, isi


def _bereskan(proses: subprocess.Popen[bytes]) -> None:
    proses.kill()
    proses.wait()
    for pipa in (proses.stdin, proses.stdout):
        if pipa is not None:
            with suppress(OSError):
                pipa.close()
