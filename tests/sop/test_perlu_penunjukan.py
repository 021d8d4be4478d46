"""When nobody eligible is left for a duty the supervisor sees the file; there is no way around the rule."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sicantik.lib import jam
from sop.models import Proses, VersiSop
from sop.queries import perlu_penunjukan
from sop.services import simpan_versi
from tests import orang
from tests.sop import contoh
from tests.sop.alur import Jalan, mulai

KASI = "kasi-perizinan-usaha-i"


def terlihat(jalan: Jalan) -> bool:
    versi = jalan.proses.versi_sop
    tugas = {(versi.pk, x.urut): x.tugas_pisah for x in versi.definisi.langkah if x.tugas_pisah}
    return jalan.proses in set(perlu_penunjukan(tugas))


def test_ada_yang_berhak_tidak_perlu_penunjukan(jalan: Jalan) -> None:
    for langkah in range(2, 10):
        jalan.sampai(langkah)
        assert not terlihat(jalan), langkah


def test_satu_satunya_kasi_sudah_mengentri(siup: VersiSop) -> None:
    petugas = orang.kantor(KASI)
    orang.tugaskan(petugas["petugas-entry-data"], KASI)
    jalan = mulai(siup, petugas=petugas).sampai(4)
    assert terlihat(jalan)
    orang.plh(KASI, menggantikan=petugas["petugas-entry-data"])
    assert not terlihat(jalan)


def test_meja_kosong_perlu_penunjukan(siup: VersiSop) -> None:
    jalan = mulai(siup, petugas=orang.kantor(KASI)).sampai(4)
    assert terlihat(jalan)


def test_penugasan_yang_berakhir_tidak_dihitung(siup: VersiSop) -> None:
    jalan = mulai(siup).sampai(4)
    jalan.petugas[KASI].penugasan.update(selesai=jam.kini() - timedelta(seconds=1))
    assert terlihat(jalan)


def test_kasi_yang_sama_untuk_kedua_kalinya_boleh(jalan: Jalan) -> None:
    """Verified, sent back by the Kabid, entered again: the same Kasi verifies again."""
    jalan.sampai(5).langkah("tidak")
    jalan.langkah()
    assert jalan.proses.langkah == 4
    assert not terlihat(jalan)


def test_meja_kosong_terlihat_juga_pada_langkah_tanpa_tugas_pisah(siup: VersiSop) -> None:
    jalan = mulai(siup, petugas=orang.kantor("petugas-loket"))
    assert Proses.objects.get().langkah == 2
    assert terlihat(jalan)
    orang.petugas("petugas-loket")
    assert not terlihat(jalan)


@pytest.mark.django_db
def test_tugas_yang_sama_di_dua_langkah_boleh_orang_yang_sama() -> None:
    """HO verifies at 6 and at 11; the Kasi of the first is not in the way of the second."""
    jalan = mulai(simpan_versi(contoh.sop_paket("HO"))).sampai(11)
    assert not terlihat(jalan)


def test_tanpa_tugas_tidak_ada_yang_terlihat(jalan: Jalan) -> None:
    assert list(perlu_penunjukan({})) == []
