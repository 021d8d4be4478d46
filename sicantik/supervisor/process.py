"""Child processes that cannot outlive us, whatever ends us.

Three nets under each child: we stop it; the kernel signals it when we die (PR_SET_PDEATHSIG); the
guardian kills its process group, so that workers of a web server or of Celery go too.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from sicantik.supervisor import guardian

_LIBC = ctypes.CDLL(None, use_errno=True)
_PR_SET_PDEATHSIG = 1
_PAUSE = 0.05


class StartFailed(Exception):
    """Something did not start; the message is for the person at the terminal."""


class ChildDied(StartFailed):
    """A child ended although nobody asked it to."""

    def __init__(self, child: "Child") -> None:
        code = child.popen.returncode
        super().__init__(f"Proses {child.name} berhenti sendiri (kode {code}).\n{child.last_lines()}")


@dataclass(frozen=True)
class Account:
    """The system account a server runs under when we are root."""

    uid: int
    gid: int


def die_with_parent(number: signal.Signals) -> Callable[[], None]:
    """For `preexec_fn`: the kernel sends `number` to the child when this process dies."""
    parent = os.getpid()

    def bind() -> None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, int(number))
        if os.getppid() != parent:  # we died between fork and prctl
            os._exit(1)

    return bind


@dataclass
class Child:
    name: str
    popen: subprocess.Popen[bytes]
    log: Path
    stop_signal: signal.Signals
    is_server: bool

    def exited(self) -> bool:
        """Whether it ended; it stays a zombie so that its process group keeps its number until `bury`."""
        if self.popen.returncode is not None:
            return True
        return os.waitid(os.P_PID, self.popen.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def bury(self) -> None:
        """Kill what is left of the group, then reap the leader."""
        if self.popen.returncode is None:
            os.killpg(self.popen.pid, signal.SIGKILL)
            self.popen.wait()

    def last_lines(self, count: int = 15) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-count:])


class Children:
    """The children of this process. Leaving the context stops them all: applications first, then servers."""

    def __init__(self, *, grace: float = 8.0, server_grace: float = 30.0) -> None:
        self._grace, self._server_grace = grace, server_grace
        self._running: list[Child] = []
        self._guardian: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        command = [sys.executable, "-I", "-S", guardian.__file__, str(self._grace)]
        self._guardian = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop([c for c in self._running if not c.is_server], self._grace)
        self._stop([c for c in self._running if c.is_server], self._server_grace)
        if self._guardian is not None:
            self._guardian.communicate()  # closes its input; nothing is on its list, so it leaves at once

    def start(
        self,
        name: str,
        command: Sequence[str | Path],
        *,
        log: Path,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        stdin: IO[bytes] | int = subprocess.DEVNULL,
        stdout: IO[bytes] | None = None,
        account: Account | None = None,
        stop_signal: signal.Signals = signal.SIGTERM,
        is_server: bool = False,
    ) -> Child:
        """Start `command` in a process group of its own; `log` gets its output, or what `stdout` does not."""
        with log.open("wb") as output:
            popen = subprocess.Popen(
                [str(part) for part in command],
                env=env,
                cwd=cwd,
                stdin=stdin,
                stdout=stdout or output,
                stderr=output,
                process_group=0,
                user=account.uid if account else None,
                group=account.gid if account else None,
                extra_groups=[] if account else None,
                preexec_fn=die_with_parent(stop_signal),
            )
        self._tell_guardian(f"+{popen.pid}")
        child = Child(name, popen, log, stop_signal, is_server)
        self._running.append(child)
        return child

    def check(self, *, but: Child | None = None) -> None:
        """Raise ChildDied when a child (other than `but`) is no longer there."""
        for child in self._running:
            if child is not but and child.exited():
                self._forget(child)
                raise ChildDied(child)
        if self._guardian is None or self._guardian.poll() is not None:
            raise StartFailed("Proses penjaga berhenti.")

    def wait(self, child: Child) -> int:
        """The exit code of a child that is meant to end. Raises ChildDied when another one ends first."""
        while not child.exited():
            self.check(but=child)
            time.sleep(_PAUSE)
        self._forget(child)
        return child.popen.returncode

    def wait_until(self, ready: Callable[[], bool], *, seconds: float, what: str) -> None:
        """Poll `ready`. Raises ChildDied as soon as a child ends, StartFailed when it takes too long."""
        deadline = time.monotonic() + seconds
        while not ready():
            self.check()
            if time.monotonic() > deadline:
                raise StartFailed(f"{what} belum siap setelah {seconds:.0f} detik.")
            time.sleep(_PAUSE)

    def _stop(self, children: list[Child], grace: float) -> None:
        for child in children:
            if not child.exited():
                os.kill(child.popen.pid, child.stop_signal)  # Popen.send_signal would reap it
        deadline = time.monotonic() + grace
        while time.monotonic() < deadline and not all(child.exited() for child in children):
            time.sleep(_PAUSE)
        for child in children:
            self._forget(child)

    def _forget(self, child: Child) -> None:
        child.bury()
        self._running.remove(child)
        self._tell_guardian(f"-{child.popen.pid}")

    def _tell_guardian(self, line: str) -> None:
        if self._guardian is not None and self._guardian.stdin is not None and self._guardian.poll() is None:
            self._guardian.stdin.write(f"{line}\n".encode())
            self._guardian.stdin.flush()


def run_foreground(command: Sequence[str | Path], env: Mapping[str, str]) -> int:
    """The exit code of a command the person at the terminal talks to. Ctrl-C reaches it directly."""
    bind = die_with_parent(signal.SIGTERM)

    def prepare() -> None:
        bind()
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with subprocess.Popen(command, env=env, preexec_fn=prepare) as process:
            try:
                return process.wait()
            except BaseException:
                process.terminate()
                raise
    finally:
        signal.signal(signal.SIGINT, before)
