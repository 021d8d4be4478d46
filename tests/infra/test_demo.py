"""What `./run demo` refuses, and what it says about a demo that already runs."""

from pathlib import Path

import pytest

from sicantik.supervisor import data, demo
from sicantik.supervisor.__main__ import run_demo
from sicantik.supervisor.environment import demo_environment, signer_environment
from sicantik.supervisor.process import StartFailed


def test_a_second_demo_says_where_the_first_one_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with data.claim(demo.NAME) as own:
        data.write_state(own, "http://127.0.0.1:8123", {})
        assert (own / "berjalan.json").stat().st_mode & 0o777 == 0o600

        assert demo.run() == 0

    assert "sudah berjalan: http://127.0.0.1:8123/" in capsys.readouterr().out
    assert data.read_state(own) is None


def test_a_demo_that_is_still_starting_is_not_disturbed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with data.claim(demo.NAME):
        assert demo.run() == 1

    assert "coba lagi" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITUS_URL", "https://perizinan.example.go.id"),
        ("SMTP_URL", "smtps://pengguna@surel.example.go.id"),
        ("SICANTIK_DEMO", "0"),
        ("DJANGO_SETTINGS_MODULE", "kantor.settings"),
    ],
)
def test_production_settings_are_refused(name: str, value: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(StartFailed, match=name):
        demo.run()
    assert not data.DATA.exists()


def test_another_bind_address_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run_demo(["--host", "0.0.0.0"])

    assert "127.0.0.1" in capsys.readouterr().err


def test_keys_are_made_once_and_only_the_signer_finds_its_own(folder: Path) -> None:
    first = demo_environment(folder, {"REDIS_URL": "redis://"}, 8000)
    second = demo_environment(folder, {"REDIS_URL": "redis://"}, 8001)

    for name in ("SECRET_KEY", "KUNCI_DATA", "KUNCI_TOKEN"):
        assert first[name] == second[name]
    assert len({first["KUNCI_DATA"], first["KUNCI_TOKEN"], first["SECRET_KEY"]}) == 3
    assert (folder / "rahasia.json").stat().st_mode & 0o777 == 0o600
    assert "PENANDATANGAN_DIR" not in first
    assert Path(signer_environment(folder)["PENANDATANGAN_DIR"]).stat().st_mode & 0o777 == 0o700
