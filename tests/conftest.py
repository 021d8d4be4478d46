"""What every test stands on: the drills' marker, and a database that can be emptied past its append-only triggers."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.backends.postgresql.operations import DatabaseOperations

from sicantik.lib import antrean

# Filled by migrations: the tests find them as an office does.
TETAP = ("akun_jabatan", "akun_profilkantor", "akun_instansi", "sop_aturaneskalasi")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "drill(nama): repeats at full count in ./run drill NAMA")


@pytest.fixture(scope="session", autouse=True)
def _kosongkan_lewat_pemicu() -> Iterator[None]:
    """Committing tests end with TRUNCATE, which the step log refuses to everybody but a replica."""
    asli = DatabaseOperations.sql_flush

    def sql_flush(self: DatabaseOperations, style: Any, tables: list[str], **lain: Any) -> list[str]:
        perintah = asli(self, style, [t for t in tables if t not in TETAP], **lain)
        return ["SET LOCAL session_replication_role = replica;", *perintah] if perintah else []

    with pytest.MonkeyPatch.context() as tambalan:
        tambalan.setattr(DatabaseOperations, "sql_flush", sql_flush)
        yield


@pytest.fixture(autouse=True)
def _bel_siap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every ring is heard at once; no test inherits another's silence."""
    monkeypatch.setattr(antrean, "SELANG", 0.0)
    monkeypatch.setattr(antrean, "_diam_sampai", 0.0)
