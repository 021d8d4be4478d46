"""The virus scanner: a find is refused, and no verdict is never taken for a clean one."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest

from sicantik.lib.unggahan import PemindaiMati, UnggahanDitolak, alamat, pindai
from tests.unggahan.clamd_palsu import clamd
from tests.unggahan.korpus_bukan import EICAR


def jujur(isi: bytes) -> bytes:
    return b"stream: Eicar-Test-Signature FOUND\0" if EICAR in isi else b"stream: OK\0"


def test_berkas_bersih_lewat_utuh() -> None:
    isi = bytes(range(256)) * 2000  # many chunks
    with clamd(jujur) as (palsu, url):
        pindai(isi, url=url)
    assert palsu.diterima == [isi]


def test_temuan_ditolak() -> None:
    with clamd(jujur) as (_, url), pytest.raises(UnggahanDitolak) as galat:
        pindai(b"awal" + EICAR, url=url)
    assert galat.value.kode == "berisi_virus"
    assert galat.value.sebab == "Eicar-Test-Signature"
    assert "Eicar" not in galat.value.pesan


def test_soket_lokal(tmp_path: Path) -> None:
    with clamd(jujur, str(tmp_path / "c.sock")) as (palsu, url):
        pindai(b"isi", url=url)
        assert palsu.diterima == [b"isi"]


@pytest.mark.parametrize(
    "jawaban",
    [
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: Can't allocate memory ERROR\0",
        b"",
        b"OK\0",
        b"stream: OK",
        b"stream: FOUND OK\0",
        b"HTTP/1.1 200 OK\r\n\r\n\0",
        b"x" * 10_000,
        b"\xff\xfe\0",
    ],
)
def test_tanpa_putusan_yang_jelas(jawaban: bytes) -> None:
    with clamd(lambda _: jawaban) as (_, url), pytest.raises(PemindaiMati):
        pindai(b"isi", url=url)


def test_pemindai_diam_sampai_batas_waktu() -> None:
    mulai = time.monotonic()
    with clamd(lambda _: None) as (_, url), pytest.raises(PemindaiMati):
        pindai(b"isi", url=url, detik=0.5)
    assert time.monotonic() - mulai < 4


def test_pemindai_menetes() -> None:
    """One byte at a time must not stretch the limit: it is for the whole exchange."""
    with socket.socket() as pendengar:
        pendengar.bind(("127.0.0.1", 0))
        pendengar.listen()
        port = pendengar.getsockname()[1]
        import threading

        def tetes() -> None:
            tamu, _ = pendengar.accept()
            with tamu:
                for _ in range(60):
                    try:
                        tamu.sendall(b"s")
                    except OSError:
                        return
                    time.sleep(0.1)

        utas = threading.Thread(target=tetes, daemon=True)
        utas.start()
        mulai = time.monotonic()
        with pytest.raises(PemindaiMati):
            pindai(b"isi", url=f"tcp://127.0.0.1:{port}", detik=1)
        assert time.monotonic() - mulai < 3
        utas.join(timeout=10)


def test_tidak_ada_pemindai(tmp_path: Path) -> None:
    with socket.socket() as bebas:
        bebas.bind(("127.0.0.1", 0))
        port = bebas.getsockname()[1]
    for url in (f"tcp://127.0.0.1:{port}", f"unix://{tmp_path}/tidak-ada.sock"):
        with pytest.raises(PemindaiMati):
            pindai(b"isi", url=url)


@pytest.mark.parametrize(
    "url", ["", "clamd:3310", "http://clamd:3310", "tcp://", "unix://", "tcp://clamd:99999", "tcp://clamd/x"]
)
def test_alamat_salah_diketahui_saat_mulai(url: str) -> None:
    with pytest.raises(ValueError, match=r"CLAMD_URL|Port"):
        alamat(url)


def test_alamat_benar() -> None:
    assert alamat("tcp://clamd") == ("clamd", 3310)
    assert alamat("tcp://[::1]:3311") == ("::1", 3311)
    assert alamat("unix:///run/clamd.sock") == "/run/clamd.sock"
