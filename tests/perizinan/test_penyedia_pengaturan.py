"""The provider is named by the environment: the fake never outside the demo, a real one never without its secret."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.perizinan.proses import AKAR

KUNCI = "k1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
NYATA = {
    "SICANTIK_DEMO": "0",
    "SECRET_KEY": "kunci-uji-bukan-rahasia-" + "x" * 40,
    "KUNCI_DATA": KUNCI,
    "KUNCI_TOKEN": KUNCI,
    "SITUS_URL": "https://perizinan.example.go.id",
    "ALLOWED_HOSTS": "perizinan.example.go.id",
    "DATABASE_URL": "postgresql://sicantik@postgres/sicantik",
    "REDIS_URL": "redis://redis:6379/0",
    "BERKAS_DIR": "/data/berkas",
    "CLAMD_URL": "tcp://pemindai:3310",
    "SMTP_URL": "smtps://surel.example.go.id",
    "SMS_URL": "https://sms.example.go.id",
}


def mulai(**isi: str) -> tuple[int, str]:
    """Read the settings in a process of their own: its exit code, and what it says."""
    perintah = [sys.executable, "-c", "from sicantik.settings import base as b; print(repr(b.PENYEDIA_BAYAR))"]
    lingkungan = {"PATH": os.environ["PATH"], **NYATA, **isi}
    hasil = subprocess.run(perintah, cwd=AKAR, env=lingkungan, capture_output=True, text=True, check=False)
    return hasil.returncode, hasil.stdout.strip() or hasil.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("isi", "kode", "kata"),
    [
        ({}, 0, "''"),
        ({"PENYEDIA_BAYAR": "tiruan"}, 1, "KUNCI_PENYEDIA_BAYAR belum diisi"),
        ({"PENYEDIA_BAYAR": "tiruan", "KUNCI_PENYEDIA_BAYAR": "rahasia"}, 1, "hanya untuk peragaan"),
        ({"PENYEDIA_BAYAR": "bank-entah"}, 1, "harus salah satu dari"),
        ({"SICANTIK_DEMO": "1", "ALLOWED_HOSTS": "127.0.0.1"}, 0, "'tiruan'"),
        ({"SICANTIK_DEMO": "1", "ALLOWED_HOSTS": "127.0.0.1", "PENYEDIA_BAYAR": ""}, 0, "''"),
    ],
)
def test_dibaca_ketat(isi: dict[str, str], kode: int, kata: str) -> None:
    hasil, pesan = mulai(**isi)
    assert (hasil, kata in pesan) == (kode, True), pesan
