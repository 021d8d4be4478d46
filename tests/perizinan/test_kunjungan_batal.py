"""A file that leaves the team with its report open: the visit is called off, and the next one starts from nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from akun.models import Pengguna
from notifikasi.models import Pesan
from perizinan.models import Peninjauan
from perizinan.queries import peninjauan as lapangan
from perizinan.services import arsip
from perizinan.services.galat import TidakBolehDiubah
from perizinan.services.pengajuan import kirim_perbaikan
from perizinan.services.pengembalian import kembalikan_ke_pemohon, kembalikan_ke_petugas
from perizinan.services.peninjauan import buka_lagi, tutup_peninjauan
from sicantik.lib import jam
from tests.kasus import Kasus, kasus
from tests.lib.test_ics import buka
from tests.perizinan.alat import GSM, halaman, salah
from tests.perizinan.lapangan import berlaku, lengkapi, simpan, tinjauan
from tests.perizinan.test_jadwal_peninjauan import HOST, jadwal, jadwalkan_di
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db


@pytest.fixture
def milik() -> Kasus:
    """An Izin Gangguan whose visit is set for the 17th: the team's turn."""
    with jam.pada(wita("2026-11-16 08.30")):
        hasil = kasus("diperiksa", izin="HO")
    jadwalkan_di(hasil, jadwal(hasil.petugas))
    return hasil


def kembali(milik: Kasus, pada: str = "2026-11-16 14.00") -> None:
    with jam.pada(wita(pada)):
        kembalikan_ke_pemohon(**milik.pokok("kabid"), butir=salah("ktp"))


def jadwalkan_lagi(milik: Kasus) -> Peninjauan:
    with jam.pada(wita("2026-11-19 09.00")):
        milik.unggah("ktp")
        kirim_perbaikan(permohonan_id=milik.id, oleh=milik.pemohon)
        milik.lakukan("periksa")
    return jadwalkan_di(milik, jadwal(milik.petugas, "2026-11-24 09.00"), "2026-11-20 09.00")


def test_tim_bebas_dan_kunjungan_berikutnya_baru(milik: Kasus) -> None:
    kembali(milik)
    lama = tinjauan(milik)
    assert (lama.dibatalkan, lama.ditutup) == (wita("2026-11-16 14.00"), None)
    lain = kasus("diperiksa", izin="HO", petugas=milik.petugas)
    assert jadwalkan_di(lain, jadwal(lain.petugas), "2026-11-16 15.00")  # the same people, the same hour
    lagi = jadwalkan_lagi(milik)
    assert (lagi.versi, lagi.jadwal_ke, lagi.nomor_surat) == (2, 1, "503/3/ST/DPMPT/XI/2026")


def test_catatan_perjalanan_lama_tidak_masuk_bap_baru(milik: Kasus) -> None:
    """Records, a closed report opened again, a return: what is recorded next is all that the next BAP says."""
    lengkapi(milik)
    tutup_peninjauan(**milik.pokok("tim1"), kesimpulan="layak", uraian="")
    milik.sampai("diringkas")
    kembalikan_ke_petugas(**milik.pokok("kasi1"), ke=4, catatan="Ukur ulang.")
    buka_lagi(**milik.pokok("tim1"))
    simpan(milik, "luas_ukur", "121")
    kembali(milik, "2026-11-18 10.00")
    with pytest.raises(TidakBolehDiubah):
        simpan(milik, "luas_ukur", "125")
    assert (milik.id, "bap") not in arsip.dokumen_tertinggal()
    lama = tinjauan(milik)
    lagi = jadwalkan_lagi(milik)
    assert (lagi.versi, berlaku(milik)) == (2, {})
    assert lama.catatan.filter(butir="luas_ukur").count() == 2
    lengkapi(milik)
    tutup_peninjauan(**milik.pokok("tim1"), kesimpulan="layak", uraian="")
    assert (milik.id, "bap") in arsip.dokumen_tertinggal()
    assert arsip.buat_dokumen(milik.id, "bap")
    assert (milik.id, "bap") not in arsip.dokumen_tertinggal()


def test_pemohon_diberi_tahu_dalam_kabar_yang_sama(
    milik: Kasus, masuk: Callable[[Pengguna], Client], settings: object
) -> None:
    settings.SITUS_URL = HOST  # type: ignore[attr-defined]
    Pesan.objects.all().delete()
    kembali(milik)
    surel, sms = Pesan.objects.get(saluran="surel"), Pesan.objects.get(saluran="sms")
    assert "perlu diperbaiki" in surel.isi
    assert "Peninjauan lokasi pada Selasa, 17 November 2026, 09.00–11.00 WITA dibatalkan" in surel.isi
    assert len(sms.isi) <= 160
    assert set(sms.isi) <= GSM
    isi = masuk(milik.pemohon).get(f"/permohonan/{milik.id}/").content.decode()
    assert "Tim tidak datang" in isi
    assert "Hadir atau tunjuk wakil" not in isi
    assert "berkas kembali kepada pemohon" in halaman(masuk(milik.petugas["jadwal"]), milik).content.decode()


def test_kalender_mencoretnya(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    kembali(milik)
    jalur = f"/permohonan/{milik.id}/peninjauan.ics"
    with jam.pada(wita("2026-11-16 15.00")):
        for client, alamat in [(masuk(milik.pemohon), jalur), (masuk(milik.petugas["tim1"]), "/meja/jadwal/saya.ics")]:
            assert {"STATUS:CANCELLED", "SEQUENCE:1"} <= set(buka(client.get(alamat).content))
        agenda = masuk(milik.petugas["jadwal"]).get("/meja/jadwal/?bulan=2026-11").context
        assert agenda["jumlah"] == 0
    jadwalkan_lagi(milik)
    baris = buka(masuk(milik.pemohon).get(jalur).content)
    assert (baris.count("STATUS:CANCELLED"), baris.count("BEGIN:VEVENT")) == (1, 2)


def test_surat_tugas_yang_batal_tidak_dicetak(milik: Kasus) -> None:
    kembali(milik)
    assert (milik.id, "surat_tugas") not in arsip.dokumen_tertinggal()
    assert not arsip.buat_dokumen(milik.id, "surat_tugas")
    jadwalkan_lagi(milik)
    assert (milik.id, "surat_tugas") in arsip.dokumen_tertinggal()
    assert arsip.buat_dokumen(milik.id, "surat_tugas")
    assert lapangan.surat_tugas_ke(milik.permohonan) == 2


def test_basis_data_menjaga_satu_yang_terbuka(milik: Kasus) -> None:
    kembali(milik)
    jadwalkan_lagi(milik)
    with pytest.raises(IntegrityError, match="satu_peninjauan_terbuka"), transaction.atomic():
        Peninjauan.objects.filter(permohonan=milik.id, versi=1).update(dibatalkan=None)
    with pytest.raises(IntegrityError, match="bap_lengkap"), transaction.atomic():
        Peninjauan.objects.filter(permohonan=milik.id, versi=1).update(
            ditutup=jam.kini(), penutup=milik.petugas["tim1"], kesimpulan="layak"
        )
