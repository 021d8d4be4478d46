"""Cuti bersama decreed while files are open: every deadline follows at once, and no file slips through."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from threading import Event

import pytest
from django.db import connection, transaction

from akun.models import ProfilKantor
from sicantik.lib import jam
from sop import services as sop
from sop.models import HariKhusus, Proses, VersiSop
from sop.services import hitung_ulang_tenggat, simpan_versi, ubah_hari_khusus
from tests import orang
from tests.serentak import bersamaan
from tests.sop import contoh
from tests.sop.alur import Jalan, mulai_pada, wita

SENIN = date(2018, 4, 30)


def tutup(tanggal: date = SENIN) -> None:
    ubah_hari_khusus(tanggal=tanggal, buka=False, keterangan="Cuti bersama")


def test_tenggat_berkas_terbuka_ikut_bergeser(siup: VersiSop) -> None:
    jalan = mulai_pada("2018-04-27 10.00", siup)
    with jam.pada(wita("2018-04-27 11.00")):
        jalan.sampai(5)
        assert jalan.proses.tenggat == wita("2018-04-30 16.00")
        tutup()
        assert jalan.proses.tenggat == wita("2018-05-02 16.00")
        ubah_hari_khusus(tanggal=date(2018, 4, 28), buka=True, keterangan="Lembur")
        assert jalan.proses.tenggat == wita("2018-04-28 16.00")
        jalan.langkah()
        assert jalan.proses.tenggat == wita("2018-04-28 16.00")
    assert HariKhusus.objects.count() == 2


def test_pengajuan_baru_memakai_kalender_baru(siup: VersiSop) -> None:
    tutup()
    assert mulai_pada("2018-04-28 10.00", siup).proses.h1 == date(2018, 5, 2)


def test_h1_yang_menjadi_libur_tetap_h1_tetapi_bukan_tenggat(siup: VersiSop) -> None:
    jalan = mulai_pada("2018-04-28 10.00", siup)
    assert jalan.proses.tenggat == wita("2018-04-30 16.00")
    tutup()
    assert jalan.proses.h1 == SENIN
    assert jalan.proses.tenggat == wita("2018-05-02 16.00")


def test_jeda_dihitung_ulang_dengan_kalender_baru(siup: VersiSop) -> None:
    """Stopped from Friday to Wednesday: a day less was lost once Monday is no working day."""
    jalan = mulai_pada("2018-04-27 09.00", siup)
    with jam.pada(wita("2018-04-27 10.00")):
        jalan.langkah("tidak")
    with jam.pada(wita("2018-05-02 10.00")):
        jalan.langkah()
        assert jalan.proses.tenggat == wita("2018-05-02 16.00")
        tutup()
    assert jalan.proses.tenggat == wita("2018-05-02 16.00"), "H1 + one lost day, both before and after"


def test_jeda_yang_masih_terbuka_ikut_dihitung(siup: VersiSop) -> None:
    jalan = mulai_pada("2018-04-16 09.00", siup)
    with jam.pada(wita("2018-04-16 10.00")):
        jalan.langkah("tidak")
    with jam.pada(wita("2018-04-18 10.00")):
        hitung_ulang_tenggat()
    assert jalan.proses.tenggat == wita("2018-04-18 16.00")


def test_berkas_selesai_tidak_disentuh(siup: VersiSop) -> None:
    jalan = mulai_pada("2018-04-27 10.00", siup)
    with jam.pada(wita("2018-04-27 11.00")):
        jalan.sampai(9).langkah()
    sebelum = jalan.proses.tenggat
    tutup()
    assert jalan.proses.tenggat == sebelum


def test_jumlah_yang_berubah_dilaporkan(siup: VersiSop) -> None:
    mulai_pada("2018-04-27 10.00", siup)
    mulai_pada("2018-04-30 10.00", siup)
    tutup()
    assert hitung_ulang_tenggat() == 0
    HariKhusus.objects.all().delete()
    assert hitung_ulang_tenggat() == 1


def test_jam_kantor_yang_berubah_dipakai(siup: VersiSop) -> None:
    ProfilKantor.objects.update(jam_tutup=time(14))
    jalan = mulai_pada("2018-04-27 13.59", siup)
    assert jalan.proses.tenggat == wita("2018-04-27 14.00")
    with jam.pada(wita("2018-04-27 15.00")):
        jalan.langkah()
    assert jalan.proses.tenggat == wita("2018-04-27 14.00")
    assert jalan.log[-1].menit_kerja == 1


def test_banyak_berkas_dalam_beberapa_rombongan(siup: VersiSop) -> None:
    """More open files than one batch reads."""
    contoh_proses = mulai_pada("2018-04-27 10.00", siup).proses
    Proses.objects.bulk_create(
        Proses(
            versi_sop=siup,
            h1=date(2018, 4, 27),
            langkah=5,
            jabatan="kabid-perizinan-usaha",
            aksi="koreksi",
            tenggat=contoh_proses.tenggat,
        )
        for _ in range(1_100)
    )
    tutup()
    terbuka = Proses.objects.filter(langkah=5)
    assert set(terbuka.values_list("tenggat", flat=True)) == {wita("2018-05-02 16.00")}


@pytest.mark.django_db(transaction=True)
def test_petugas_yang_menunggu_perubahan_memakai_kalender_baru() -> None:
    """An officer completes a step while the calendar is being changed: the row that wins the lock last knows both."""
    jalan = mulai_pada("2018-04-27 10.00", simpan_versi(contoh.siup()), petugas=orang.kantor())
    with jam.pada(wita("2018-04-27 11.00")):
        jalan.sampai(4)
    berubah, petugas_menunggu = Event(), Event()

    def admin() -> None:
        with transaction.atomic():
            tutup()
            berubah.set()
            petugas_menunggu.wait(timeout=10)

    def petugas() -> sop.Perpindahan:
        berubah.wait(timeout=10)
        with jam.pada(wita("2018-04-27 12.00")):
            return jalan.langkah(oleh=jalan.petugas["kasi-perizinan-usaha-i"])

    def pengamat() -> None:
        berubah.wait(timeout=10)
        _tunggu_sampai_ada_yang_terkunci()
        petugas_menunggu.set()

    hasil = bersamaan([admin, petugas, pengamat])
    assert not [h for h in hasil if isinstance(h, Exception)], hasil
    assert jalan.proses.langkah == 5
    assert jalan.proses.tenggat == wita("2018-05-02 16.00")


def _tunggu_sampai_ada_yang_terkunci() -> None:
    for _ in range(500):
        with connection.cursor() as kursor:
            kursor.execute("SELECT count(*), pg_sleep(0.01) FROM pg_locks WHERE NOT granted")
            if kursor.fetchone()[0]:
                return
    raise AssertionError("nobody waited")


@pytest.mark.django_db(transaction=True)
def test_banyak_petugas_dan_perubahan_kalender_tanpa_saling_mengunci() -> None:
    versi, petugas = simpan_versi(contoh.siup()), orang.kantor()
    berkas: list[Jalan] = [mulai_pada("2018-04-27 10.00", versi, petugas=petugas) for _ in range(4)]

    def kerjakan(jalan: Jalan) -> None:
        with jam.pada(wita("2018-04-27 12.00")):
            jalan.sampai(6)

    hari = [date(2018, 4, 30), date(2018, 5, 2), date(2018, 5, 3)]
    hasil = bersamaan([*(partial(kerjakan, j) for j in berkas), *(partial(tutup, h) for h in hari)])
    assert not [h for h in hasil if isinstance(h, Exception)], hasil
    assert {j.proses.tenggat for j in berkas} == {wita("2018-05-04 16.00")}
