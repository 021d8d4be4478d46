"""Root only: PostgreSQL refuses to run as root, so it gets an account, a copy and a folder of its own.

A checkout in /root (mode 700) stays as closed as it was; nothing above our own folder is touched.
"""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

from sicantik.supervisor.process import Account

NAME = "sicantik-pg"
SHARED = Path("/var/lib/sicantik")


def database_account() -> Account | None:
    """The account PostgreSQL runs under: our own (None), or a system account when we are root."""
    if os.geteuid() != 0:
        return None
    with contextlib.suppress(KeyError):
        return _account(NAME)
    command = ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", NAME]
    path = {"PATH": "/usr/sbin:/sbin:/usr/bin:/bin"}
    try:
        subprocess.run(command, check=True, capture_output=True, env=path)
        return _account(NAME)
    except (OSError, subprocess.CalledProcessError):
        return _account("nobody")  # no useradd here, or /etc is read-only


def readable_copy(parts: list[Path], version: str) -> Path:
    """A folder that holds a copy of `parts` the account can read; made once per version."""
    copy = SHARED / f"postgres-{version}"
    if not copy.is_dir():
        SHARED.mkdir(mode=0o755, parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix="baru-", dir=SHARED))
        for part in parts:
            shutil.copytree(part, fresh / part.name)
        for path in [fresh, *fresh.rglob("*")]:
            runnable = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runnable else 0o644)
        try:
            fresh.rename(copy)
        except OSError:  # another run was quicker
            shutil.rmtree(fresh)
    return copy


def own_folder(path: Path, account: Account | None) -> Path:
    """`path` as a folder only the account can enter; with an account, a link to one outside the checkout."""
    if account is None:
        path.mkdir(mode=0o700, exist_ok=True)
        return path
    if not path.is_dir():
        path.unlink(missing_ok=True)  # a link whose target was removed
        SHARED.mkdir(mode=0o755, parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix="data-", dir=SHARED))
        os.chown(folder, account.uid, account.gid)
        path.symlink_to(folder)
    return path.resolve()


def _account(name: str) -> Account:
    entry = pwd.getpwnam(name)
    return Account(entry.pw_uid, entry.pw_gid)
