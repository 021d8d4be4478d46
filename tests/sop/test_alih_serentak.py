"""Two supervisors reassign at once while an officer completes the step: one truth, and nobody's work is lost."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from sop import services as sop
from sop.models import LangkahLog, Proses, RiwayatTugas
from sop.services import simpan_versi
from sop.services.jejak import periksa_jejak
from tests import orang
from tests.drill import jumlah
from tests.serentak import bersamaan
from tests.sop import contoh
from tests.sop.alur import mulai


@pytest.mark.drill(nama="alih_serentak")
@pytest.mark.django_db(transaction=True)
def test_satu_kebenaran() -> None:
    versi = simpan_versi(contoh.siup())
    petugas, pemohon = orang.kantor(), orang.pemohon()
    lina = petugas["petugas-loket"]
    rekan = {"kabid": orang.petugas("petugas-loket"), "kepala": orang.petugas("petugas-loket")}
    atasan = {"kabid": petugas["kabid-perizinan-usaha"], "kepala": petugas["kepala-dinas"]}
    for _ in range(jumlah(20, 500)):
        jalan = mulai(versi, petugas=petugas, pemohon=pemohon)
        sop.ambil_tugas(proses_id=jalan.proses_id, oleh=lina)
        akhir = RiwayatTugas.objects.filter(proses=jalan.proses_id).latest("pk").pk
        lihat: dict[str, Any] = {"versi": jalan.proses.jumlah_log, "riwayat": akhir, "catatan": "Bagi beban."}
        alih = [
            partial(sop.alihkan_tugas, proses_id=jalan.proses_id, kepada=rekan[s], oleh=atasan[s], **lihat)
            for s in ("kabid", "kepala")
        ]
        kerja: list[Any] = [*alih, partial(jalan.langkah, oleh=lina, versi=lihat["versi"])]
        *hasil_alih, hasil_kerja = bersamaan(kerja)
        _periksa(jalan.proses, hasil_alih, hasil_kerja)
        if isinstance(hasil_kerja, Exception):  # refused, not lost: taking it over, the same work goes through
            sop.ambil_tugas(proses_id=jalan.proses_id, oleh=lina)
            jalan.langkah(oleh=lina, versi=lihat["versi"])
        assert LangkahLog.objects.filter(proses=jalan.proses_id, langkah=2).count() == 1
    assert periksa_jejak() == []


def _periksa(proses: Proses, alih: list[Any], kerja: Any) -> None:
    menang = [h for h in alih if not isinstance(h, Exception)]
    dialihkan = RiwayatTugas.objects.filter(proses=proses, apa="alih")
    assert len(menang) == dialihkan.count() <= 1
    for kalah in (h for h in alih if isinstance(h, Exception)):
        assert isinstance(kalah, sop.SudahDikerjakan), kalah
        assert "Lina Loket" in str(kalah) or "dialihkan kepada" in str(kalah)
    if isinstance(kerja, Exception):
        assert isinstance(kerja, sop.BukanGiliran), kerja
        assert "dialihkan kepada" in str(kerja)
        assert proses.petugas_id == dialihkan.get().kepada_id
    else:
        assert not menang, "whoever came after the completed step is told so"
        assert (proses.langkah, proses.petugas) == (3, None)
