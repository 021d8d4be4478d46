"""Files on disk: written whole or not at all, under generated names, below BERKAS_DIR."""

import os
import tempfile
from pathlib import Path

from django.conf import settings


class RuangHabis(Exception):
    """The disk is full; nothing was written."""


def simpan(jalur: str, isi: bytes) -> None:
    """Write `isi` to `jalur` (relative): temporary file, fsync, rename, fsync of the folder. Overwrites."""
    tujuan = lokasi(jalur)
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    pegangan, sementara = tempfile.mkstemp(prefix=".baru-", dir=tujuan.parent)
    try:
        with os.fdopen(pegangan, "wb") as berkas:
            berkas.write(isi)
            berkas.flush()
            os.fsync(berkas.fileno())
        Path(sementara).replace(tujuan)
    except OSError as e:
        Path(sementara).unlink(missing_ok=True)
        raise RuangHabis("Penyimpanan penuh. Kami sudah diberi tahu; coba lagi nanti.") from e
    folder = os.open(tujuan.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def baca(jalur: str) -> bytes:
    return lokasi(jalur).read_bytes()


def hapus(jalur: str) -> None:
    lokasi(jalur).unlink(missing_ok=True)


def lokasi(jalur: str) -> Path:
    """The absolute path. Raises ValueError for a path that leaves BERKAS_DIR."""
    akar = Path(settings.BERKAS_DIR).resolve()
    tujuan = (akar / jalur).resolve()
    if not tujuan.is_relative_to(akar):
        raise ValueError(f"jalur di luar simpanan: {jalur!r}")
    return tujuan
