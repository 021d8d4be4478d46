"""The signing process: signs what is approved, for whom it may, whatever else it is sent (security.md, row 14)."""

import contextlib
import os
import secrets
import socket
import stat
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sicantik.signer import bingkai, klien, kunci, server, verifikasi
from sicantik.signer.antarmuka import PenandatanganMati, TandaTanganDitolak
from tests.dokumen import contoh
from tests.dokumen.conftest import Penanda
from tests.drill import jumlah

pytestmark = pytest.mark.drill(nama="dokumen")


def sambung(penanda: Penanda) -> socket.socket:
    soket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    soket.settimeout(10)
    soket.connect(os.fspath(penanda.soket))
    return soket


def test_izin_yang_belum_disetujui_ditolak(penanda: Penanda, izin_pdf: bytes) -> None:
    for izin_id in range(2, 2 + jumlah(10, 100)):
        with pytest.raises(TandaTanganDitolak, match="belum disetujui"):
            penanda.tanda_tangani(izin_pdf, izin_id)


def test_berkas_yang_sudah_bertanda_tangan_ditolak(penanda: Penanda, izin_bertanda_tangan: bytes) -> None:
    with pytest.raises(TandaTanganDitolak, match="sudah bertanda tangan"):
        penanda.tanda_tangani(izin_bertanda_tangan)


@pytest.mark.parametrize("isi", [b"", b"bukan pdf", b"%PDF-1.7\nrusak", b"%PDF-1.7\n" + b"[" * 50_000])
def test_berkas_rusak_ditolak(penanda: Penanda, isi: bytes) -> None:
    with pytest.raises(TandaTanganDitolak, match="tidak dapat ditandatangani"):
        penanda.tanda_tangani(isi)


SAMPAH = [
    b"",
    b"\0",
    b"GET / HTTP/1.1\r\n\r\n",
    struct.pack(">II", 1 << 31, 0),
    struct.pack(">II", 10, 1 << 31),
    struct.pack(">II", 4, 0) + b"null",
    struct.pack(">II", 2, 0) + b"{}",
    struct.pack(">II", 4096, 0) + b"[" * 4096,
    struct.pack(">II", 2, 0) + b"\xff\xfe",
    struct.pack(">II", 2, 9) + b"{}abc",
]
SAMPAH += [
    struct.pack(">II", len(k), 0) + k
    for k in (
        b'{"izin_id": true, "alasan": "", "lokasi": ""}',
        b'{"izin_id": "1", "alasan": "", "lokasi": ""}',
        b'{"izin_id": 1, "alasan": null, "lokasi": ""}',
        b'{"izin_id": 1e99, "alasan": "", "lokasi": ""}',
    )
]


def test_tetap_hidup_setelah_sampah(penanda: Penanda, izin_pdf: bytes) -> None:
    for sampah in SAMPAH + [secrets.token_bytes(n * 7) for n in range(jumlah(10, 300))]:
        # It may hang up on us at any point.
        with sambung(penanda) as soket, contextlib.suppress(ConnectionError):
            soket.sendall(sampah)
            soket.shutdown(socket.SHUT_WR)
            assert b"%PDF" not in soket.recv(1 << 16)
    for _ in range(jumlah(5, 50)):
        sambung(penanda).close()
    assert verifikasi.periksa_tanda_tangan(penanda.tanda_tangani(izin_pdf), penanda.ca).sah


def test_yang_diam_tidak_menahan_antrean(
    jalankan: Callable[..., Penanda], izin_pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "_BATAS_DETIK", 0.3)
    penanda = jalankan("diam")
    with sambung(penanda) as diam:
        diam.sendall(b"\0\0")
        assert penanda.tanda_tangani(izin_pdf).startswith(b"%PDF-")


def test_galat_pemeriksa_dapat_diulang(jalankan: Callable[..., Penanda], izin_pdf: bytes) -> None:
    def rusak(izin_id: int, isi: bytes) -> str | None:
        raise RuntimeError("basis data mati, sandi=rahasia")

    with pytest.raises(PenandatanganMati, match="galat pada penanda tangan") as galat:
        jalankan("rusak", periksa=rusak).tanda_tangani(izin_pdf)
    assert "rahasia" not in str(galat.value)


def test_tanpa_penanda_tangan(tmp_path: Path) -> None:
    with pytest.raises(PenandatanganMati):
        klien.tanda_tangani(tmp_path / "tidak-ada", 1, b"%PDF-")


def test_penanda_tangan_yang_bungkam(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as pendengar:
        pendengar.bind(os.fspath(tmp_path / "s"))
        pendengar.listen()
        with pytest.raises(PenandatanganMati):
            klien.tanda_tangani(tmp_path / "s", 1, b"%PDF-", batas_detik=0.2)


def test_pengguna_lain_tidak_dijawab(jalankan: Callable[..., Penanda], monkeypatch: pytest.MonkeyPatch) -> None:
    # The test cannot become another user, so the server takes itself for one.
    monkeypatch.setattr(os, "getuid", lambda: 64_999)
    penanda = jalankan("lain")
    with pytest.raises(PenandatanganMati):
        penanda.tanda_tangani(b"%PDF-")


def test_pengguna_yang_diizinkan_dijawab(
    jalankan: Callable[..., Penanda], izin_pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    kami = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: 64_999)
    penanda = jalankan("izinkan", uid_boleh={kami})
    assert penanda.tanda_tangani(izin_pdf).startswith(b"%PDF-")
    assert stat.S_IMODE(penanda.soket.stat().st_mode) == 0o666


def test_kunci_dan_soket_tertutup(penanda: Penanda) -> None:
    assert stat.S_IMODE(penanda.soket.stat().st_mode) == 0o600
    for nama in ("ca.key", "tanda-tangan.key"):
        assert stat.S_IMODE((penanda.folder / nama).stat().st_mode) == 0o600
    assert stat.S_IMODE(penanda.folder.stat().st_mode) == 0o711


def test_kunci_yang_terbuka_ditolak(tmp_path: Path) -> None:
    kunci.buka(tmp_path / "kunci", buat=True)
    (tmp_path / "kunci" / "tanda-tangan.key").chmod(0o640)
    with pytest.raises(kunci.KunciBermasalah, match="0600"):
        kunci.buka(tmp_path / "kunci")


def test_produksi_tidak_membuat_kunci(tmp_path: Path) -> None:
    with pytest.raises(kunci.KunciBermasalah):
        server.layani(tmp_path / "s", tmp_path / "kunci", lambda _i, _p: None)
    assert not (tmp_path / "kunci").exists()


def test_soket_bekas_dipakai_lagi_yang_hidup_tidak(tmp_path: Path, penanda: Penanda) -> None:
    bekas = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    bekas.bind(os.fspath(tmp_path / "s"))
    bekas.close()
    server._dengarkan(tmp_path / "s", terbuka=False).close()
    with pytest.raises(OSError, match="in use"):
        server._dengarkan(penanda.soket, terbuka=False)


def test_jalur_soket_terlalu_panjang(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="107"):
        server._dengarkan(tmp_path / ("x" * 120), terbuka=False)


def test_pekerja_tidak_memuat_pyhanko_maupun_kunci() -> None:
    kode = (
        "import sys, sicantik.signer.klien\n"
        "print(sorted(m for m in sys.modules if m.startswith(('pyhanko', 'sicantik.signer'))))"
    )
    hasil = subprocess.run(
        [sys.executable, "-c", kode], cwd=contoh.AKAR, capture_output=True, text=True, check=True, timeout=60
    )
    assert hasil.stdout.strip() == str(
        ["sicantik.signer", "sicantik.signer.antarmuka", "sicantik.signer.bingkai", "sicantik.signer.klien"]
    )


def test_bingkai_utuh_kembali() -> None:
    kiri, kanan = socket.socketpair()
    with kiri, kanan:
        bingkai.kirim(kiri, {"a": "é"}, b"isi")
        assert bingkai.terima(kanan, batas_detik=1) == ({"a": "é"}, b"isi")
