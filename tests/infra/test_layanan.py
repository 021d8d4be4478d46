"""The servers of a test run: there while needed, gone without a trace."""

import socket
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest
import redis

from sicantik.supervisor import data, layanan
from tests.infra.conftest import descendants


def test_both_servers_answer_and_leave_nothing(folder: Path) -> None:
    before = descendants()

    with layanan("uji") as env:
        with psycopg2.connect(env["DATABASE_URL"]) as connection, connection.cursor() as cursor:
            for name in ("pg_trgm", "unaccent", "citext", "btree_gist"):
                cursor.execute(f"CREATE EXTENSION {name}")
            cursor.execute("SHOW listen_addresses")
            assert cursor.fetchone() == ("",)
        connection.close()
        with redis.from_url(env["REDIS_URL"]) as valkey:
            assert valkey.ping()
        with socket.create_connection(("127.0.0.1", urlsplit(env["REDIS_URL"]).port or 0)) as stranger:
            stranger.sendall(b"PING\r\n")
            assert stranger.recv(64).startswith(b"-NOAUTH")
        (own,) = data.DATA.glob("sementara-uji-*")
        sockets = (own / "soket-postgres").resolve()
        database = (own / "postgres").resolve()
        assert len(str(sockets)) < 60  # whatever the depth of the checkout
        assert sockets.stat().st_mode & 0o777 == 0o700
        assert database.stat().st_mode & 0o777 == 0o700

    assert descendants() == before
    assert not own.exists()
    assert not sockets.exists()
    assert not database.exists()


def test_servers_named_in_the_environment_are_reused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql:///lain")
    monkeypatch.setenv("REDIS_URL", "redis://lain")

    with layanan("uji") as env:
        assert env == {
            "DATABASE_URL": "postgresql:///lain",
            "DATABASE_OWNER_URL": "postgresql:///lain",
            "REDIS_URL": "redis://lain",
        }
    assert not data.DATA.exists()


def test_the_folder_of_a_killed_run_goes_with_the_next_one(folder: Path) -> None:
    with data.claim_temporary("uji") as running:
        dead = data.DATA / "sementara-uji-mati"
        dead.mkdir()
        (dead / "soket-postgres").symlink_to(subprocess.check_output(["mktemp", "-d"], text=True).strip())
        sockets = (dead / "soket-postgres").readlink()

        with data.claim_temporary("uji"):
            assert running.exists()
            assert not dead.exists()
            assert not sockets.exists()
