"""The whole portal with demo data on this machine: `./run demo`."""

import http.client
import os
import socket
import sys
import time
from pathlib import Path

from sicantik.supervisor import data
from sicantik.supervisor.environment import HOST, demo_environment, refuse_production, signer_environment
from sicantik.supervisor.process import Child, Children, StartFailed
from sicantik.supervisor.services import start_servers

NAME = "demo"
PORTS = range(8000, 8100)
WEB_THREADS = 4  # pinned: each keeps a database connection
_PYTHON_M = [sys.executable, "-m"]
_SECONDS = 90.0


def run(*, port: int | None = None, until_ready: bool = False) -> int:
    """Start everything, print the address, watch until stopped.

    1. Refuse production settings and a second demo on the same data.
    2. Start the servers and bring the database up to date.
    3. Start the signer; make the demo data, whose permits it signs; start web, worker and beat.
    4. Wait for the first page, then print the address and the demo accounts.
    5. Watch: one dead process ends the demo.
    """
    refuse_production()
    try:
        with data.claim(NAME) as folder, Children() as children:
            _run(folder, children, port or free_port(), until_ready=until_ready)
    except data.Busy as busy:
        return _tell_running(busy)
    return 0


def _run(folder: Path, children: Children, port: int, *, until_ready: bool) -> None:
    print("Menyiapkan SiCantik …", flush=True)
    accounts, worker = start_portal(folder, children, port)
    print(f"\nSiCantik siap: http://{HOST}:{port}/\n\n{accounts}\nCatatan proses: {folder / 'log'}", flush=True)
    if until_ready:
        children.wait_until(lambda: " ready." in worker.last_lines(50), seconds=_SECONDS, what="Pekerja")
        return
    print("Tekan Ctrl-C untuk berhenti.", flush=True)
    while True:
        children.check()
        time.sleep(0.5)


def start_portal(folder: Path, children: Children, port: int, *, durable: bool = True) -> tuple[str, Child]:
    """Everything that the portal is, up to its first page; returns the list of demo accounts and the worker."""
    servers = start_servers(children, folder, durable=durable)
    env = start_signer(folder, children, servers, port)
    accounts = _prepare(folder, children, env)
    worker = _start_applications(folder, children, env, port)
    children.wait_until(lambda: _first_page(port), seconds=_SECONDS, what="Halaman pertama")
    data.write_state(folder, env["SITUS_URL"], env)
    return accounts, worker


def start_signer(folder: Path, children: Children, servers: dict[str, str], port: int) -> dict[str, str]:
    """The signer; returns what every other process of the demo finds, its socket among it."""
    signer = data.socket_folder(folder / "soket-penandatangan") / "tanda.sock"
    env = demo_environment(folder, servers, port, signer=signer)
    data.write_state(folder, "", env)
    _start(folder, children, env, "penandatangan", "django penandatangan", **signer_environment(folder))
    children.wait_until(signer.is_socket, seconds=_SECONDS, what="Penandatangan")
    return env


def _prepare(folder: Path, children: Children, env: dict[str, str]) -> str:
    """Migrate, load the packs, fill in demo data; returns the list of demo accounts."""
    output = folder / "log" / "akun.txt"
    with output.open("wb") as stdout:
        command = [*_PYTHON_M, "sicantik.supervisor.prepare"]
        env = {**os.environ, **env, "DATABASE_URL": env["DATABASE_OWNER_URL"]}
        child = children.start(
            "siapkan", command, log=folder / "log" / "siapkan.log", env=env, cwd=data.ROOT, stdout=stdout
        )
    if children.wait(child) != 0:
        raise StartFailed(f"Basis data gagal disiapkan.\n{child.last_lines()}")
    return output.read_text()


def _start_applications(folder: Path, children: Children, env: dict[str, str], port: int) -> Child:
    """Start web, worker and beat; returns the worker."""
    web = f"granian --interface wsgi --host {HOST} --port {port} --no-ws --workers 1 --blocking-threads {WEB_THREADS}"
    _start(folder, children, env, "web", f"{web} sicantik.wsgi:application")
    beat = ["celery", "-A", "sicantik", "beat", "--pidfile=", "-s", str(folder / "jadwal")]
    _start(folder, children, env, "jadwal", beat)
    worker = "celery -A sicantik worker -c 2 -l INFO --without-gossip --without-mingle"
    return _start(folder, children, env, "pekerja", worker)


def _start(
    folder: Path, children: Children, env: dict[str, str], name: str, command: str | list[str], **more: str
) -> Child:
    words = command.split() if isinstance(command, str) else command
    log = folder / "log" / f"{name}.log"
    return children.start(name, [*_PYTHON_M, *words], log=log, env={**os.environ, **env, **more}, cwd=data.ROOT)


def _first_page(port: int) -> bool:
    """Whether the home page answers. A server error is not waited out."""
    connection = http.client.HTTPConnection(HOST, port, timeout=30)
    try:
        connection.request("GET", "/")
        status = connection.getresponse().status
    except OSError:
        return False
    finally:
        connection.close()
    if status != http.HTTPStatus.OK:
        raise StartFailed(f"Halaman pertama menjawab {status}. Lihat .data/{NAME}/log/web.log.")
    return True


def free_port() -> int:
    for port in PORTS:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise StartFailed(f"Tidak ada porta kosong antara {PORTS.start} dan {PORTS.stop - 1}; beri --port.")


def _tell_running(busy: data.Busy) -> int:
    if busy.state is None or not busy.state["address"]:
        print("Data peragaan sedang dipakai perintah lain; coba lagi sebentar.")
        return 1
    print(f"Peragaan sudah berjalan: {busy.state['address']}/ (proses {busy.state['pid']})")
    return 0
