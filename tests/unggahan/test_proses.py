"""The parser process: what it may not do, and that the portal outlives whatever happens in it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import sicantik.lib.unggahan
from sicantik.lib.unggahan import BATAS, Batas, UnggahanDitolak, bersihkan, gabung, pratinjau, proses
from tests import berkas_contoh as contoh

PAKET = str(Path(sicantik.lib.unggahan.__file__).parent)


def kode(isi: bytes, batas: Batas = BATAS) -> str:
    with pytest.raises(UnggahanDitolak) as galat:
        bersihkan(isi, batas=batas)
    return galat.value.kode


def ganti_pekerja(monkeypatch: pytest.MonkeyPatch, skrip: str) -> None:
    """Another program in the parser's place: what a parser taken over by an attacker could do."""
    awal = "import sys, os, time, json, struct; sys.path.append(sys.argv[1]); from pekerja import bingkai\n"
    awal += "keluar = sys.stdout.buffer\n"
    monkeypatch.setattr(proses, "_SKRIP", awal + skrip)


def dalam_pekerja(skrip: str) -> subprocess.CompletedProcess[str]:
    awal = f"import sys; sys.path.append({PAKET!r}); from pekerja import batasi\n"
    perintah = [sys.executable, "-I", "-c", awal + skrip]
    return subprocess.run(perintah, capture_output=True, text=True, timeout=30, check=False)


@pytest.mark.parametrize(
    "upaya",
    [
        "open('/etc/passwd')",
        "open('/dev/null', 'w')",
        "__import__('socket').socket()",
        "__import__('subprocess').run(['/bin/true'])",
        "os.listdir('/')",
        "os.pipe()",
    ],
)
def test_terkunci_tidak_dapat_membuka_apa_pun(upaya: str) -> None:
    persiapan = "import os, socket, subprocess\n"
    coba = f"try: {upaya}\nexcept OSError: print('ditolak')\n"
    assert "ditolak" not in dalam_pekerja(persiapan + coba).stdout
    terkunci = dalam_pekerja(persiapan + "batasi.kunci()\n" + coba)
    assert terkunci.stdout.strip() == "ditolak", terkunci.stderr


def test_terkunci_saat_membaca_berkas(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock is on in a real run, before the first byte is parsed."""
    ganti_pekerja(
        monkeypatch,
        "import pekerja.gambar as g, pekerja.utama as u\n"
        "g.kerjakan = lambda *_: open('/etc/passwd')\n"
        "u.jalankan(*map(int, sys.argv[2:]))",
    )
    with pytest.raises(UnggahanDitolak) as galat:
        bersihkan(contoh.png(20, 20))
    assert galat.value.sebab == "OSError"


def test_memori_waktu_dan_inti_terbatas() -> None:
    hasil = dalam_pekerja(
        "import resource as r\n"
        "batasi.mulai(memori=300_000_000, detik=7)\n"
        "print(r.getrlimit(r.RLIMIT_AS), r.getrlimit(r.RLIMIT_CPU), r.getrlimit(r.RLIMIT_CORE))\n"
        "try: bytearray(400_000_000)\n"
        "except MemoryError: print('habis')\n"
    )
    assert hasil.stdout.split("\n")[:2] == ["(300000000, 300000000) (7, 8) (0, 0)", "habis"]


def test_proyek_tidak_ikut_dimuat(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither Django nor the project's settings nor the environment's secrets are in the parser's reach."""
    monkeypatch.setenv("SECRET_KEY", "rahasia")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "json.py").write_text("raise SystemExit('shadowed')")
    ganti_pekerja(
        monkeypatch,
        "import pekerja.utama, pekerja.pdf, pekerja.gambar\n"
        "asing = [m for m in sys.modules if m.split('.')[0] in ('django', 'sicantik', 'celery')]\n"
        "asing += [str(sys.flags.isolated), os.getcwd(), *sorted(os.environ)]\n"
        "kepala = {'tolak': 'rusak', 'sebab': ' '.join(asing)}\n"
        "bingkai.tulis(keluar, [json.dumps(kepala).encode(), b''])\n",
    )
    with pytest.raises(UnggahanDitolak) as galat:
        bersihkan(contoh.png(20, 20))
    assert galat.value.sebab == "1 / LC_ALL MALLOC_ARENA_MAX"


def test_satu_pustaka_saja(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start-up is a good part of the cost of a small file."""
    ganti_pekerja(
        monkeypatch,
        "import pekerja.utama, pekerja.gambar\n"
        "sebab = ','.join(m for m in ('pikepdf', 'pypdfium2', 'PIL') if m in sys.modules)\n"
        "bingkai.tulis(keluar, [json.dumps({'tolak': 'rusak', 'sebab': sebab}).encode(), b''])\n",
    )
    with pytest.raises(UnggahanDitolak) as galat:
        bersihkan(contoh.png(20, 20))
    assert galat.value.sebab == "PIL"


def test_waktu_habis_saat_tidur(monkeypatch: pytest.MonkeyPatch) -> None:
    ganti_pekerja(monkeypatch, "time.sleep(60)")
    mulai = time.monotonic()
    assert kode(contoh.png(20, 20), Batas(detik=1)) == "waktu_habis"
    assert time.monotonic() - mulai < 10


def test_waktu_habis_saat_sibuk(monkeypatch: pytest.MonkeyPatch) -> None:
    """CPU time of its own, though the parent's clock were never to ring."""
    ganti_pekerja(
        monkeypatch,
        "from pekerja import batasi\nbatasi.mulai(memori=500_000_000, detik=1)\nwhile True: pass",
    )
    assert kode(contoh.png(20, 20), Batas(detik=15)) == "waktu_habis"


@pytest.mark.parametrize(
    "akhir",
    [
        "os.abort()",
        "os.kill(os.getpid(), 11)",
        "os._exit(3)",
        "keluar.write(b'bukan bingkai'); keluar.flush()",
        "keluar.write(struct.pack('>IQ', 1, 10**12) + b'x'); keluar.flush()",
        "keluar.write(struct.pack('>I', 2**32 - 1)); keluar.flush()",
        "bingkai.tulis(keluar, [b'bukan json', b''])",
        "bingkai.tulis(keluar, [b'[]', b''])",
        "bingkai.tulis(keluar, [b'[' * 100_000, b''])",
        "bingkai.tulis(keluar, [b'{}', b''])",
        "bingkai.tulis(keluar, [b'{}'])",
        "bingkai.tulis(keluar, [b'{\"tolak\": \"karangan\"}', b''])",
        'bingkai.tulis(keluar, [b\'{"hasil": {"jenis": "text/html", "halaman": 1}}\', b\'<script>\'])',
        'bingkai.tulis(keluar, [b\'{"hasil": {"jenis": "image/png", "halaman": 1}}\', b\'<script>\'])',
        'bingkai.tulis(keluar, [b\'{"hasil": {"jenis": "application/pdf"}}\', b\'%PDF-1.4\'])',
        'bingkai.tulis(keluar, [b\'{"hasil": {"jenis": "image/png", "halaman": 1, \'\n'
        "b'\"lebar\": 9, \"tinggi\": 9}}', b'<script>'])",
        "bingkai.tulis(keluar, [b'{\"hasil\": 3}', b'%PDF-1.4'])",
    ],
)
def test_pekerja_jatuh_atau_berbohong(monkeypatch: pytest.MonkeyPatch, akhir: str) -> None:
    terbuka = len(os.listdir("/proc/self/fd"))
    ganti_pekerja(monkeypatch, akhir)
    assert kode(contoh.png(20, 20)) == "rusak"
    assert len(os.listdir("/proc/self/fd")) == terbuka


def test_pekerja_tanpa_akhir_tidak_memenuhi_memori(monkeypatch: pytest.MonkeyPatch) -> None:
    ganti_pekerja(
        monkeypatch,
        "keluar.write(struct.pack('>IQ', 2, 2) + b'{}' + struct.pack('>Q', 2**40))\n"
        "while True: keluar.write(bytes(1_000_000))",
    )
    assert kode(contoh.png(20, 20)) == "rusak"


def test_pekerja_dengan_bagian_tanpa_akhir(monkeypatch: pytest.MonkeyPatch) -> None:
    """Billions of empty parts: no byte too many, and yet a list without end."""
    ganti_pekerja(
        monkeypatch,
        "keluar.write(struct.pack('>I', 2**32 - 1))\nwhile True: keluar.write(bytes(1_000_000))",
    )
    assert kode(contoh.png(20, 20), Batas(detik=3)) == "rusak"


def test_pekerja_yang_tidak_membaca(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than a pipe holds is waiting to be read: the writer must not hang."""
    ganti_pekerja(monkeypatch, "os.close(0); time.sleep(0.2); os._exit(1)")
    assert kode(contoh.pindaian_pdf(2, dpi=100)) == "rusak"


@pytest.mark.parametrize("isi", ["<script>", "RIFF", "%PDF-"])
def test_hasil_lain_dari_yang_diminta(monkeypatch: pytest.MonkeyPatch, isi: str) -> None:
    ganti_pekerja(monkeypatch, f"bingkai.tulis(keluar, [b'{{\"hasil\": {{}}}}', b'{isi}'])")
    asal = contoh.png(20, 20)
    for diminta, benar in (
        (lambda: pratinjau(asal, "image/png", 1, 100), "RIFF"),
        (lambda: gabung([("a", "image/png", asal)]), "%PDF-"),
    ):
        if isi == benar:
            assert diminta() == isi.encode()
        else:
            with pytest.raises(UnggahanDitolak):
                diminta()


def test_memori_terlalu_sedikit() -> None:
    assert kode(contoh.foto_jpeg(3000, 4000), Batas(memori=100 * 1024 * 1024)) == "terlalu_rumit"


def test_giliran_penuh() -> None:
    """Never more parsers at once than agreed; who waits too long is told that nothing was stored."""
    for _ in range(proses.BERSAMAAN):
        assert proses._giliran.acquire(blocking=False)
    try:
        assert kode(contoh.png(20, 20), Batas(detik=1)) == "sibuk"
    finally:
        for _ in range(proses.BERSAMAAN):
            proses._giliran.release()
    assert bersihkan(contoh.png(20, 20)).halaman == 1


def test_mesin_kehabisan_proses(monkeypatch: pytest.MonkeyPatch) -> None:
    def gagal(*_: object, **__: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr(subprocess, "Popen", gagal)
    assert kode(contoh.png(20, 20)) == "sibuk"


def test_banyak_sekaligus() -> None:
    asal = [contoh.png(50 + n, 40) for n in range(8)]
    lebar: list[int | None] = [None] * len(asal)

    def satu(nomor: int) -> None:
        lebar[nomor] = bersihkan(asal[nomor]).lebar

    utas = [threading.Thread(target=satu, args=(n,)) for n in range(len(asal))]
    for u in utas:
        u.start()
    for u in utas:
        u.join(timeout=60)
    assert lebar == [50 + n for n in range(8)]
