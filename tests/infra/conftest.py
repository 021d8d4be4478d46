"""Supervisors of their own, far from the data of the demo and of the running suite."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sicantik.supervisor import data
from sicantik.supervisor.environment import PRODUCTION_ONLY

SERVERS = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "SICANTIK_DEMO", "DJANGO_SETTINGS_MODULE")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty `.data`, and an environment that names no server."""
    for name in (*PRODUCTION_ONLY, *SERVERS):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(data, "DATA", tmp_path / "data")
    (tmp_path / "log").mkdir()
    yield tmp_path
    data.remove(tmp_path)


@pytest.fixture
def supervisor(folder: Path) -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    """Runs a script in a process of its own and returns it once it has printed "siap"."""
    started: list[subprocess.Popen[str]] = []

    def start(script: str) -> subprocess.Popen[str]:
        head = f"from pathlib import Path; folder = Path({str(folder)!r})\n"
        process = subprocess.Popen([sys.executable, "-c", head + script], stdout=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "siap\n"
        return process

    yield start
    for process in started:
        process.send_signal(signal.SIGKILL)
        process.communicate()


def alive(pid: int) -> bool:
    """Whether the process runs; one that waits to be reaped does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def within(seconds: float, condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def pids(folder: Path) -> list[int]:
    """The numbers that the children of a test wrote into `pid-*` files."""
    return [int(path.read_text()) for path in folder.glob("pid-*") if path.read_text()]


def descendants() -> set[int]:
    """Everything below this process."""
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(") ")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if fields[0] != "Z":
            parents[int(path.parent.name)] = int(fields[1])
    found, edge = set[int](), {os.getpid()}
    while edge:
        edge = {pid for pid, parent in parents.items() if parent in edge}
        found |= edge
    return found
