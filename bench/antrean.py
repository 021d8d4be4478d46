"""P7: queueing a message and sending what is queued. Run with ./run bench antrean.

Queueing: a step of the SOP that queues a notice, against the same step without it, and against the usual way, a
Celery task sent on commit. Goal: at most 1.30 × the step without, and cheaper than the task.
Sending: messages a second to a provider that does nothing, against tasks a second of bare Celery (one worker, its
defaults) doing nothing. Goal: at least 0.5 ×.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import alat

KASUS, LANGKAH = 6, range(2, 8)
PESAN = 1_000


def main() -> bool:
    with alat.basis_data():
        return all([*_antrekan(), *_kirim()])


def _antrekan() -> list[bool]:
    from celery import current_app
    from django.db import transaction

    from akun.queries import pelaku_pemohon
    from notifikasi.services import IsiPesan, antrekan
    from perizinan.services.paket import FOLDER, baca_paket, definisi_sop
    from sop import services as sop
    from tests import orang

    definisi = definisi_sop(baca_paket(FOLDER / "siup"))
    versi, pemohon, petugas = sop.simpan_versi(definisi), orang.pemohon(), orang.kantor()
    oleh = {n: petugas[definisi.ambil(n).pelaksana[0]] for n in LANGKAH}

    def tanpa() -> None:
        return None

    def kotak_keluar() -> None:
        antrekan([IsiPesan("surel", pemohon.email, "Tahap selesai.", "Kabar")], untuk_id=pemohon.pk)

    def tugas_celery() -> None:
        isi = (pemohon.email, "Tahap selesai.", "Kabar")
        transaction.on_commit(partial(current_app.send_task, "bench.kosong", args=isi, queue="bench.buang"))

    def putaran(notis: Callable[[], None]) -> Callable[[], Callable[[], None]]:
        def langkah(nomor: int, ke: int) -> None:
            with transaction.atomic():
                giliran = sop.buka_giliran(proses_id=nomor, oleh=oleh[ke], versi=ke - 1)
                sop.selesaikan(giliran, hasil=definisi.cabang(ke)[0].hasil)
                notis()

        def siapkan() -> Callable[[], None]:
            kasus = [sop.mulai(versi_sop=versi, oleh=pelaku_pemohon(pemohon)).proses.pk for _ in range(KASUS)]
            return lambda: [langkah(nomor, ke) for nomor in kasus for ke in LANGKAH] and None

        return siapkan

    waktu = alat.ukur(
        {
            "langkah tanpa notis": putaran(tanpa),
            "langkah dengan notis di kotak keluar": putaran(kotak_keluar),
            "langkah dengan tugas Celery saat commit": putaran(tugas_celery),
        }
    )
    with current_app.connection_for_write() as sambungan:
        sambungan.default_channel.queue_purge("bench.buang")
    alat.cetak(waktu, kali=KASUS * len(LANGKAH))
    kotak = alat.nisbah(waktu, "langkah dengan notis di kotak keluar", "langkah tanpa notis")
    celery = alat.nisbah(waktu, "langkah dengan notis di kotak keluar", "langkah dengan tugas Celery saat commit")
    return [
        alat.putusan("P7 langkah dengan notis / tanpa notis", kotak, "≤ 1.30"),
        alat.putusan("P7 langkah dengan notis / dengan tugas Celery", celery, "≤ 1.00"),
    ]


def _kirim() -> list[bool]:
    from notifikasi.kanal import KANAL, Peragaan
    from notifikasi.services import IsiPesan, antrekan, sapu

    KANAL.update(sms=Peragaan(), surel=Peragaan())
    sapu()  # what the first part queued
    nisbah = []
    with _pekerja() as laju_celery:
        for ke in range(-1, max(5, alat.PUTARAN // 3)):
            antrekan([IsiPesan("sms", f"+62811{n:07}", "Tahap selesai.") for n in range(PESAN)])
            awal = time.perf_counter()
            assert sapu() == PESAN
            kotak = PESAN / (time.perf_counter() - awal)
            celery = laju_celery()
            if ke >= 0:
                nisbah.append((kotak / celery, kotak, celery))
    tengah = sorted(nisbah)[len(nisbah) // 2]
    print(f"  terkirim {tengah[1]:.0f}/detik, tugas kosong Celery {tengah[2]:.0f}/detik")
    return [alat.putusan("P7 laju kirim / laju Celery kosong", statistics.median(n for n, *_ in nisbah), "≥ 0.50")]


@contextmanager
def _pekerja() -> Iterator[Callable[[], float]]:
    """A bare Celery worker; the function measures how many no-ops a second it does on a queue filled before."""
    from bench.pekerja_kosong import app, kosong

    perintah = ["-A", "bench.pekerja_kosong", "worker", "-c", "1", "-Q", "bench.hidup", "-l", "ERROR"]
    perintah += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    pekerja = subprocess.Popen(
        [sys.executable, "-m", "celery", "-q", *perintah],
        cwd=Path(__file__).resolve().parents[1],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    antre = 0

    def laju() -> float:
        nonlocal antre
        antre += 1
        with tempfile.TemporaryDirectory() as folder:
            pertama, terakhir = f"{folder}/pertama", f"{folder}/terakhir"
            kirim = partial(kosong.apply_async, queue=f"bench.{os.getpid()}.{antre}")
            kirim((1, pertama))
            for _ in range(PESAN - 2):
                kirim((0, ""))
            kirim((1, terakhir))
            app.control.add_consumer(f"bench.{os.getpid()}.{antre}", reply=True)
            _tunggu(lambda: Path(terakhir).exists() and Path(terakhir).read_text() != "")
            lama = float(Path(terakhir).read_text()) - float(Path(pertama).read_text())
        app.control.cancel_consumer(f"bench.{os.getpid()}.{antre}", reply=True)
        return (PESAN - 1) / lama

    try:
        _tunggu(lambda: bool(app.control.ping(timeout=0.5)))
        yield laju
    finally:
        pekerja.terminate()
        pekerja.wait(timeout=30)


def _tunggu(selesai: Callable[[], bool]) -> None:
    batas = time.monotonic() + 60
    while not selesai():
        assert time.monotonic() < batas, "the worker does not answer"
        time.sleep(0.02)


if __name__ == "__main__":
    sys.exit(not main())
