"""Real processes on the test database: a signer that looks permits up, and workers that can be killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

AKAR = Path(__file__).resolve().parents[2]


def lingkungan(**tambahan: str) -> dict[str, str]:
    """The environment in which another process sees the same database, files and signer as this test."""
    s = connection.settings_dict
    siapa = ":".join(quote(x) for x in (s["USER"], s["PASSWORD"]) if x)
    if str(s["HOST"]).startswith("/"):
        url = f"postgresql://{siapa}@/{s['NAME']}?host={s['HOST']}" + (f"&port={s['PORT']}" if s["PORT"] else "")
    else:
        url = f"postgresql://{siapa}@{s['HOST']}:{s['PORT'] or 5432}/{s['NAME']}"
    milik = {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "sicantik.settings.test",
        "BERKAS_DIR": str(settings.BERKAS_DIR),
        "PENANDATANGAN_SOCKET": str(settings.PENANDATANGAN_SOCKET),
        "PYTHONPATH": str(AKAR),
    }
    return {**os.environ, **milik, **tambahan}


@dataclass
class Pekerja:
    """tests/perizinan/pekerja.py at work."""

    popen: subprocess.Popen[str]

    def terbitkan(self, izin_id: int, saat: str = "-") -> int:
        """Publish a permit, to be killed at a moment; 0 when published, 3 when not, negative when killed."""
        assert self.popen.stdin is not None
        self.popen.stdin.write(f"{izin_id} {saat}\n")
        self.popen.stdin.flush()
        return int(self._baca())

    def _baca(self) -> str:
        assert self.popen.stdout is not None
        return self.popen.stdout.readline()


def jalankan_pekerja() -> Pekerja:
    perintah = [sys.executable, "-m", "tests.perizinan.pekerja"]
    pekerja = Pekerja(
        subprocess.Popen(perintah, cwd=AKAR, env=lingkungan(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    )
    assert pekerja._baca() == "siap\n"
    return pekerja


def jalankan_penandatangan(soket: Path, kunci: Path) -> subprocess.Popen[bytes]:
    """`manage.py penandatangan`, once it listens."""
    env = lingkungan(PENANDATANGAN_SOCKET=str(soket), PENANDATANGAN_DIR=str(kunci))
    proses = subprocess.Popen([sys.executable, "manage.py", "penandatangan"], cwd=AKAR, env=env)
    batas = time.monotonic() + 30
    while not soket.is_socket():
        assert proses.poll() is None, "penanda tangan berhenti sendiri"
        assert time.monotonic() < batas
        time.sleep(0.05)
    return proses


def matikan(proses: subprocess.Popen[bytes] | subprocess.Popen[str]) -> None:
    proses.kill()
    proses.communicate()
