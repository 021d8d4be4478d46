"""Where a run keeps its data, and the lock that lets one supervisor at a time use it.

`.data/demo` stays; a test or benchmark gets a folder of its own that goes with it (after a crash: with the
next one). Two things cannot lie inside the folder and are links in it: the socket folders (a socket path has
room for 107 bytes) and, for root, the database (account.py).
"""

import contextlib
import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TypedDict

from sicantik.supervisor.process import Account, StartFailed

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / ".data"
_TEMPORARY = "sementara-"


class State(TypedDict):
    """What a running supervisor tells others; `address` is empty until its first page was answered."""

    pid: int
    address: str
    env: dict[str, str]


class Busy(Exception):
    """Another supervisor holds the folder."""

    def __init__(self, state: State | None) -> None:
        super().__init__("Data ini sedang dipakai proses lain.")
        self.state = state


@contextlib.contextmanager
def claim(name: str) -> Iterator[Path]:
    """The folder `.data/NAME`, ours for the duration. Raises Busy with the other's state."""
    _private(DATA)
    folder = _private(DATA / name)
    with (folder / "kunci").open("a") as lock:
        if not _lock(lock):
            raise Busy(read_state(folder))
        try:
            yield folder
        finally:
            (folder / "berjalan.json").unlink(missing_ok=True)
            remove_sockets(folder)


@contextlib.contextmanager
def claim_temporary(name: str) -> Iterator[Path]:
    """A new folder that is removed afterwards, together with those of runs that were killed."""
    with contextlib.ExitStack() as stack:
        _private(DATA)
        with (DATA / "kunci").open("a") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            _sweep()
            folder = Path(tempfile.mkdtemp(prefix=f"{_TEMPORARY}{name}-", dir=DATA))
            lock = stack.enter_context((folder / "kunci").open("a"))
            fcntl.flock(lock, fcntl.LOCK_EX)
        stack.callback(remove, folder)
        yield folder


def write_state(folder: Path, address: str, env: dict[str, str]) -> None:
    state: State = {"pid": os.getpid(), "address": address, "env": env}
    write_secret(folder / "berjalan.json", json.dumps(state))


def read_state(folder: Path) -> State | None:
    try:
        state: State = json.loads((folder / "berjalan.json").read_text())
    except FileNotFoundError:
        return None
    return state


def write_secret(path: Path, text: str) -> None:
    """Replace `path` as a whole; only its owner can read it."""
    handle, name = tempfile.mkstemp(dir=path.parent)  # mode 0600
    with open(handle, "w") as file:
        file.write(text)
    os.replace(name, path)


def socket_folder(link: Path, account: Account | None = None) -> Path:
    """A short private folder for a socket, reachable as `link`; the one of an earlier run is removed."""
    _remove_target(link)
    folder = Path(tempfile.mkdtemp(prefix="sicantik-", dir="/tmp"))
    if account:
        os.chown(folder, account.uid, account.gid)
    link.symlink_to(folder)
    return folder


def remove(folder: Path) -> None:
    """Remove a folder with what its links point to."""
    for link in folder.iterdir():
        _remove_target(link)
    shutil.rmtree(folder)


def remove_sockets(folder: Path) -> None:
    for link in folder.glob("soket-*"):
        _remove_target(link)


def _private(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_uid != os.geteuid():
        raise StartFailed(f"Folder {folder} milik pengguna lain: jalankan sebagai pemiliknya.")
    return folder


def _lock(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _sweep() -> None:
    for folder in DATA.glob(f"{_TEMPORARY}*"):
        with (folder / "kunci").open("a") as lock:
            if _lock(lock):
                remove(folder)


def _remove_target(link: Path) -> None:
    if link.is_symlink():
        shutil.rmtree(link.readlink(), ignore_errors=True)
        link.unlink()
