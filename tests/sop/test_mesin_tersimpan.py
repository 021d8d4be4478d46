"""Random walks through all seven SOPs and through generated ones, with the real services on the real database.

An office that is too small tries everything: colleagues with several accounts, the applicant as an officer, stale
pages, double clicks, supervisors' exceptions, raw SQL. A model that only reads the table says what must come of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, ClassVar

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from akun.models import Pengguna
from akun.queries import Pelaku, pelaku_pemohon
from akun.status import KABID, PEMOHON
from sicantik.lib import jam
from sop import services as sop
from sop.definisi import Definisi
from sop.models import LangkahLog, Proses
from sop.status import AkhirLuar
from tests import orang
from tests.drill import jumlah
from tests.lib import kalender as acuan
from tests.sop.contoh import POSISI, definisi_sembarang, keputusan, sop_paket

LANJUT = "selesai"
SQL = [
    "INSERT INTO sop_langkahlog SELECT (jsonb_populate_record(l, jsonb_build_object('id', nextval("
    "'sop_langkahlog_id_seq'), 'nomor', l.nomor + {lompat}, 'sebelum', '{sebelum}'))).* FROM sop_langkahlog l"
    " WHERE proses_id = {p} ORDER BY nomor DESC LIMIT 1",
    "UPDATE sop_langkahlog SET langkah = langkah + 1 WHERE proses_id = {p}",
    "UPDATE sop_langkahlog SET tugas_pisah = '', orang = 'x' WHERE proses_id = {p}",
    "DELETE FROM sop_langkahlog WHERE proses_id = {p} AND nomor = 1",
    "DELETE FROM sop_langkahlog WHERE proses_id = {p}",
    "UPDATE sop_proses SET langkah = langkah + {lompat}, giliran = 0 WHERE id = {p}",
    "UPDATE sop_proses SET giliran = giliran + {lompat} WHERE id = {p}",
    "UPDATE sop_proses SET jumlah_log = jumlah_log + {lompat} WHERE id = {p}",
    "UPDATE sop_proses SET jumlah_log = 0, intisari = '', langkah = 1 WHERE id = {p}",
    "UPDATE sop_proses SET keadaan = 'batal', selesai = '2000-01-01', jam_berhenti = false WHERE id = {p}",
    "UPDATE sop_proses SET masuk = masuk - interval '1 day' WHERE id = {p}",
    "DELETE FROM sop_proses WHERE id = {p}",
]


@dataclass
class Dunia:
    """Who tries. Everybody in the crew holds every position; four accounts are two persons, one is the applicant."""

    pemohon: Pengguna
    regu: list[Pengguna]

    @classmethod
    def baru(cls) -> Dunia:
        pemohon = orang.pemohon()
        satu, dua, tiga, empat = (orang.petugas(*POSISI, nama=f"Petugas {n}") for n in range(4))
        kembar = [orang.petugas(*POSISI, nama=f"Kembar {p.nama}", nik=p.nik) for p in (satu, dua)]
        return cls(pemohon, [satu, dua, tiga, empat, *kembar, orang.petugas(*POSISI, nik=pemohon.nik)])


@dataclass
class Model:
    """What the table says must be: where the file is, every row of its log, its stops."""

    definisi: Definisi
    h1: Any
    langkah: int = 1
    setuju: int = 0
    akhir: str = ""
    log: list[tuple[str, int, str, str]] = field(default_factory=list)  # kind, step, outcome, person
    jeda: list[tuple[datetime, datetime | None]] = field(default_factory=list)

    @property
    def x(self) -> Any:
        return self.definisi.langkah[self.langkah - 1]

    @property
    def giliran(self) -> tuple[str, ...]:
        if self.akhir:
            return ()
        return self.x.pelaksana if self.x.cukup_satu else (self.x.pelaksana[self.setuju],)

    @property
    def hasil(self) -> list[str]:
        return [c.hasil for c in self.x.cabang] or [LANJUT]

    @property
    def keadaan(self) -> str:
        return self.akhir or ("menunggu_pemohon" if self.giliran[0] == PEMOHON else "berjalan")

    def tugas(self, orang_: str) -> set[str]:
        """The duties that a person did on this file."""
        langkah = {n for jenis, n, _, o in self.log if o == orang_ and jenis not in ("kembali", "akhir")}
        return {self.definisi.langkah[n - 1].tugas_pisah for n in langkah} - {""}

    def catat(self, jenis: str, hasil: str, orang_: str, saat: datetime) -> None:
        self.log.append((jenis, self.langkah, hasil, orang_))
        if self.jeda and self.jeda[-1][1] is None:
            self.jeda[-1] = (self.jeda[-1][0], saat)

    def selesaikan(self, hasil: str, orang_: str, saat: datetime) -> None:
        x, setuju = self.x, hasil == self.hasil[0]
        ke: Any = x.cabang[self.hasil.index(hasil)].ke if x.cabang else self.langkah + 1
        self.catat("langkah", hasil, orang_, saat)
        if setuju and not x.cukup_satu and self.setuju + 1 < len(x.pelaksana):
            self.setuju += 1
            self.buka_jeda(saat)
        elif ke == "batal":
            self.akhir = "batal"
        elif ke == "selesai" or ke > len(self.definisi.langkah):
            self.akhir = "selesai"
        else:
            self.pindah(ke, saat)

    def pindah(self, ke: int, saat: datetime) -> None:
        self.langkah, self.setuju = ke, 0
        self.buka_jeda(saat)

    def buka_jeda(self, saat: datetime) -> None:
        if self.x.menunggu_pemohon:
            self.jeda.append((saat, None))


class BerkasTersimpan(RuleBasedStateMachine):
    dunia: ClassVar[Dunia]

    def __init__(self) -> None:
        super().__init__()
        self.titik = transaction.savepoint()

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.titik)

    @initialize(
        definisi=st.one_of(st.sampled_from(sorted(keputusan())).map(sop_paket), definisi_sembarang()),
        saat=st.datetimes(datetime(2017, 2, 1), datetime(2025, 12, 1), timezones=st.just(acuan.WITA)),
    )
    def ajukan(self, definisi: Definisi, saat: datetime) -> None:
        self.saat, self.pelaku = saat, pelaku_pemohon(self.dunia.pemohon)
        with self.pada():
            versi = sop.simpan_versi(definisi)
            self.proses_id = sop.mulai(versi_sop=versi, oleh=self.pelaku).proses.pk
        self.model = Model(definisi, acuan.h1(saat, {}))
        self.model.selesaikan(self.model.hasil[0], self.pelaku.orang, saat)

    def pada(self) -> Any:
        return jam.pada(self.saat)

    @rule(menit=st.integers(1, 4 * 24 * 60))
    def waktu_berlalu(self, menit: int) -> None:
        self.saat += timedelta(minutes=menit)

    @precondition(lambda self: not self.model.akhir)
    @rule(data=st.data())
    def bertindak(self, data: st.DataObject) -> None:
        """Somebody of the crew, or the applicant, with an outcome of this step; often enough the one who may."""
        pemohon = PEMOHON in self.model.giliran and data.draw(st.integers(0, 3)) > 0
        siapa = self.pelaku if pemohon else data.draw(st.sampled_from([*self.dunia.regu, self.pelaku]))
        hasil = data.draw(st.sampled_from([self.model.hasil[0], *self.model.hasil]))
        versi = len(self.model.log)
        galat = self.galat_diharap(siapa)
        with self.harap(galat):
            self.langkah(siapa, hasil, versi)
        if not galat:
            self.model.selesaikan(hasil, siapa.orang, self.saat)
            with self.harap(sop.SudahDikerjakan):  # the second click of the same page
                self.langkah(siapa, hasil, versi)

    def galat_diharap(self, siapa: Pengguna | Pelaku) -> type[Exception] | None:
        boleh = self.model.giliran
        if isinstance(siapa, Pelaku):
            if PEMOHON not in boleh:
                return sop.BukanGiliran
        elif set(boleh) == {PEMOHON}:
            return sop.BukanGiliran
        tugas = self.model.x.tugas_pisah
        return sop.PerluOrangLain if tugas and self.model.tugas(siapa.orang) - {tugas} else None

    @rule(data=st.data(), selisih=st.sampled_from([-2, -1, 1]))
    def halaman_basi(self, data: st.DataObject, selisih: int) -> None:
        with self.harap(sop.SudahDikerjakan):
            siapa = data.draw(st.sampled_from(self.dunia.regu))
            self.langkah(siapa, self.model.hasil[0], len(self.model.log) + selisih)

    @rule(data=st.data())
    def hasil_yang_tidak_dikenal(self, data: st.DataObject) -> None:
        siapa = data.draw(st.sampled_from([*self.dunia.regu, self.pelaku]))
        galat = sop.SudahDikerjakan if self.model.akhir else (self.galat_giliran(siapa) or sop.GerakTerlarang)
        with self.harap(galat):
            self.langkah(siapa, "entah", len(self.model.log))

    def galat_giliran(self, siapa: Pengguna | Pelaku) -> type[Exception] | None:
        galat = self.galat_diharap(siapa)
        return galat if galat is sop.BukanGiliran else None

    @rule(data=st.data())
    def atasan_mengembalikan(self, data: st.DataObject) -> None:
        siapa, ke = data.draw(st.sampled_from(self.dunia.regu)), data.draw(st.integers(0, self.model.langkah + 1))
        boleh = 1 <= ke < self.model.langkah and PEMOHON not in self.model.definisi.langkah[ke - 1].pelaksana
        galat = sop.SudahDikerjakan if self.model.akhir else None if boleh else sop.GerakTerlarang
        with self.harap(galat), self.giliran(siapa, jabatan=KABID) as giliran:
            sop.kembalikan(giliran, ke=ke, catatan="Luas tidak cocok.")
        if not galat:
            self.model.catat("kembali", f"kembali ke langkah {ke}", siapa.orang, self.saat)
            self.model.pindah(ke, self.saat)

    @rule(data=st.data())
    def kabid_mengembalikan_ke_pemohon(self, data: st.DataObject) -> None:
        siapa = data.draw(st.sampled_from(self.dunia.regu))
        galat = sop.SudahDikerjakan if self.model.akhir else None if self.model.langkah > 2 else sop.GerakTerlarang
        with self.harap(galat), self.giliran(siapa, jabatan=KABID) as giliran:
            sop.kembalikan_pemohon(giliran, catatan="KTP tidak terbaca.")
        if not galat:
            self.model.catat("kembali", "kembali ke pemohon", siapa.orang, self.saat)
            self.model.pindah(1, self.saat)

    @rule(data=st.data(), akhir=st.sampled_from(["ditarik", "ditolak", "gugur"]), jarang=st.integers(0, 3))
    def berakhir_di_luar(self, data: st.DataObject, akhir: AkhirLuar, jarang: int) -> None:
        """Seldom, so that walks go on; whoever ends a file may have done another duty on it."""
        if jarang:
            return
        m, siapa = self.model, data.draw(st.sampled_from(self.dunia.regu))
        tertanda = any(y.aksi == "tandatangani" for y in m.definisi.langkah[: m.langkah - 1])
        boleh = m.x.menunggu_pemohon and m.x.aksi != "bayar" if akhir == "gugur" else not tertanda
        galat = sop.SudahDikerjakan if m.akhir else None if boleh else sop.GerakTerlarang
        with self.harap(galat), self.giliran(siapa, jabatan=KABID) as giliran:
            sop.akhiri(giliran, akhir=akhir, catatan="Sebabnya.")
        if not galat:
            m.catat("akhir", akhir, siapa.orang, self.saat)
            m.akhir = akhir

    @rule(perintah=st.sampled_from(SQL), lompat=st.sampled_from([-1, 1, 2]), data=st.data())
    def sql_mentah(self, perintah: str, lompat: int, data: st.DataObject) -> None:
        sebelum = data.draw(st.sampled_from(["", Proses.objects.get(pk=self.proses_id).intisari]))
        isi = perintah.format(p=self.proses_id, lompat=lompat, sebelum=sebelum)
        with self.harap(IntegrityError), transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(isi)
            kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what a commit would check

    def langkah(self, siapa: Pengguna | Pelaku, hasil: str, versi: int) -> None:
        with self.giliran(siapa, versi=versi) as giliran:
            sop.selesaikan(giliran, hasil=hasil)

    @contextmanager
    def giliran(self, siapa: Pengguna | Pelaku, **isi: Any) -> Iterator[sop.Giliran]:
        with self.pada(), transaction.atomic():
            yield sop.buka_giliran(proses_id=self.proses_id, oleh=siapa, **isi)

    def harap(self, galat: type[Exception] | None) -> Any:
        return pytest.raises(galat) if galat else transaction.atomic()

    @invariant()
    def tersimpan_seperti_model(self) -> None:
        proses = Proses.objects.prefetch_related("log", "jeda").get(pk=self.proses_id)
        self.periksa_letak(proses)
        self.periksa_log(proses, list(proses.log.all()))
        jeda = [(j.mulai, j.selesai) for j in proses.jeda.all()]
        assert sorted(jeda, key=_urutan) == sorted(self.model.jeda, key=_urutan)

    def periksa_letak(self, proses: Proses) -> None:
        m = self.model
        assert (proses.langkah, proses.keadaan) == (m.langkah, m.keadaan)
        if not m.akhir:
            assert (proses.giliran, proses.jabatan) == (m.setuju, m.giliran[0])
            assert proses.jam_berhenti == m.x.menunggu_pemohon
        assert proses.h1 == m.h1, "no return restarts the first day"
        lalu = [(mulai, sampai) for mulai, sampai in m.jeda if sampai is not None]
        hari_ke = next(x.hari_ke for x in reversed(m.definisi.langkah[: m.langkah]) if x.hari_ke)
        assert proses.tenggat == acuan.tenggat(m.h1, hari_ke, lalu, {})

    def periksa_log(self, proses: Proses, log: list[LangkahLog]) -> None:
        """No step lost, none twice, the chain whole, and nobody in two duties."""
        assert [(b.jenis, b.langkah, b.hasil, b.orang) for b in log] == self.model.log
        assert [b.nomor for b in log] == list(range(1, proses.jumlah_log + 1))
        assert [b.sebelum for b in log] == ["", *(b.intisari for b in log)][:-1]
        assert log[-1].intisari == proses.intisari
        assert all(b.intisari == b.hitung_intisari() for b in log[-2:]), "the older ones were held before"
        tugas: dict[str, set[str]] = {}
        for b in log:
            if b.tugas_pisah:
                tugas.setdefault(b.orang, set()).add(b.tugas_pisah)
        assert all(len(t) == 1 for t in tugas.values()), tugas


def _urutan(jeda: tuple[datetime, datetime | None]) -> tuple[datetime, bool, datetime]:
    mulai, selesai = jeda
    return mulai, selesai is None, selesai or mulai


def jalankan(mesin: type[RuleBasedStateMachine], kali: int) -> None:
    run_state_machine_as_test(
        mesin,
        settings=settings(
            max_examples=kali,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
        ),
    )


@pytest.mark.drill(nama="sop")
@pytest.mark.django_db
def test_ketujuh_sop_dan_yang_sembarang_pada_basis_data() -> None:
    """0 violations of separation of duties, no step lost or done twice, every deadline as counted independently."""
    BerkasTersimpan.dunia = Dunia.baru()
    jalankan(BerkasTersimpan, jumlah(30, 10_000))
