"""A case on its SOP: where it is, who did what, in how long, on which day, what was late, every stop of the clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akun.models import Penugasan
from akun.queries import nama_jabatan
from perizinan.tampilan import alur_berkas
from sicantik.lib import jam
from sop import services as sop
from sop.models import VersiSop
from sop.queries import proses_berjejak
from sop.tampilan import AlurBerkas, susun_alur_berkas
from tests import orang
from tests.drill import jumlah
from tests.sop import contoh
from tests.sop.alur import WITA, Jalan, mulai, mulai_pada, wita

CATATAN = "Luas tidak sama dengan berita acara."


@pytest.fixture
def ho(db: None) -> VersiSop:
    return sop.simpan_versi(contoh.sop_paket("HO"))


def pada(saat: str, jalan: Jalan, hasil: str = "", **isi: Any) -> None:
    with jam.pada(wita(saat)):
        jalan.langkah(hasil, **isi)


def alur(jalan: Jalan, *, dengan_nama: bool = True) -> AlurBerkas:
    return alur_berkas(jalan.proses.versi_sop.definisi, jalan.proses_id, dengan_nama=dengan_nama)


@pytest.fixture
def berliku(ho: VersiSop) -> Jalan:
    """Filed Monday; returned and corrected; inspected late; the resume once refused; now waiting for the payment."""
    jalan = mulai_pada("2018-07-02 09.00", ho)
    pada("2018-07-02 10.00", jalan, "tidak", catatan="KTP buram.")
    pada("2018-07-04 09.00", jalan)
    pada("2018-07-04 09.20", jalan)
    pada("2018-07-04 09.30", jalan)
    pada("2018-07-06 15.00", jalan)  # due on the 5th: H2, and two days stood still
    pada("2018-07-09 09.00", jalan)
    pada("2018-07-09 09.30", jalan, "tidak", catatan=CATATAN)
    pada("2018-07-09 10.00", jalan)
    pada("2018-07-09 10.10", jalan)
    pada("2018-07-09 11.00", jalan)
    return jalan


def test_setiap_langkah_berisi_yang_terjadi(berliku: Jalan) -> None:
    with jam.pada(wita("2018-07-10 12.00")):
        a = alur(berliku)
    assert [x.keadaan for x in a.langkah] == ["selesai"] * 7 + ["kini"] + ["nanti"] * 7
    assert a.perjalanan.kini == 8
    satu, dua, _tiga, empat, lima, enam, _tujuh, delapan = a.langkah[:8]
    assert [(k.nama, k.hasil, k.catatan) for k in dua.kerja] == [
        ("Lina Loket", "tidak", "KTP buram."),
        ("Lina Loket", "ya", ""),
    ]
    assert (dua.menit, dua.kali, dua.baku, dua.lewat_baku) == (60 + 20, 2, 15, True)
    assert (empat.teks_baku, empat.baku, empat.lewat_baku) == ("1 hari", None, False)
    assert [x.urut for x in a.langkah if x.lambat] == [4, 5]
    assert (empat.hari, empat.hari_ke) == (3, 2), "the fifth working day, of which two stood still"
    assert (lima.hari, lima.hari_ke, lima.kali) == (4, 3, 2)
    assert (enam.hari, enam.hari_ke, enam.lambat) == (4, 7, False)
    assert satu.menit is None, "correcting is not the office's working time"
    assert delapan.menit is None
    assert a.kembali == 2


def test_setiap_jeda_dengan_sebab_dan_lamanya(berliku: Jalan) -> None:
    with jam.pada(wita("2018-07-12 12.00")):
        a = alur(berliku)
    jeda = {x.urut: [(h.sebab, h.keterangan, h.oleh, h.lama) for h in x.henti] for x in a.langkah if x.henti}
    assert jeda == {
        1: [("Menunggu perbaikan dari pemohon", "KTP buram.", "Petugas Loket", "2 hari kerja")],
        8: [("Menunggu pembayaran retribusi", "", "Bendahara Penerima SKRD", "3 hari kerja")],
    }
    assert a.langkah[7].henti[0].selesai is None
    assert (a.kali_berhenti, a.hari_berhenti) == (2, 5)


def test_jeda_kurang_dari_sehari_dalam_jam_dan_menit(siup: VersiSop) -> None:
    jalan = mulai_pada("2018-07-02 09.00", siup)
    pada("2018-07-02 10.00", jalan, "tidak")
    pada("2018-07-02 11.30", jalan)
    assert [h.lama for h in alur(jalan).langkah[0].henti] == ["1 jam 30 menit"]


def test_menunggu_pemohon_tidak_pernah_terlambat(siup: VersiSop) -> None:
    """The applicant collects the permit ten days later: the clock stood, and nobody was late."""
    jalan = mulai_pada("2018-07-02 09.00", siup)
    with jam.pada(wita("2018-07-02 11.00")):
        jalan.sampai(8)
    pada("2018-07-12 10.00", jalan)
    pada("2018-07-12 10.05", jalan)
    a = alur(jalan)
    assert not any(x.lambat for x in a.langkah)
    assert a.langkah[7].hari == 1
    assert a.perjalanan.kini is None
    assert {x.keadaan for x in a.langkah} == {"selesai"}


def test_langkah_kini_terlambat_begitu_tenggatnya_lewat(siup: VersiSop) -> None:
    jalan = mulai_pada("2018-07-02 09.00", siup)
    for saat, lambat in (("2018-07-02 16.00", False), ("2018-07-02 16.01", True)):
        with jam.pada(wita(saat)):
            assert alur(jalan).langkah[1].lambat == lambat
    with jam.pada(wita("2018-07-02 12.00")):
        assert alur(jalan).langkah[1].menit == 180, "so far"


def test_dibatalkan_di_loket(siup: VersiSop) -> None:
    jalan = mulai(siup).sampai(8)
    jalan.langkah("tidak")
    assert [x.keadaan for x in alur(jalan).langkah] == ["selesai"] * 7 + ["batal", "nanti"]


def test_peristiwa_tidak_menghitung_menit_dua_kali(siup: VersiSop) -> None:
    """The head approves, the worker publishes: one turn, its minutes once."""
    jalan = mulai_pada("2018-07-02 09.00", siup)
    with jam.pada(wita("2018-07-02 10.00")):
        jalan.sampai(6)
    with jam.pada(wita("2018-07-02 10.30")), transaction.atomic():
        giliran = sop.buka_giliran(proses_id=jalan.proses_id, oleh=jalan.petugas["kepala-dinas"])
        sop.catat_peristiwa(giliran, hasil="disetujui", catatan="intisari")
    pada("2018-07-02 10.40", jalan)
    enam = alur(jalan).langkah[5]
    assert (enam.menit, enam.kali, [k.hasil for k in enam.kerja]) == (40, 1, ["disetujui", "selesai"])


def test_atasan_mengembalikan_terhitung(siup: VersiSop) -> None:
    jalan = mulai(siup).sampai(6)
    jalan.kembalikan(3, oleh=jalan.petugas["kepala-dinas"], jabatan="kepala-dinas")
    a = alur(jalan)
    assert a.kembali == 1
    assert [x.keadaan for x in a.langkah] == ["selesai"] * 2 + ["kini"] + ["nanti"] * 6
    assert [k.hasil for k in a.langkah[5].kerja] == ["kembali ke langkah 3"], "what was done stays to be seen"


def test_pemohon_melihat_jabatan_bukan_nama(berliku: Jalan) -> None:
    a = alur(berliku, dengan_nama=False)
    teks = render_to_string("perizinan/potongan/alur_berkas.html", {"a": a})
    assert not [p.nama for p in berliku.petugas.values() if p.nama in teks]
    assert CATATAN not in teks, "what officers write to each other stays with them"
    assert "KTP buram." not in teks, "told to the applicant where they correct it"
    assert "Kasi Perizinan Usaha I: tidak" in teks
    assert "Menunggu perbaikan dari pemohon" in teks


def test_plh_disebut_kapasitasnya(siup: VersiSop) -> None:
    jalan = mulai(siup).sampai(6)
    plh = orang.plh("kepala-dinas", menggantikan=jalan.petugas["kepala-dinas"])
    jalan.langkah(oleh=plh)
    for dengan_nama in (True, False):
        (kerja,) = alur(jalan, dengan_nama=dengan_nama).langkah[5].kerja
        untuk = ", atas nama Dewi Kepala" if dengan_nama else ""
        assert kerja.kapasitas == f"Plh. Kepala Dinas{untuk}"
        assert kerja.nama == (plh.nama if dengan_nama else "")


def test_gambar_dan_tabel_dari_baris_yang_sama(berliku: Jalan) -> None:
    with jam.pada(wita("2018-07-10 12.00")):
        teks = render_to_string("perizinan/potongan/alur_berkas.html", {"a": alur(berliku)})
    gambar, tabel = teks.split("<table")
    for bagian in (gambar, tabel):
        for isi in ("Lina Loket", "terlambat", "di sini"):
            assert isi in bagian, isi
    for isi in ("tidak 1×", "80/15 menit", "jam berhenti 2 hari kerja", "Dikembalikan 2 kali. Jam berhenti 2 kali"):
        assert isi in gambar, isi
    assert tabel.count('<th scope="row">') == 15
    assert tabel.count('aria-current="step"') == 1
    assert "ke-3, target ke-2" in tabel


def test_dua_pernyataan_berapa_pun_panjangnya(siup: VersiSop) -> None:
    jalan, definisi = mulai(siup), siup.definisi

    def banyak() -> int:
        with CaptureQueriesContext(connection) as tangkap:
            alur_berkas(definisi, jalan.proses_id, dengan_nama=True)
        return len(tangkap)

    assert banyak() == 2
    for _ in range(10):
        jalan.langkah("tidak")
        jalan.langkah()
    assert banyak() == 2


@pytest.mark.drill(nama="tenggat")
@settings(
    max_examples=jumlah(20, 2_000),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_terlambat_tepat_bila_harinya_melewati_target(ho: VersiSop, data: st.DataObject) -> None:
    """The day on which a step was done and the deadline that its row carries are two ways to say the same."""
    saat = data.draw(st.datetimes(datetime(2017, 2, 1), datetime(2019, 12, 31), timezones=st.just(WITA)))
    with transaction.atomic():
        ada = {p.jabatan_id: p.pengguna for p in Penugasan.objects.select_related("pengguna")}
        with jam.pada(saat):
            jalan = mulai(ho, petugas=ada or orang.kantor())
        for _ in range(data.draw(st.integers(1, 20))):
            saat += timedelta(minutes=data.draw(st.integers(1, 3 * 24 * 60)))
            if jalan.proses.selesai:
                break
            with jam.pada(saat):
                jalan.langkah()
        with jam.pada(saat):
            a = susun_alur_berkas(ho.definisi, proses_berjejak(jalan.proses_id), nama_jabatan(), dengan_nama=True)
        for x in a.langkah:
            if x.keadaan == "selesai" and not ho.definisi.ambil(x.urut).menunggu_pemohon:
                assert x.hari is not None
                assert x.lambat == (x.hari > x.hari_ke), x
        transaction.set_rollback(True)
