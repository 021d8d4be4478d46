"""The clock stops while the applicant is asked, and every stop has a reason, an actor, a beginning and an end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from sicantik.lib import jam
from sop import services as sop
from sop.models import Jeda, Proses, VersiSop
from sop.services import simpan_versi
from tests.sop import contoh
from tests.sop.alur import Jalan, mulai_pada, wita
from tests.sop.pemilik import sebagai_pemilik


def pada(saat: str, jalan: Jalan, hasil: str = "", **isi: object) -> sop.Perpindahan:
    with jam.pada(wita(saat)):
        return jalan.langkah(hasil, **isi)


def jeda(jalan: Jalan) -> list[tuple[str, str, str, bool]]:
    daftar = Jeda.objects.filter(proses=jalan.proses_id)
    return [(j.sebab, j.dihentikan_oleh, j.dilanjutkan_oleh, j.selesai is None) for j in daftar]


def test_pengajuan_tidak_membuka_jeda(siup: VersiSop) -> None:
    jalan = mulai_pada("2018-04-27 10.00", siup)
    assert jeda(jalan) == []
    assert not jalan.proses.jam_berhenti
    assert jalan.proses.h1 == date(2018, 4, 27)
    assert jalan.proses.tenggat == wita("2018-04-27 16.00")


def test_siup_diajukan_27_april_2018_selesai_30_april(siup: VersiSop) -> None:
    """H2 of a Friday is Monday; the whole file's deadline is told at every move."""
    jalan = mulai_pada("2018-04-27 10.00", siup)
    for langkah in (2, 3, 4):
        assert pada("2018-04-27 11.00", jalan).tenggat_akhir == wita("2018-04-30 16.00")
        diharap = "2018-04-27 16.00" if langkah < 4 else "2018-04-30 16.00"
        assert jalan.proses.tenggat == wita(diharap)


def test_dikembalikan_lalu_dikirim_ulang(siup: VersiSop) -> None:
    """Returned Monday, resubmitted Wednesday: two working days more; H1 stays."""
    jalan = mulai_pada("2018-04-16 09.00", siup)
    pada("2018-04-16 10.00", jalan, "tidak", catatan="KTP buram")
    assert jeda(jalan) == [("perbaikan", "petugas-loket", "", True)]
    assert jalan.proses.jam_berhenti
    assert jalan.proses.keadaan == "menunggu_pemohon"
    assert Jeda.objects.get(proses=jalan.proses_id).keterangan == "KTP buram"

    pada("2018-04-18 10.00", jalan)
    assert jeda(jalan) == [("perbaikan", "petugas-loket", "pemohon", False)]
    assert jalan.proses.h1 == date(2018, 4, 16)
    assert jalan.proses.tenggat == wita("2018-04-18 16.00")  # H1 + 2
    assert not jalan.proses.jam_berhenti


@pytest.mark.parametrize(
    ("dikirim", "tenggat"),
    [
        ("2018-04-16 15.00", "2018-04-16 16.00"),  # the same day adds nothing
        ("2018-04-16 16.00", "2018-04-17 16.00"),  # after closing counts as Tuesday
        ("2018-04-17 08.00", "2018-04-17 16.00"),
        ("2018-04-20 17.00", "2018-04-23 16.00"),  # Friday after closing counts as Monday
        ("2018-04-21 10.00", "2018-04-23 16.00"),  # and so does Saturday: Tuesday to Monday stood still
        ("2018-04-23 10.00", "2018-04-23 16.00"),
    ],
)
def test_saat_kirim_ulang_menentukan_tenggat(siup: VersiSop, dikirim: str, tenggat: str) -> None:
    jalan = mulai_pada("2018-04-16 09.00", siup)
    pada("2018-04-16 10.00", jalan, "tidak")
    pada(dikirim, jalan)
    assert jalan.proses.tenggat == wita(tenggat)


def test_dikembalikan_berkali_kali_tidak_memulai_h1_lagi(siup: VersiSop) -> None:
    jalan = mulai_pada("2018-04-16 09.00", siup)
    for hari in (16, 18, 20):
        pada(f"2018-04-{hari} 10.00", jalan, "tidak")
        pada(f"2018-04-{hari + 1} 10.00", jalan)
    assert jalan.proses.h1 == date(2018, 4, 16)
    assert jalan.proses.tenggat == wita("2018-04-19 16.00")  # the 17th, the 19th, and Saturday as Monday
    assert len(jeda(jalan)) == 3


def test_dikembalikan_kabid_menghentikan_jam(siup: VersiSop) -> None:
    jalan = mulai_pada("2018-04-16 09.00", siup)
    with jam.pada(wita("2018-04-16 10.00")):
        jalan.sampai(5).kembalikan_pemohon(oleh=jalan.petugas["kabid-perizinan-usaha"])
    assert jeda(jalan) == [("perbaikan", "kabid-perizinan-usaha", "", True)]


def test_dari_siap_diambil_sampai_pemohon_datang(siup: VersiSop) -> None:
    jalan = mulai_pada("2018-04-16 09.00", siup)
    with jam.pada(wita("2018-04-17 10.00")):
        jalan.sampai(8)
    assert jalan.keadaan == (8, "petugas-loket", "berjalan")
    assert jalan.proses.jam_berhenti
    assert jeda(jalan) == [("pengambilan", "bagian-arsip-data", "", True)]

    pada("2018-04-20 10.00", jalan)
    assert jeda(jalan) == [("pengambilan", "bagian-arsip-data", "petugas-loket", False)]
    assert jalan.proses.tenggat == wita("2018-04-20 16.00")  # H2 was the 17th; 18, 19 and 20 stood still
    assert jalan.log[-1].menit_kerja == 0, "waiting for the applicant is nobody's working time"

    pada("2018-04-20 10.05", jalan)
    assert jalan.proses.keadaan == "selesai"
    assert not jalan.proses.jam_berhenti
    assert jalan.log[-1].menit_kerja == 5


def test_dibatalkan_saat_menunggu_menutup_jeda(siup: VersiSop) -> None:
    jalan = mulai_pada("2018-04-16 09.00", siup)
    with jam.pada(wita("2018-04-17 10.00")):
        jalan.sampai(8)
    pada("2018-04-18 10.00", jalan, "tidak")
    assert jalan.proses.keadaan == "batal"
    assert jeda(jalan) == [("pengambilan", "bagian-arsip-data", "petugas-loket", False)]


@pytest.mark.django_db
def test_skrd_belum_dibayar_menghentikan_jam() -> None:
    jalan = mulai_pada("2018-04-16 09.00", simpan_versi(contoh.sop_paket("HO")))
    with jam.pada(wita("2018-04-16 10.00")):
        jalan.sampai(8)
    assert jalan.keadaan == (8, "pemohon", "menunggu_pemohon")
    assert jeda(jalan) == [("pembayaran", "bendahara-penerima-skrd", "", True)]
    pada("2018-04-23 09.00", jalan)
    assert jeda(jalan)[0][3] is False
    assert jalan.proses.tenggat == wita("2018-05-04 16.00")  # H9 is the 26th; five days stood still, 1 May is free


def test_menit_kerja_setiap_giliran(siup: VersiSop) -> None:
    jalan = mulai_pada("2018-04-27 15.50", siup)
    pada("2018-04-30 08.05", jalan)
    pada("2018-04-30 09.05", jalan)
    pada("2018-05-02 08.15", jalan)
    assert [b.menit_kerja for b in jalan.log] == [0, 15, 60, 430]
    assert [b.masuk for b in jalan.log[1:]] == [b.selesai for b in jalan.log[:-1]]


def test_catatan_membawa_tenggat_yang_berlaku_saat_itu(siup: VersiSop) -> None:
    jalan = mulai_pada("2018-04-27 10.00", siup)
    jalan.sampai(5)
    assert [b.tenggat for b in jalan.log[1:]] == [wita("2018-04-27 16.00")] * 3


class TestBatasanBasisData:
    def test_hanya_satu_jeda_terbuka(self, jalan: Jalan) -> None:
        jalan.langkah("tidak")
        with pytest.raises(IntegrityError, match="satu_jeda_terbuka"), transaction.atomic():
            Jeda.objects.create(proses_id=jalan.proses_id, sebab="perbaikan", dihentikan_oleh="petugas-loket")
        jalan.langkah()
        Jeda.objects.create(proses_id=jalan.proses_id, sebab="perbaikan", dihentikan_oleh="petugas-loket")

    def test_jeda_tidak_berakhir_sebelum_mulai(self, jalan: Jalan) -> None:
        kini = jam.kini()
        with pytest.raises(IntegrityError, match="jeda_waktu"), transaction.atomic():
            Jeda.objects.create(proses_id=jalan.proses_id, sebab="perbaikan", mulai=kini, selesai=kini - timedelta(1))

    @pytest.mark.parametrize(
        ("isi", "batasan"),
        [
            ({"keadaan": "entah"}, "proses_keadaan"),
            ({"keadaan": "selesai"}, "proses_selesai"),
            ({"selesai": wita("2018-04-16 09.00")}, "proses_selesai"),
            ({"keadaan": "menunggu_pemohon"}, "menunggu_menghentikan_jam"),
        ],
    )
    def test_keadaan_yang_mustahil_ditolak(self, jalan: Jalan, isi: dict[str, object], batasan: str) -> None:
        """Not even the owner of the tables can write a state that means nothing."""
        with pytest.raises(IntegrityError, match=batasan), transaction.atomic(), sebagai_pemilik():
            Proses.objects.filter(pk=jalan.proses_id).update(**isi)
