"""Two officers on one step at once: exactly one wins, the other is told who did it (goal R7)."""

from __future__ import annotations

from functools import partial

import pytest

from sop import services as sop
from sop.models import LangkahLog, Proses
from sop.services import simpan_versi
from sop.services.jejak import periksa_jejak
from tests import orang
from tests.drill import jumlah
from tests.serentak import bersamaan
from tests.sop import contoh
from tests.sop.alur import mulai


@pytest.mark.drill(nama="dua_petugas")
@pytest.mark.django_db(transaction=True)
def test_tepat_satu_yang_menang() -> None:
    versi = simpan_versi(contoh.siup())
    petugas, pemohon = orang.kantor(), orang.pemohon()
    regu = [petugas["petugas-loket"], orang.petugas("petugas-loket", nama="Lastri Loket")]
    nama = {p.nama for p in regu}
    for _ in range(jumlah(20, 1_000)):
        jalan = mulai(versi, petugas=petugas, pemohon=pemohon)
        halaman = jalan.proses.jumlah_log
        hasil = bersamaan([partial(jalan.langkah, oleh=p, versi=halaman) for p in regu])
        menang = [n for n, h in enumerate(hasil) if isinstance(h, sop.Perpindahan)]
        assert len(menang) == 1, hasil
        kalah = hasil[1 - menang[0]]
        assert isinstance(kalah, sop.SudahDikerjakan)
        assert f"sudah dikerjakan {regu[menang[0]].nama} pada" in str(kalah)
        assert jalan.keadaan == (3, "petugas-entry-data", "berjalan")
        assert [b.nama_pelaku in nama for b in jalan.log] == [False, True]
    assert LangkahLog.objects.count() == 2 * Proses.objects.count()
    assert list(periksa_jejak()) == []


@pytest.mark.django_db(transaction=True)
def test_petugas_dan_kabid_bersamaan() -> None:
    """The officer completes while the Kabid sends the same page back: one of them, never both."""
    versi = simpan_versi(contoh.siup())
    petugas = orang.kantor()
    for _ in range(5):
        jalan = mulai(versi, petugas=petugas).sampai(3)
        hasil = bersamaan(
            [
                partial(jalan.langkah, oleh=petugas["petugas-entry-data"], versi=2),
                partial(jalan.kembalikan_pemohon, oleh=petugas["kabid-perizinan-usaha"], versi=2),
            ]
        )
        assert sorted(type(h).__name__ for h in hasil) == ["Perpindahan", "SudahDikerjakan"]
        assert jalan.keadaan in {(4, "kasi-perizinan-usaha-i", "berjalan"), (1, "pemohon", "menunggu_pemohon")}
        assert len(jalan.log) == 3
