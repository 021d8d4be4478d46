"""A move costs at most five statements besides BEGIN and COMMIT, its notice included, however long the history."""

from __future__ import annotations

from typing import Any

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from notifikasi.models import Pesan
from notifikasi.services import IsiPesan, antrekan
from sop import services as sop
from sop.models import Jeda, VersiSop
from tests.sop.alur import Jalan, mulai

_BUKAN = ("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT")


def pernyataan(jalan: Jalan, hasil: str = "ya") -> list[str]:
    """The SQL of one move with its outbox row, as a page does it."""
    petugas: Any = jalan.pelaku(jalan.proses)
    versi = jalan.proses.jumlah_log
    sop.definisi_sop(jalan.proses.versi_sop_id)  # kept in the process, as in any worker that has run a while
    with CaptureQueriesContext(connection) as tangkap, transaction.atomic():
        giliran = sop.buka_giliran(proses_id=jalan.proses_id, oleh=petugas, versi=versi)
        sop.selesaikan(giliran, hasil=hasil)
        antrekan([IsiPesan("surel", "a@contoh.example", "Isi", "Subjek")], perihal="1")
    return [q["sql"] for q in tangkap if not q["sql"].startswith(_BUKAN)]


def test_perpindahan_biasa(jalan: Jalan) -> None:
    sql = pernyataan(jalan)
    assert len(sql) <= 5, sql
    diharap = [
        ("EXECUTE", "kunci_proses"),
        ("EXECUTE", "tugas_orang"),
        ("INSERT", "sop_langkahlog"),
        ("UPDATE", "sop_proses"),
        ("INSERT", "notifikasi_pesan"),
    ]
    for pernyataan_, (kata, tabel) in zip(sql, diharap, strict=True):
        assert pernyataan_.split()[0] == kata
        assert tabel in pernyataan_
    assert Pesan.objects.count() == 1


def test_tidak_bertambah_dengan_panjangnya_riwayat(jalan: Jalan, siup: VersiSop) -> None:
    for _ in range(12):
        jalan.langkah("tidak")
        jalan.langkah()
    assert Jeda.objects.filter(proses=jalan.proses_id).count() == 12
    assert len(pernyataan(jalan)) == len(pernyataan(mulai(siup))) <= 5


def test_membuka_jeda_menambah_satu(jalan: Jalan) -> None:
    assert len(pernyataan(jalan, "tidak")) <= 6
