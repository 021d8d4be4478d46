"""What was committed is still there at the next start, however the last one ended."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg2
import redis

from sicantik.supervisor.process import Children
from sicantik.supervisor.services import start_servers

WRITE_AND_WAIT = """
import time, psycopg2, redis
from sicantik.supervisor.process import Children
from sicantik.supervisor.services import start_servers
with Children() as children:
    env = start_servers(children, folder, durable=True)
    connection = psycopg2.connect(env["DATABASE_URL"])
    connection.autocommit = True
    connection.cursor().execute("CREATE TABLE bukti AS SELECT 1 AS isi")
    redis.from_url(env["REDIS_URL"]).set("bukti", "1")
    time.sleep(1.1)  # the append-only file is written out once a second
    print("siap", flush=True)
    time.sleep(60)
"""


def test_data_survives_a_killed_supervisor_and_a_clean_stop(
    folder: Path, supervisor: Callable[[str], subprocess.Popen[str]]
) -> None:
    process = supervisor(WRITE_AND_WAIT)
    process.kill()  # and start again at once, while the old server may still be stopping

    for _ in range(2):
        with Children() as children:
            env = start_servers(children, folder, durable=True)
            with psycopg2.connect(env["DATABASE_URL"]) as connection, connection.cursor() as cursor:
                cursor.execute("SELECT isi FROM bukti")
                assert cursor.fetchone() == (1,)
            connection.close()
            with redis.from_url(env["REDIS_URL"]) as valkey:
                assert valkey.get("bukti") == b"1"
