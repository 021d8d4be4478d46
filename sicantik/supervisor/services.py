"""The two servers a run needs, whichever of them the environment does not name."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sicantik.supervisor import data, postgres, valkey
from sicantik.supervisor.process import Children


@contextmanager
def layanan(nama: str, *, durable: bool = False) -> Iterator[dict[str, str]]:
    """PostgreSQL and Valkey with empty data, gone afterwards.

    Yields DATABASE_URL, DATABASE_OWNER_URL and REDIS_URL. Servers named in the environment are reused.
    `durable` keeps production's write guarantees (drills, benchmarks).
    """
    if {"DATABASE_URL", "REDIS_URL"} <= os.environ.keys():
        yield _named()
        return
    with data.claim_temporary(nama) as folder, Children() as children:
        yield start_servers(children, folder, durable=durable)


def start_servers(children: Children, folder: Path, *, durable: bool) -> dict[str, str]:
    """Start what the environment does not name, with its data in `folder`."""
    (folder / "log").mkdir(exist_ok=True)
    env = _named()
    if "DATABASE_URL" not in env:
        env["DATABASE_URL"] = env["DATABASE_OWNER_URL"] = postgres.start(children, folder, durable=durable)
    if "REDIS_URL" not in env:
        env["REDIS_URL"] = valkey.start(children, folder, durable=durable)
    return env


def _named() -> dict[str, str]:
    named = {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL") if name in os.environ}
    if "DATABASE_URL" in named:
        named["DATABASE_OWNER_URL"] = os.environ.get("DATABASE_OWNER_URL", named["DATABASE_URL"])
    return named
