"""Children stop with us: asked, killed, or stubborn."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sicantik.supervisor.process import ChildDied, Children, StartFailed
from tests.infra.conftest import alive, descendants, pids, within

# A child that will not listen, with a grandchild that does not either.
STUBBORN = """
import os, pathlib, signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
name = "anak" if os.fork() else "cucu"
pathlib.Path(sys.argv[1], "pid-" + name).write_text(str(os.getpid()))
time.sleep(60)
"""
RUN_STUBBORN = f"""
import sys, time
from sicantik.supervisor.process import Children
from tests.infra.conftest import pids, within
with Children(grace=0.3) as children:
    children.start("bandel", [sys.executable, "-c", {STUBBORN!r}, folder], log=folder / "log" / "bandel.log")
    assert within(5, lambda: len(pids(folder)) == 2)
    print("siap", flush=True)
    time.sleep(60)
"""
Supervisor = Callable[[str], subprocess.Popen[str]]


def test_stopping_leaves_no_process(folder: Path) -> None:
    before = descendants()
    with Children(grace=0.3) as children:
        children.start("tidur", ["sleep", "60"], log=folder / "log" / "tidur.log")
        command = [sys.executable, "-c", STUBBORN, folder]
        children.start("bandel", command, log=folder / "log" / "bandel.log")
        assert within(5, lambda: len(pids(folder)) == 2)

    assert not any(map(alive, pids(folder)))
    assert descendants() == before


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_killing_the_supervisor_leaves_no_process(number: int, folder: Path, supervisor: Supervisor) -> None:
    process = supervisor(RUN_STUBBORN)
    assert all(map(alive, pids(folder)))

    process.send_signal(number)

    assert within(5, lambda: not any(map(alive, pids(folder))))


def test_killing_guardian_is_noticed(folder: Path) -> None:
    with Children() as children:
        (guardian,) = descendants()
        os.kill(guardian, signal.SIGKILL)
        assert within(5, lambda: not alive(guardian))
        with pytest.raises(StartFailed, match="penjaga"):
            children.check()


def test_a_death_before_ready_is_told_with_the_end_of_the_log(folder: Path) -> None:
    with Children() as children:
        children.start("web", ["sh", "-c", "echo rusak; exit 3"], log=folder / "log" / "web.log")
        with pytest.raises(ChildDied, match=r"web berhenti sendiri \(kode 3\)\.\nrusak"):
            children.wait_until(lambda: False, seconds=10, what="web")


def test_waiting_has_an_end(folder: Path) -> None:
    with Children() as children, pytest.raises(StartFailed, match="web belum siap"):
        children.wait_until(lambda: False, seconds=0.1, what="web")
