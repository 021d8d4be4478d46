"""Files on disk: written whole or not at all, under generated names, below BERKAS_DIR."""

import logging
import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)


class RuangHabis(Exception):
    """The disk is full; nothing was written."""


def simpan(jalur: str, isi: bytes, *, satu_penulis: bool = False) -> None:
    """Write `isi` to `jalur` (relative): temporary file, fsync, rename, fsync of the folder. Overwrites.

    `satu_penulis`: the caller holds a lock that makes it the only one to write this name, so what a killed
    predecessor left half-written goes. Raises RuangHabis when the disk takes it not or not safely.
    """
    tujuan = lokasi(jalur)
    awalan = f".baru-{tujuan.name}-"
    tertulis: Path | None = None
    try:
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        for sisa in tujuan.parent.glob(f"{awalan}*") if satu_penulis else ():
            sisa.unlink(missing_ok=True)
        pegangan, sementara = tempfile.mkstemp(prefix=awalan, dir=tujuan.parent)
        tertulis = Path(sementara)
        with os.fdopen(pegangan, "wb") as berkas:
            berkas.write(isi)
            berkas.flush()
            os.fsync(berkas.fileno())
        tertulis = tertulis.replace(tujuan)
        _fsync(tujuan.parent)
    except OSError as e:
        if tertulis is not None:
            tertulis.unlink(missing_ok=True)
        log.error("%s tidak tersimpan: %s", jalur, e)
        raise RuangHabis(_("Penyimpanan penuh. Kami sudah diberi tahu; coba lagi nanti.")) from e


def gandakan(asal: str, tujuan: str) -> None:
    """A second name for a file, which stays when the first one goes. Files are never written in place, so both can
    share their bytes; where the disk cannot link, the bytes are copied. Raises RuangHabis.
    """
    nama = lokasi(tujuan)
    try:
        nama.parent.mkdir(parents=True, exist_ok=True)
        nama.hardlink_to(lokasi(asal))
        _fsync(nama.parent)
    except OSError:
        simpan(tujuan, baca(asal))


def baca(jalur: str) -> bytes:
    return lokasi(jalur).read_bytes()


def hapus(jalur: str) -> None:
    lokasi(jalur).unlink(missing_ok=True)


def hapus_folder(jalur: str) -> None:
    shutil.rmtree(lokasi(jalur), ignore_errors=True)


def lokasi(jalur: str) -> Path:
    """The absolute path. Raises ValueError for a path that leaves BERKAS_DIR."""
    akar = Path(settings.BERKAS_DIR).resolve()
    tujuan = (akar / jalur).resolve()
    if not tujuan.is_relative_to(akar):
        raise ValueError(f"jalur di luar simpanan: {jalur!r}")
    return tujuan


def _fsync(folder: Path) -> None:
    pegangan = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(pegangan)
    finally:
        os.close(pegangan)
