"""Random walks through SIUP and through SOPs nobody wrote, against a model that only reads the table."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from akun.status import JABATAN, PEMOHON
from sop import mesin
from sop.definisi import Definisi
from sop.mesin import Gerak, GerakTerlarang, Keadaan
from sop.status import AkhirLuar
from tests.drill import jumlah
from tests.sop.contoh import definisi_sembarang, keputusan, siup, sop_paket

SEMUA_JABATAN = [*JABATAN, PEMOHON]


class Berkas(RuleBasedStateMachine):
    """A file on its way. The model: the step, who of its positions agreed already, and steps done in this pass."""

    def __init__(self) -> None:
        super().__init__()
        self.definisi: Definisi = siup()
        self.keadaan = Keadaan()
        self.setuju: list[str] = []
        self.tuntas: list[int] = []  # steps completed, in order; cut back when the file goes back

    @initialize(
        definisi=st.one_of(st.just(siup()), st.sampled_from([sop_paket(k) for k in keputusan()]), definisi_sembarang())
    )
    def pilih_sop(self, definisi: Definisi) -> None:
        self.definisi = definisi

    @property
    def langkah(self) -> int:
        return self.keadaan.langkah

    def giliran(self) -> set[str]:
        """Whose turn it is, read from the table and from who agreed already."""
        x = self.definisi.langkah[self.langkah - 1]
        return set(x.pelaksana) if x.cukup_satu else {x.pelaksana[len(self.setuju)]}

    @precondition(lambda self: not self.keadaan.akhir)
    @rule(data=st.data())
    def bertindak(self, data: st.DataObject) -> None:
        x = self.definisi.langkah[self.langkah - 1]
        jabatan = data.draw(st.sampled_from(sorted(self.giliran())))
        cabang = x.cabang or (None,)
        pilihan = data.draw(st.sampled_from(cabang))
        hasil, ke = (pilihan.hasil, pilihan.ke) if pilihan else ("selesai", None)
        if ke is None:
            ke = self.langkah + 1 if self.langkah < len(self.definisi.langkah) else "selesai"
        baru = mesin.terapkan(self.definisi, self.keadaan, Gerak(jabatan, hasil))
        if pilihan is cabang[0] and not x.cukup_satu and len(self.setuju) + 1 < len(x.pelaksana):
            self.setuju.append(jabatan)
            assert baru == Keadaan(self.langkah, len(self.setuju)), "the file stays until all positions agreed"
            self.keadaan = baru
        else:
            self.pindah(baru, ke)

    @precondition(lambda self: not self.keadaan.akhir)
    @rule(jabatan=st.sampled_from(SEMUA_JABATAN), hasil=st.sampled_from(["ya", "tidak", "selesai", "batal", ""]))
    def yang_tidak_berhak_ditolak(self, jabatan: str, hasil: str) -> None:
        dikenal = {c.hasil for c in self.definisi.langkah[self.langkah - 1].cabang} or {"selesai"}
        assume(jabatan not in self.giliran() or hasil not in dikenal)
        with pytest.raises(GerakTerlarang):
            mesin.terapkan(self.definisi, self.keadaan, Gerak(jabatan, hasil))

    @rule(data=st.data())
    def atasan_mengembalikan(self, data: st.DataObject) -> None:
        ke = data.draw(st.integers(0, self.langkah + 1))
        boleh = (
            not self.keadaan.akhir and 1 <= ke < self.langkah and PEMOHON not in self.definisi.langkah[ke - 1].pelaksana
        )
        assert (ke in mesin.tujuan_kembali(self.definisi, self.keadaan)) == boleh
        if boleh:
            self.pindah(mesin.kembalikan(self.definisi, self.keadaan, ke), ke)
        else:
            with pytest.raises(GerakTerlarang):
                mesin.kembalikan(self.definisi, self.keadaan, ke)

    @rule()
    def kabid_mengembalikan_ke_pemohon(self) -> None:
        if self.keadaan.akhir or self.langkah <= 2:
            with pytest.raises(GerakTerlarang):
                mesin.kembalikan_pemohon(self.definisi, self.keadaan)
        else:
            self.pindah(mesin.kembalikan_pemohon(self.definisi, self.keadaan), 1)

    @rule(akhir=st.sampled_from(["ditarik", "ditolak", "gugur"]))
    def berakhir_di_luar(self, akhir: AkhirLuar) -> None:
        if akhir not in self.akhir_diharap():
            with pytest.raises(GerakTerlarang):
                mesin.akhiri(self.definisi, self.keadaan, akhir)
        else:
            self.pindah(mesin.akhiri(self.definisi, self.keadaan, akhir), akhir)

    def akhir_diharap(self) -> set[str]:
        """Read from the table: until the signature, and where the applicant is waited for without owing anything."""
        if self.keadaan.akhir:
            return set()
        x = self.definisi.langkah[self.langkah - 1]
        tertanda = any(y.aksi == "tandatangani" and y.urut < self.langkah for y in self.definisi.langkah)
        gugur = {"gugur"} if x.menunggu_pemohon and x.aksi != "bayar" else set()
        return gugur if tertanda else gugur | {"ditarik", "ditolak"}

    def pindah(self, baru: Keadaan, ke: int | str) -> None:
        assert baru == (Keadaan(ke) if isinstance(ke, int) else Keadaan(self.langkah, self.keadaan.giliran, ke))
        if isinstance(ke, int) and ke <= self.langkah:
            self.tuntas = [n for n in self.tuntas if n < ke]
        elif ke not in ("batal", "ditarik", "ditolak", "gugur"):
            self.tuntas.append(self.langkah)
        self.keadaan, self.setuju = baru, []

    @invariant()
    def tidak_ada_langkah_terlewati(self) -> None:
        seharusnya = self.langkah if self.keadaan.akhir == "selesai" else self.langkah - 1
        assert self.tuntas == list(range(1, seharusnya + 1))

    @invariant()
    def hanya_giliran_yang_boleh(self) -> None:
        gerak = mesin.gerak_boleh(self.definisi, self.keadaan)
        if self.keadaan.akhir:
            assert gerak == ()
        else:
            assert (
                {g.jabatan for g in gerak} == self.giliran() == set(mesin.jabatan_giliran(self.definisi, self.keadaan))
            )

    @invariant()
    def tidak_buntu(self) -> None:
        assert self.keadaan.akhir or mesin.gerak_boleh(self.definisi, self.keadaan)


@pytest.mark.drill(nama="sop")
def test_berkas_berjalan_menurut_tabel() -> None:
    run_state_machine_as_test(
        Berkas,
        settings=settings(
            max_examples=jumlah(150, 10_000),
            stateful_step_count=50,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
