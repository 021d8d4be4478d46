"""Separation of duties: one person, one duty on a file, whatever the account, the capacity or the way in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akun.models import Pengguna
from akun.queries import pelaku_pemohon
from sop import services as sop
from sop.mesin import GerakTerlarang
from sop.models import LangkahLog, VersiSop
from tests import orang
from tests.drill import jumlah
from tests.sop.alur import Jalan, mulai

BERTUGAS = {
    3: "petugas-entry-data",
    4: "kasi-perizinan-usaha-i",
    5: "kabid-perizinan-usaha",
    6: "kepala-dinas",
}


@pytest.mark.parametrize(("dulu", "kini"), [(a, b) for a in BERTUGAS for b in BERTUGAS if a < b])
def test_satu_orang_dua_tugas_ditolak(jalan: Jalan, dulu: int, kini: int) -> None:
    orang.tugaskan(jalan.petugas[BERTUGAS[dulu]], BERTUGAS[kini])
    jalan.sampai(kini)
    with pytest.raises(sop.PerluOrangLain):
        jalan.langkah(oleh=jalan.petugas[BERTUGAS[dulu]])
    assert jalan.proses.langkah == kini
    jalan.langkah()
    assert jalan.proses.langkah == kini + 1


@pytest.mark.parametrize("langkah", BERTUGAS)
def test_pemohon_yang_juga_petugas_ditolak_walau_dengan_akun_lain(siup: VersiSop, langkah: int) -> None:
    pemohon = orang.pemohon()
    jalan = mulai(siup, pemohon=pemohon).sampai(langkah)
    akun_kantor = orang.petugas(BERTUGAS[langkah], nik=pemohon.nik)
    assert akun_kantor.pk != pemohon.pk
    with pytest.raises(sop.PerluOrangLain):
        jalan.langkah(oleh=akun_kantor)


def test_nik_yang_sama_di_dua_akun_adalah_satu_orang(jalan: Jalan) -> None:
    kedua = orang.petugas("kasi-perizinan-usaha-i", nik=jalan.petugas["petugas-entry-data"].nik)
    jalan.sampai(4)
    with pytest.raises(sop.PerluOrangLain):
        jalan.langkah(oleh=kedua)


def test_plh_tidak_mengangkat_larangan(jalan: Jalan) -> None:
    kepala = jalan.petugas["kepala-dinas"]
    orang.tugaskan(jalan.petugas["kabid-perizinan-usaha"], "kepala-dinas", sifat="plh", atas_nama=kepala)
    jalan.sampai(6)
    with pytest.raises(sop.PerluOrangLain):
        jalan.langkah(oleh=jalan.petugas["kabid-perizinan-usaha"])
    jalan.langkah(oleh=orang.plh("kepala-dinas", menggantikan=kepala))
    assert jalan.proses.langkah == 7


def test_entri_yang_sama_setelah_dikembalikan_boleh(jalan: Jalan) -> None:
    jalan.sampai(4).langkah("tidak")
    jalan.langkah()
    jalan.langkah()
    assert jalan.proses.langkah == 5
    assert [b.orang for b in jalan.log if b.tugas_pisah == "entri"] == [jalan.petugas["petugas-entry-data"].orang] * 2


def test_pemohon_mengirim_ulang_boleh(jalan: Jalan) -> None:
    jalan.langkah("tidak")
    jalan.langkah()
    assert [b.tugas_pisah for b in jalan.log] == ["pemohon", "", "pemohon"]


@pytest.mark.parametrize("langkah", [3, 4, 5, 6])
def test_mengembalikan_bukan_tugas_langkah_itu(jalan: Jalan, langkah: int) -> None:
    """The Kabid who sends a file back from another's step still corrects it when it returns."""
    kabid = jalan.petugas["kabid-perizinan-usaha"]
    jalan.sampai(langkah).kembalikan_pemohon(oleh=kabid)
    assert jalan.log[-1].tugas_pisah == ""
    jalan.sampai(9)
    assert [b.jabatan for b in jalan.log if b.langkah == 5 and b.jenis == "langkah"][-1] == "kabid-perizinan-usaha"


def test_kabid_dan_kasi_dapat_mengembalikan_dari_langkah_setelah_tugasnya(jalan: Jalan) -> None:
    jalan.sampai(6)
    jalan.kembalikan(3, oleh=jalan.petugas["kabid-perizinan-usaha"], jabatan="kabid-perizinan-usaha")
    jalan.sampai(6)
    jalan.kembalikan(3, oleh=jalan.petugas["kasi-perizinan-usaha-i"], jabatan="kasi-perizinan-usaha-i")
    assert jalan.sampai(7).proses.langkah == 7


def test_sql_mentah_pun_ditolak(jalan: Jalan) -> None:
    """The rule is a constraint of the table: no code path leads around it."""
    jalan.sampai(4)
    entri = jalan.log[2]
    menyambung = {"nomor": 4, "langkah": 4, "sebelum": entri.intisari}
    with pytest.raises(IntegrityError, match="satu_orang_satu_tugas"), transaction.atomic():
        _sisipkan(replace_baris(entri, **menyambung, tugas_pisah="verifikasi"))
    for boleh in ({"tugas_pisah": "entri"}, {"tugas_pisah": "verifikasi", "orang": "0" * 64}, {"tugas_pisah": ""}):
        with transaction.atomic():
            _sisipkan(replace_baris(entri, **menyambung, **boleh))
            transaction.set_rollback(True)


def replace_baris(baris: LangkahLog, **isi: object) -> dict[str, object]:
    kolom = {f.attname: getattr(baris, f.attname) for f in LangkahLog._meta.fields if f.attname not in ("id", "jeda")}
    return {**kolom, **isi}


def _sisipkan(isi: dict[str, object]) -> None:
    kolom = ", ".join(isi)
    with connection.cursor() as kursor:
        kursor.execute(
            f"INSERT INTO sop_langkahlog ({kolom}, jeda) VALUES ({', '.join(['%s'] * len(isi))}, '[]')",
            list(isi.values()),
        )


def test_di_berkas_lain_boleh(siup: VersiSop) -> None:
    petugas = orang.kantor()
    orang.tugaskan(petugas["petugas-entry-data"], "kasi-perizinan-usaha-i")
    satu, dua = mulai(siup, petugas=petugas).sampai(4), mulai(siup, petugas=petugas).sampai(3)
    assert satu.proses.langkah == 4
    dua.langkah(oleh=orang.petugas("petugas-entry-data"))
    dua.langkah(oleh=petugas["petugas-entry-data"])
    assert dua.proses.langkah == 5


@pytest.mark.drill(nama="pemisahan")
@settings(
    max_examples=jumlah(8, 10_000),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.data())
def test_kantor_kecil_tidak_pernah_melanggar(siup: VersiSop, data: st.DataObject) -> None:
    """Three persons with several accounts and every position try everything for up to 50 moves: 0 violations."""
    with transaction.atomic():
        jalan = mulai(siup, petugas={}, pemohon=orang.pemohon(nik=orang.nik_baru()))
        regu = [orang.petugas(*BERTUGAS.values(), "petugas-loket", "bagian-arsip-data") for _ in range(3)]
        regu.append(orang.petugas(*BERTUGAS.values(), nik=regu[0].nik))
        regu.append(orang.petugas(*BERTUGAS.values(), nik=jalan.pemohon.nik))
        for _ in range(data.draw(st.integers(5, 50))):
            _coba(jalan, data.draw(st.sampled_from(regu)), data.draw(st.integers(0, 9)))
        tugas: dict[str, set[str]] = {}
        for baris in jalan.log:
            if baris.tugas_pisah:
                tugas.setdefault(baris.orang, set()).add(baris.tugas_pisah)
        assert all(len(t) == 1 for t in tugas.values()), tugas
        transaction.set_rollback(True)


def _coba(jalan: Jalan, siapa: Pengguna, pilihan: int) -> None:
    """A move, an exception or a try that is refused."""
    proses = jalan.proses
    try:
        with transaction.atomic():
            if proses.jabatan == "pemohon" and proses.keadaan == "menunggu_pemohon":
                jalan.langkah(oleh=replace(pelaku_pemohon(jalan.pemohon)))
            elif pilihan == 0:
                jalan.kembalikan(3, oleh=siapa, jabatan="kabid-perizinan-usaha")
            elif pilihan == 1:
                jalan.kembalikan_pemohon(oleh=siapa)
            else:
                jalan.langkah("tidak" if pilihan == 2 else "", oleh=siapa)
    except (sop.PerluOrangLain, sop.BukanGiliran, sop.SudahDikerjakan, GerakTerlarang):
        pass
