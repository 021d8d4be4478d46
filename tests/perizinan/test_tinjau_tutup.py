"""Closing the report, and going on with it when a supervisor sent it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.queries.peninjauan import hasil_tinjau
from perizinan.services import arsip
from perizinan.services.galat import BelumLengkap, PermohonanDitolak
from perizinan.services.pengembalian import kembalikan_ke_petugas
from perizinan.services.peninjauan import buka_lagi, tutup_peninjauan
from sop.services import BukanGiliran, SudahDikerjakan
from tests.kasus import Kasus
from tests.perizinan.alat import halaman
from tests.perizinan.lapangan import berlaku, dijadwalkan, kirim, lengkapi, simpan, tanda_tangani, tinjauan

pytestmark = pytest.mark.django_db


def tutup(milik: Kasus, siapa: str = "tim1", kesimpulan: str = "layak", uraian: str = "") -> None:
    tutup_peninjauan(**milik.pokok(siapa), kesimpulan=kesimpulan, uraian=uraian)  # type: ignore[arg-type]


@pytest.fixture
def kembali() -> Kasus:
    """A file whose closed report the Kasi sent back to the team."""
    milik = dijadwalkan()
    lengkapi(milik)
    tutup(milik)
    arsip.buat_dokumen(milik.id, "bap")
    milik.sampai("diringkas")
    kembalikan_ke_petugas(**milik.pokok("kasi1"), ke=4, catatan="Luas belum diukur ulang.")
    return milik


def test_setiap_butir_wajib_dan_kesimpulan() -> None:
    milik = dijadwalkan()
    lengkapi(milik, "luas_ukur", "ttd_tim")
    with pytest.raises(BelumLengkap, match="Luas ruang usaha terukur, Tanda tangan ketua tim") as galat:
        tutup(milik)
    assert galat.value.bagian == ["luas_ukur", "ttd_tim"]
    lengkapi(milik)
    for kesimpulan in ("bersyarat", "tidak_layak"):
        with pytest.raises(PermohonanDitolak, match="syarat atau sebabnya"):
            tutup(milik, kesimpulan=kesimpulan, uraian="  ")
    assert hasil_tinjau(milik.permohonan) == {}
    tutup(milik, kesimpulan="bersyarat", uraian="Pasang peredam suara.")
    tinjau = tinjauan(milik)
    assert (tinjau.kesimpulan, tinjau.uraian, tinjau.penutup) == (
        "bersyarat",
        "Pasang peredam suara.",
        milik.petugas["tim1"],
    )
    assert milik.letak == (5, "berjalan")
    assert hasil_tinjau(milik.permohonan)["luas_ukur"] == "118"
    with pytest.raises(SudahDikerjakan):
        tutup(milik, "tim2")


def test_bukan_giliran_siapa_pun_selain_tim() -> None:
    milik = dijadwalkan()
    lengkapi(milik)
    for nama in ("kasi1", "jadwal", "loket"):
        with pytest.raises(BukanGiliran):
            tutup(milik, nama)


def test_dari_halaman_telepon(masuk: Callable[[Pengguna], Client]) -> None:
    """The form at the end of the phone's page does the step; refused, its words come again."""
    milik = dijadwalkan()
    klien = masuk(milik.petugas["tim1"])
    lengkapi(milik, "ttd_tim")
    isi = {"versi": milik.proses.jumlah_log, "kesimpulan": "bersyarat", "uraian": ""}
    jawab = klien.post(f"/meja/{milik.id}/", isi)
    assert jawab.status_code == 422
    assert "Tulis syarat atau sebabnya" in jawab.content.decode()
    isi["uraian"] = "Pasang peredam."
    jawab = klien.post(f"/meja/{milik.id}/", isi)
    assert (jawab.status_code, "Belum tercatat: Tanda tangan ketua tim." in jawab.content.decode()) == (422, True)
    lengkapi(milik)
    assert klien.post(f"/meja/{milik.id}/", isi).status_code == 302
    assert milik.letak == (5, "berjalan")
    assert "Laporan ini sudah ditutup" in klien.get(f"/meja/{milik.id}/tinjau/").content.decode()


def test_laporan_yang_dikembalikan_dibuka_lagi(kembali: Kasus) -> None:
    """The same visit goes on: its records stay, the next closing makes the next BAP, the earlier stays as it was."""
    assert kembali.letak == (4, "berjalan")
    with pytest.raises(PermohonanDitolak, match="sudah ditutup"):
        tutup(kembali)
    with pytest.raises(PermohonanDitolak, match="tidak terbuka"):
        simpan(kembali, "luas_ukur", "121")
    buka_lagi(**kembali.pokok("tim2"))
    assert kembali.log[-1].hasil == "dibuka lagi"
    assert (tinjauan(kembali).versi, tinjauan(kembali).ditutup, tinjauan(kembali).kesimpulan) == (1, None, "")
    assert not arsip.buat_dokumen(kembali.id, "bap")  # nothing to print while it is open
    simpan(kembali, "luas_ukur", "121")
    assert berlaku(kembali)["luas_ukur"] == ["121"]
    tanda_tangani(kembali)
    tutup(kembali, "tim2")
    assert arsip.buat_dokumen(kembali.id, "bap")
    assert sorted(d.versi for d in kembali.permohonan.dokumen.filter(jenis="bap")) == [1, 2]
    with pytest.raises(SudahDikerjakan):
        buka_lagi(**kembali.pokok("tim1"))


def test_membuka_lagi_hanya_tim_dan_hanya_yang_tertutup(kembali: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    with pytest.raises(BukanGiliran):
        buka_lagi(**kembali.pokok("kasi1"))
    tim = masuk(kembali.petugas["tim1"])
    assert "Berkas dikembalikan ke tim" in halaman(tim, kembali).content.decode()
    isi = tim.get(f"/meja/{kembali.id}/tinjau/").content.decode()
    assert "Buka lagi laporan" in isi
    assert kirim(tim, kembali, "utara", "Jalan").status_code == 409
    assert tim.post(f"/meja/{kembali.id}/tinjau/buka/", {"versi": kembali.proses.jumlah_log}).status_code == 302
    assert "data-catat" in tim.get(f"/meja/{kembali.id}/tinjau/").content.decode()
    with pytest.raises(PermohonanDitolak, match="masih terbuka"):
        buka_lagi(**kembali.pokok("tim1"))
