"""The bootstrap script, as far as it goes without installing anything."""

import importlib.machinery
import importlib.util
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def run() -> ModuleType:
    loader = importlib.machinery.SourceFileLoader("run", str(ROOT / "run"))
    spec = importlib.util.spec_from_loader("run", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_without_a_command_it_explains_itself(run: ModuleType) -> None:
    answer = subprocess.run([ROOT / "run"], capture_output=True, text=True, check=True)

    for command in run.COMMANDS:
        assert f"\n  {command} " in answer.stdout


def test_an_unknown_command_is_an_error() -> None:
    answer = subprocess.run([ROOT / "run", "jalan"], capture_output=True, text=True, check=False)

    assert answer.returncode == 1
    assert "'jalan' tidak ada" in answer.stderr


def test_only_new_packages_are_unpacked_never_an_upgrade_of_libc(run: ModuleType) -> None:
    plan = """\
Inst libc6 [2.36-9+deb12u10] (2.36-9+deb12u13 Debian:12.12/oldstable [amd64])
Inst libpango-1.0-0 (1.50.12+ds-1 Debian:12.12/oldstable [amd64])
Inst libxcb1 (1.15-1 Debian:12.12/oldstable [amd64]) []
Conf libpango-1.0-0 (1.50.12+ds-1 Debian:12.12/oldstable [amd64])
"""

    assert run.new_packages(plan) == ["libpango-1.0-0=1.50.12+ds-1", "libxcb1=1.15-1"]


def test_a_missing_library_is_named_when_nothing_can_install_it(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(SystemExit, match=r"Pango tidak dapat dipasang sendiri.*libpango-1\.0\.so\.0"):
        run.need("Pango", run.PANGO_LIBRARIES, run.PANGO_PACKAGES, lambda: False)


def test_uv_and_pip_are_pinned() -> None:
    pins = (ROOT / "vendor" / "uv.txt").read_text()

    assert pins.count("--hash=sha256:") == 3
    assert len(list((ROOT / "vendor").glob("pip-*.whl"))) == 1
