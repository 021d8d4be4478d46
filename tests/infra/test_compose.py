"""The production set-up, checked without an engine: what is open, what is secret, what is written down."""

import os
import re
import subprocess
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import get_commands

from sicantik.settings import env
from sicantik.supervisor import account, postgres
from sicantik.supervisor.process import Children

BERI = import_module("perizinan.migrations.0005_hak_penandatangan").BERI
ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docker-compose.yml").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load(TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {name for name, service in SERVICES.items() if "build" in service}
SIGNER = "penandatangan"


def strict_variables() -> set[str]:
    """The variables that production settings demand."""
    text = (ROOT / "sicantik" / "settings" / "base.py").read_text()
    return set(re.findall(r'env\.(?:teks|kunci|basis_data)\("(\w+)"(?:\)|, "" if DEMO else None\))', text))


def test_every_part_of_the_portal_is_there() -> None:
    assert {"proxy", "web", "worker", "beat", SIGNER, "migrasi", "postgres", "redis", "pemindai"} == set(SERVICES)
    assert {"web", "worker", "beat", SIGNER, "migrasi"} == OURS


def test_images_are_pinned() -> None:
    for name, service in SERVICES.items():
        tag = service["image"].partition(":")[2]
        assert re.search(r"\d", tag), name
        assert "latest" not in tag, name
    for line in re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE):
        assert re.search(r":\d+\.\d+", line)


def test_only_the_proxy_publishes_ports() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["dalam"]["internal"] is True
    for name in ("web", "beat", "postgres", "redis", "migrasi"):
        assert SERVICES[name]["networks"] == ["dalam"], name


def test_only_the_signer_sees_the_key_and_it_knows_no_other_secret() -> None:
    holders = [name for name, service in SERVICES.items() if "kunci-penandatangan:" in str(service.get("volumes"))]
    assert holders == [SIGNER]
    assert [name for name in OURS if "PENANDATANGAN_DIR" in SERVICES[name]["environment"]] == [SIGNER]

    given = set(re.findall(r"\$\{(\w+)", str(SERVICES[SIGNER]["environment"])))
    assert given == {"SANDI_PENANDATANGAN", "NAMA_SITUS"}


def test_only_the_migration_owns_the_tables() -> None:
    owners = [name for name in OURS if "//pemilik:" in SERVICES[name]["environment"]["DATABASE_URL"]]
    assert owners == ["migrasi"]


def test_our_containers_cannot_write_or_gain_rights() -> None:
    for name in OURS:
        assert SERVICES[name]["read_only"] is True, name
        assert SERVICES[name]["cap_drop"] == ["ALL"], name
    assert re.search(r"^USER sicantik$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)


def test_every_container_is_watched() -> None:
    unwatched = [name for name, service in SERVICES.items() if "healthcheck" not in service]
    assert unwatched == ["migrasi"]


def test_every_variable_is_written_down() -> None:
    written = set(re.findall(r"^(?:# )?(\w+)=", (ROOT / ".env.contoh").read_text(), re.MULTILINE))
    used = set(re.findall(r"(?<!\$)\$\{(\w+)", TEXT))

    assert used
    assert used <= written
    assert strict_variables() <= written


@pytest.mark.parametrize("name", sorted(OURS))
def test_every_strict_setting_is_given(name: str) -> None:
    assert len(strict_variables()) > 8
    assert strict_variables() <= set(SERVICES[name]["environment"])


def test_the_keys_that_are_not_used_still_read_as_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    image_key = re.search(r"K=(k1:\S+)", (ROOT / "Dockerfile").read_text())
    assert image_key
    for value in (SERVICES[SIGNER]["environment"]["KUNCI_DATA"], image_key[1]):
        monkeypatch.setenv("KUNCI_DATA", value)
        assert len(env.kunci("KUNCI_DATA")) == 1


def test_commands_name_things_that_exist() -> None:
    commands = get_commands()
    for name in OURS:
        words = str(SERVICES[name]["command"])
        for found in re.findall(r"manage\.py (\w+)", words):
            assert found in commands, f"{name}: {found}"
        for module in re.findall(r"-A (\w+)|(\w+\.wsgi):application", words):
            assert find_spec("".join(module)), name


def test_the_portal_only_changes_rows_and_the_signer_only_reads_them(folder: Path) -> None:
    sql = COMPOSE["configs"]["peran"]["content"]
    psql = postgres.find_programs(account.database_account()) / "psql"

    def run(url: str, statement: str) -> subprocess.CompletedProcess[str]:
        command = [psql, "-q", "-v", "ON_ERROR_STOP=1", url]
        environment = {**os.environ, "SANDI_APLIKASI": "rahasia'1", "SANDI_PENANDATANGAN": "rahasia'2"}
        return subprocess.run(command, input=statement, env=environment, capture_output=True, text=True, check=False)

    with Children() as children:
        owner = postgres.start(children, folder, durable=False)
        portal, signer = (owner.replace("pemilik@", f"{role}@") for role in ("sicantik", "penandatangan"))
        made = run(owner, sql)
        assert (made.returncode, made.stderr) == (0, "")
        run(owner, "CREATE TABLE izin (id bigint GENERATED ALWAYS AS IDENTITY, isi text)").check_returncode()

        write = ("INSERT INTO izin (isi) VALUES ('a')", "UPDATE izin SET isi = 'b'", "DELETE FROM izin")
        change = ("DROP TABLE izin", "TRUNCATE izin", "ALTER TABLE izin ADD x int", "CREATE TABLE lain ()")
        for allowed in ("SELECT * FROM izin", *write):
            run(portal, allowed).check_returncode()
        columns = "id bigint, isi text, terbit timestamptz, sewa_sampai timestamptz"
        run(owner, f"CREATE TABLE perizinan_izin ({columns}); {BERI}").check_returncode()
        run(signer, "SELECT id, terbit, sewa_sampai FROM perizinan_izin").check_returncode()
        for hidden in ("SELECT * FROM izin", "SELECT isi FROM perizinan_izin"):
            assert "permission denied" in run(signer, hidden).stderr, hidden
        for url, statement in [*((portal, c) for c in change), *((signer, w) for w in (*write, *change))]:
            assert re.search("permission denied|must be owner", run(url, statement).stderr), statement
