"""The worker's side of the signer: no key, no pyHanko."""

import os
import socket
from pathlib import Path

from sicantik.signer import bingkai
from sicantik.signer.antarmuka import PenandatanganMati, TandaTanganDitolak

__all__ = ["PenandatanganMati", "TandaTanganDitolak", "tanda_tangani"]


def tanda_tangani(
    socket_path: str | Path,
    izin_id: int,
    pdf: bytes,
    *,
    jenis: str = "izin",
    alasan: str = "Penetapan izin",
    lokasi: str = "",
    batas_detik: float = 30.0,
) -> bytes:
    """The signed PDF of the permit, or of the document `jenis` with that id.

    Raises PenandatanganMati (try again later) or TandaTanganDitolak (with the reason)."""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as soket:
            soket.settimeout(batas_detik)
            soket.connect(os.fspath(socket_path))
            bingkai.kirim(soket, {"jenis": jenis, "izin_id": izin_id, "alasan": alasan, "lokasi": lokasi}, pdf)
            jawaban, hasil = bingkai.terima(soket, batas_detik=batas_detik)
    except (OSError, bingkai.BingkaiRusak) as galat:
        raise PenandatanganMati(f"penanda tangan tidak menjawab: {galat}") from galat
    if "ditolak" in jawaban:
        raise TandaTanganDitolak(str(jawaban["ditolak"]))
    if jawaban.get("ok") is not True or not hasil.startswith(b"%PDF-"):
        raise PenandatanganMati(str(jawaban.get("galat", "jawaban tidak dikenal")))
    return hasil
