"""Cuti bersama decreed while files are open: every deadline follows at once, and no file slips through."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from threading import Event

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akun.models import Pengguna, Penugasan, ProfilKantor
from sicantik.lib import jam
from sop import services as sop
from sop.models import HariKhusus, Proses, VersiSop
from sop.services import hitung_ulang_tenggat, simpan_versi, ubah_hari_khusus
from tests import orang
from tests.drill import jumlah
from tests.lib import kalender as acuan
from tests.serentak import bersamaan
from tests.sop import contoh
from tests.sop.alur import WITA, Jalan, mulai, mulai_pada, wita

SENIN = date(2018, 4, 30)


@pytest.fixture
def ho(db: None) -> VersiSop:
    return simpan_versi(contoh.sop_paket("HO"))


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


def test_cuti_bersama_di_tengah_izin_gangguan(ho: VersiSop) -> None:
    """Twelve days with a payment in between; the calendar changes three times, and every deadline follows.

    Filed Monday 5 November 2018; first Friday the 9th is decreed off, then Monday the 19th, which is taken back.
    """
    jalan = mulai_pada("2018-11-05 10.00", ho)
    with jam.pada(wita("2018-11-05 11.00")):
        jalan.sampai(5)
        assert jalan.proses.tenggat == wita("2018-11-07 16.00")
        jalan.langkah()
        assert jalan.proses.tenggat == wita("2018-11-13 16.00")
        tutup(date(2018, 11, 9))
        assert jalan.proses.tenggat == wita("2018-11-14 16.00"), "H7 after a Friday off"
        jalan.sampai(7)
        assert jalan.proses.tenggat == wita("2018-11-15 16.00")
    with jam.pada(wita("2018-11-15 10.00")):
        jalan.langkah()  # SKRD: the clock stops
        assert jalan.proses.jam_berhenti
    with jam.pada(wita("2018-11-16 09.00")):
        tutup(date(2018, 11, 19))
    with jam.pada(wita("2018-11-21 09.00")):
        jalan.langkah()  # paid on Wednesday; Monday is off and Tuesday a holiday
        assert jalan.proses.tenggat == wita("2018-11-22 16.00"), "H9 was the 16th; that day and the 21st stood still"
        ubah_hari_khusus(tanggal=date(2018, 11, 19), buka=True, keterangan="Cuti bersama dicabut")
        assert jalan.proses.tenggat == wita("2018-11-22 16.00"), "one day more to work, one more that stood still"
        jalan.sampai(13)
        akhir = acuan.tenggat(
            date(2018, 11, 5),
            12,
            [(wita("2018-11-15 10.00"), wita("2018-11-21 09.00"))],
            {date(2018, 11, 9): False, date(2018, 11, 19): True},
        )
        assert jalan.proses.tenggat == akhir


@pytest.mark.drill(nama="tenggat")
@settings(
    max_examples=jumlah(15, 2_000),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_kalender_berubah_kapan_saja_sepanjang_izin_gangguan(ho: VersiSop, data: st.DataObject) -> None:
    """Stops, returns and special days in any order: after each, the deadline is what counting day by day gives."""
    saat = data.draw(st.datetimes(datetime(2017, 2, 1), datetime(2019, 12, 31), timezones=st.just(WITA)))
    with transaction.atomic():
        with jam.pada(saat):
            jalan = mulai(ho, petugas=_petugas_sekali())
        h1, jeda, pengganti = acuan.h1(saat, {}), [], dict[date, bool]()
        for _ in range(40):
            if jalan.proses.selesai:
                break
            sebelum = saat
            saat += timedelta(minutes=data.draw(st.integers(0, 3 * 24 * 60)))
            proses = jalan.proses
            with jam.pada(saat):
                if data.draw(st.booleans()):
                    hari = h1 + timedelta(days=data.draw(st.integers(0, 40)))
                    pengganti[hari] = data.draw(st.booleans())
                    ubah_hari_khusus(tanggal=hari, buka=pengganti[hari], keterangan="SKB")
                jalan.langkah("tidak" if data.draw(st.integers(0, 5)) == 0 and _berbalik(proses) else "")
            if proses.jam_berhenti:
                jeda.append((sebelum, saat))
            kini = jalan.proses
            hari_ke = kini.versi_sop.definisi.hari_ke(kini.langkah)
            assert kini.h1 == h1
            assert kini.tenggat == acuan.tenggat(h1, hari_ke, jeda, pengganti)
        transaction.set_rollback(True)


def _berbalik(proses: Proses) -> bool:
    return "tidak" in [c.hasil for c in proses.versi_sop.definisi.cabang(proses.langkah)]


def _petugas_sekali() -> dict[str, Pengguna]:
    """One office for all examples of a test."""
    ada = {p.jabatan_id: p.pengguna for p in Penugasan.objects.select_related("pengguna")}
    return ada or orang.kantor()


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
