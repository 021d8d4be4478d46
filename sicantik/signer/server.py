"""The signing process: one request at a time over a Unix socket, each one checked before the key is used."""

import logging
import os
import socket
import struct
import threading
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from sicantik.signer import bingkai, kunci
from sicantik.signer.antarmuka import Penandatangan, PenandatanganMati, TandaTanganDitolak
from sicantik.signer.lokal import PenandatanganLokal

log = logging.getLogger(__name__)

# Why this permit, or other document by its id, must not be signed, or None when it may be.
Periksa = Callable[[int, bytes], str | None]

_KREDENSIAL = struct.Struct("3i")  # struct ucred: pid, uid, gid
_BATAS_DETIK = 10.0
_BATAS_JALUR = 107
_ANTREAN = 64
_GALAT_SEMENTARA = "galat pada penanda tangan"


def layani(
    socket_path: str | Path,
    kunci_dir: str | Path,
    periksa: Periksa,
    *,
    buat_kunci: bool = False,
    uid_boleh: Collection[int] = (),
    periksa_lain: Mapping[str, Periksa] | None = None,
    penandatangan: Penandatangan | None = None,
    berhenti: threading.Event | None = None,
) -> None:
    """Serve until `berhenti` is set (or the process ends).

    1. open the key (`buat_kunci`: make one where there is none; demo and tests only)
    2. bind; only our own user and `uid_boleh` get an answer (SO_PEERCRED)
    3. per connection: read, ask `periksa`, sign, answer

    `periksa_lain` are the checks of documents other than permits, by kind; a kind without one is not signed.
    `penandatangan` replaces the local key. Raises KunciBermasalah, or OSError when the socket is taken.
    """
    if penandatangan is None:
        penandatangan = PenandatanganLokal(kunci.buka(Path(kunci_dir), buat=buat_kunci))
    boleh = frozenset({os.getuid(), *uid_boleh})
    menurut_jenis = {**(periksa_lain or {}), "izin": periksa}
    with _dengarkan(Path(socket_path), terbuka=bool(uid_boleh)) as pendengar:
        log.info("penanda tangan siap di %s", socket_path)
        while berhenti is None or not berhenti.is_set():
            try:
                sambungan, _ = pendengar.accept()
            except TimeoutError:
                continue
            with sambungan:
                _layani_satu(sambungan, boleh, menurut_jenis, penandatangan)


def _dengarkan(jalur: Path, *, terbuka: bool) -> socket.socket:
    if len(os.fsencode(jalur)) > _BATAS_JALUR:
        raise OSError(f"jalur soket lebih dari {_BATAS_JALUR} bita: {jalur}")
    if jalur.is_socket() and not _hidup(jalur):
        jalur.unlink()  # left by a process that was killed
    pendengar = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    # Other users need write permission to connect; SO_PEERCRED still decides who is answered.
    lama = os.umask(0o111 if terbuka else 0o177)
    try:
        pendengar.bind(os.fspath(jalur))
    except OSError:
        pendengar.close()
        raise
    finally:
        os.umask(lama)
    pendengar.listen(_ANTREAN)
    pendengar.settimeout(0.5)
    return pendengar


def _hidup(jalur: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as coba:
        coba.settimeout(1)
        try:
            coba.connect(os.fspath(jalur))
        except ConnectionRefusedError:
            return False
        except OSError:
            return True
    return True


def _layani_satu(
    sambungan: socket.socket, boleh: Collection[int], periksa: Mapping[str, Periksa], penandatangan: Penandatangan
) -> None:
    """Whatever the peer sends or however it leaves, the process goes on to the next one."""
    ucred = sambungan.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _KREDENSIAL.size)
    _, uid, _ = _KREDENSIAL.unpack(ucred)
    if uid not in boleh:
        log.warning("pengguna %s ditolak", uid)
        return
    try:
        kepala, pdf = bingkai.terima(sambungan, batas_detik=_BATAS_DETIK)
        jawaban, isi = _jawab(kepala, pdf, periksa, penandatangan)
        sambungan.settimeout(_BATAS_DETIK)
        bingkai.kirim(sambungan, jawaban, isi)
    except (bingkai.BingkaiRusak, OSError) as galat:
        log.warning("sambungan gagal: %s", galat)


def _jawab(
    kepala: dict[str, object], pdf: bytes, periksa: Mapping[str, Periksa], penandatangan: Penandatangan
) -> tuple[dict[str, object], bytes]:
    izin_id, alasan, lokasi = kepala.get("izin_id"), kepala.get("alasan"), kepala.get("lokasi")
    jenis = kepala.get("jenis", "izin")
    if not isinstance(jenis, str) or jenis not in periksa:
        return {"ditolak": "jenis dokumen tidak dikenal"}, b""
    if type(izin_id) is not int or not isinstance(alasan, str) or not isinstance(lokasi, str):
        return {"ditolak": "permintaan tidak lengkap"}, b""
    try:
        sebab = periksa[jenis](izin_id, pdf)
        if sebab is not None:
            log.warning("%s %s ditolak: %s", jenis, izin_id, sebab)
            return {"ditolak": sebab}, b""
        return {"ok": True}, penandatangan.tanda_tangani(pdf, alasan=alasan, lokasi=lokasi)
    except TandaTanganDitolak as galat:
        return {"ditolak": str(galat)}, b""
    except PenandatanganMati as galat:
        return {"galat": str(galat)}, b""
    except Exception:
        log.exception("%s %s: %s", jenis, izin_id, _GALAT_SEMENTARA)
        return {"galat": _GALAT_SEMENTARA}, b""
