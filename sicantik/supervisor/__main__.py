"""The commands behind ./run, once Python and its packages are there."""

import argparse
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

from sicantik.supervisor import data, demo
from sicantik.supervisor.environment import HOST, demo_environment, refuse_production
from sicantik.supervisor.process import Children, StartFailed, run_foreground
from sicantik.supervisor.services import layanan, start_servers

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_BROWSER_TESTS = "tests/peramban"


class Stopped(BaseException):
    """Somebody asked us to stop."""

    def __init__(self, number: int) -> None:
        self.number = number


def run_demo(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("./run demo", description="Menjalankan portal dengan data contoh.")
    parser.add_argument("--until-ready", action="store_true", help="berhenti begitu halaman pertama terjawab")
    parser.add_argument("--port", type=int, help="porta (bawaan: 8000 atau yang kosong sesudahnya)")
    parser.add_argument("--host", default=HOST, choices=[HOST], help=f"selalu {HOST}")
    options = parser.parse_args(arguments)
    return demo.run(port=options.port, until_ready=options.until_ready)


def run_test(arguments: list[str]) -> int:
    """What is named; else everything, two at a time: first without a browser, then the browser's."""
    if arguments:
        return _pytest(arguments, durable=False)
    without_browser = ["-n", "2", "--dist", "loadfile", f"--ignore={_BROWSER_TESTS}"]
    with_browser = ["-n", "2", "--dist", "loadgroup", _BROWSER_TESTS]
    return _pytest(without_browser, durable=False) or _pytest(with_browser, durable=False)


def run_drill(arguments: list[str]) -> int:
    """Tests marked `@pytest.mark.drill(nama=NAME)` at full count, on servers with production's guarantees."""
    os.environ["SICANTIK_DRILL"] = "1"
    if not arguments:
        print("Latihan yang ada (jalankan: ./run drill NAMA):", flush=True)
        return _pytest(["--collect-only", "-q", "-m", "drill"], durable=False)
    name, *more = arguments
    return _pytest(["-m", f"drill(nama={name!r})", "-rA", *more], durable=True)


def run_bench(arguments: list[str]) -> int:
    folder = data.ROOT / "bench"
    names = sorted(path.stem for path in folder.glob("*.py") if "__main__" in path.read_text())  # not their helpers
    if not arguments or arguments[0] not in names:
        raise SystemExit("Pakai: ./run bench NAMA. Yang ada: " + (", ".join(names) or "belum ada"))
    name, *more = arguments
    with data.claim_temporary("bench") as own, layanan("bench", durable=True) as servers:
        env = demo_environment(own, servers, port=8000)
        env["PYTHONPATH"] = str(data.ROOT)
        return run_foreground([sys.executable, folder / f"{name}.py", *more], {**os.environ, **env})


def run_manage(arguments: list[str]) -> int:
    """manage.py on the demo's data, with the running demo's servers or with servers of its own."""
    command = [sys.executable, str(data.ROOT / "manage.py"), *arguments]
    refuse_production()
    try:
        with data.claim(demo.NAME) as folder, Children() as children:
            servers = start_servers(children, folder, durable=True)
            if arguments[:1] == ["demo_tahun"]:  # its permits are signed
                env = demo.start_signer(folder, children, servers, demo.PORTS.start)
            else:
                env = demo_environment(folder, servers, demo.PORTS.start)
                data.write_state(folder, "", env)
            return run_foreground(command, {**os.environ, **env})
    except data.Busy as busy:
        if busy.state is None:
            raise StartFailed("Server peragaan sedang disiapkan; coba lagi sebentar.") from None
        return run_foreground(command, {**os.environ, **busy.state["env"]})


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "demo": run_demo,
    "test": run_test,
    "drill": run_drill,
    "bench": run_bench,
    "manage": run_manage,
}


def _pytest(arguments: list[str], *, durable: bool) -> int:
    with layanan("uji", durable=durable) as servers:
        env = {**os.environ, **servers, "DJANGO_SETTINGS_MODULE": "sicantik.settings.test"}
        return run_foreground([sys.executable, "-m", "pytest", *arguments], env)


def main() -> int:
    os.chdir(data.ROOT)
    command, *arguments = sys.argv[1:]
    for each in _SIGNALS:
        signal.signal(each, _stop)
    try:
        return COMMANDS[command](arguments)
    except Stopped as stopped:
        return 0 if command == "demo" else 128 + stopped.number
    except StartFailed as failure:
        print(failure, file=sys.stderr)
        return 1


def _stop(number: int, frame: FrameType | None) -> None:
    """The first signal unwinds everything that was started; the next ones cannot disturb that."""
    for each in _SIGNALS:
        signal.signal(each, _stopping_already)
    raise Stopped(number)


def _stopping_already(number: int, frame: FrameType | None) -> None:
    """Not SIG_IGN: a signal that has arrived but was not yet handled would print an error."""


if __name__ == "__main__":
    sys.exit(main())
