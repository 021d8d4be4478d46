"""Setting and moving a visit: working time, people of the team, number, notices, surat tugas, calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from akun.models import Pengguna, ProfilKantor
from notifikasi.models import Pesan
from perizinan.models import AnggotaTim, Peninjauan, UbahJadwal
from perizinan.services import arsip
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.pengembalian import kembalikan_ke_petugas
from perizinan.services.peninjauan import Jadwal, JadwalBentrok, jadwalkan, ubah_jadwal
from sicantik.lib import jam
from sop.services import BukanGiliran, SudahDikerjakan, ubah_hari_khusus
from tests import orang
from tests.kasus import Kasus, kantor, kasus
from tests.perizinan.alat import GSM, halaman, isi_form
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db
SENIN = "2026-11-16 09.00"
HOST = "https://perizinan.dpmpt.balikpapan.go.id"


def jadwal(petugas: dict[str, Pengguna], mulai: str = "2026-11-17 09.00", selesai: str = "", **isi: Any) -> Jadwal:
    awal = wita(mulai)
    tim = isi.pop("tim", [petugas["tim1"].pk, petugas["tim2"].pk])
    akhir = wita(selesai) if selesai else awal + timedelta(hours=2)
    return Jadwal(awal, akhir, isi.pop("tempat", "Jl. Contoh Raya 1"), frozenset(tim), isi.pop("ketua", tim[0]))


def jadwalkan_di(milik: Kasus, rencana: Jadwal, pada: str = SENIN) -> Peninjauan:
    with jam.pada(wita(pada)):
        return jadwalkan(**milik.pokok("jadwal"), jadwal=rencana)


@pytest.fixture
def milik() -> Kasus:
    """An Izin Gangguan that waits for the schedulers."""
    with jam.pada(wita("2026-11-16 08.30")):
        return kasus("diperiksa", izin="HO")


def test_jadwal_tersimpan_bersama_langkahnya(milik: Kasus) -> None:
    tinjau = jadwalkan_di(milik, jadwal(milik.petugas))
    assert milik.letak == (4, "berjalan")
    assert (tinjau.versi, tinjau.jadwal_ke, tinjau.nomor_surat) == (1, 1, "503/1/ST/DPMPT/XI/2026")
    tim = AnggotaTim.objects.filter(peninjauan=tinjau)
    assert {a.pengguna_id: a.ketua for a in tim} == {milik.petugas["tim1"].pk: True, milik.petugas["tim2"].pk: False}
    assert milik.log[-1].aksi == "jadwalkan"
    assert "Selasa, 17 November 2026, 09.00–11.00" in milik.log[-1].catatan


@pytest.mark.parametrize(
    ("mulai", "selesai", "pesan"),
    [
        ("2026-11-21 09.00", "", "Hari kerja berikutnya Senin, 23 November 2026"),
        ("2026-12-25 09.00", "", "Hari kerja berikutnya Senin, 28 Desember 2026"),
        ("2026-11-17 07.59", "", "jam kantor, 08.00 sampai 16.00"),
        ("2026-11-17 15.00", "2026-11-17 16.01", "jam kantor"),
        ("2026-11-17 15.00", "2026-11-18 09.00", "jam kantor"),
        ("2026-11-17 09.00", "2026-11-17 09.00", "sesudah jam mulai"),
        ("2026-11-16 08.59", "", "sudah lewat"),
    ],
)
def test_hanya_dalam_jam_kantor_pada_hari_kerja(milik: Kasus, mulai: str, selesai: str, pesan: str) -> None:
    with pytest.raises(PermohonanDitolak, match=pesan):
        jadwalkan_di(milik, jadwal(milik.petugas, mulai, selesai))
    assert milik.letak == (3, "berjalan")
    assert not Peninjauan.objects.exists()


def test_tepat_pada_batas_jam_kantor_boleh(milik: Kasus) -> None:
    assert jadwalkan_di(milik, jadwal(milik.petugas, "2026-11-16 09.00", "2026-11-16 16.00"))


def test_hari_yang_ditutup_kantor_ditolak(milik: Kasus) -> None:
    ubah_hari_khusus(tanggal=wita("2026-11-17 00.00").date(), buka=False, keterangan="HUT kota")
    with pytest.raises(PermohonanDitolak, match="Rabu, 18 November 2026"):
        jadwalkan_di(milik, jadwal(milik.petugas))


def test_hanya_pemegang_jabatan_dan_bukan_pemohonnya(milik: Kasus) -> None:
    with pytest.raises(PermohonanDitolak, match="Tim Teknis"):
        jadwalkan_di(milik, jadwal(milik.petugas, tim=[milik.petugas["kasi1"].pk]))
    with pytest.raises(PermohonanDitolak, match="ketua"):
        jadwalkan_di(milik, jadwal(milik.petugas, ketua=milik.petugas["kasi1"].pk))
    kembar = orang.petugas(
        "tim-teknis", nik=str(milik.permohonan.semua_isian[milik.permohonan.versi_paket.paket.izin.medan_nik])
    )
    with pytest.raises(PermohonanDitolak, match="pemohon berkas ini"):
        jadwalkan_di(milik, jadwal(milik.petugas, tim=[kembar.pk]))


def test_orang_yang_sibuk_disebut_dengan_waktunya(milik: Kasus) -> None:
    lain = kasus("diperiksa", izin="HO", petugas=milik.petugas)
    jadwalkan_di(milik, jadwal(milik.petugas))
    pesan = f"Tuti Teknis bertugas Selasa, 17 November 2026, 09.00–11.00 WITA untuk permohonan {milik.permohonan.nomor}"
    with pytest.raises(JadwalBentrok, match=pesan):
        jadwalkan_di(lain, jadwal(lain.petugas, "2026-11-17 10.59"))
    assert jadwalkan_di(lain, jadwal(lain.petugas, "2026-11-17 11.00")).nomor_surat == "503/2/ST/DPMPT/XI/2026"


def test_kabar_berisi_waktu_tanpa_data_pribadi_dalam_sms(milik: Kasus, settings: Any) -> None:
    settings.SITUS_URL = HOST
    jadwalkan_di(milik, jadwal(milik.petugas))
    with jam.pada(wita("2026-11-16 14.00")):
        ubah_jadwal(**milik.pokok("jadwal"), jadwal=jadwal(milik.petugas, "2026-11-19 13.00"), alasan="Hujan lebat.")
    surel = list(Pesan.objects.filter(saluran="surel").order_by("dibuat"))[-2:]
    assert "Peninjauan Selasa, 17 November 2026, 09.00–11.00 WITA" in surel[0].subjek
    assert "siapkan berkas asli" in surel[0].isi
    assert "503/1/ST/DPMPT/XI/2026" in surel[0].isi
    assert "Alasannya: Hujan lebat." in surel[1].isi
    sms = list(Pesan.objects.filter(saluran="sms").order_by("dibuat"))[-2:]
    assert "17/11/2026 09.00 WITA" in sms[0].isi
    assert "19/11/2026 13.00 WITA" in sms[1].isi
    p = milik.permohonan
    for pesan in sms:
        assert len(pesan.isi) <= 160, pesan.isi
        assert set(pesan.isi) <= GSM
        assert not [x for x in (p.nama_usaha, p.nama_pemohon, "Contoh Raya") if x in pesan.isi]


def test_ubah_jadwal_dicatat_dan_surat_tugas_berversi(milik: Kasus) -> None:
    tinjau = jadwalkan_di(milik, jadwal(milik.petugas))
    assert arsip.buat_dokumen(milik.id, "surat_tugas")
    assert not arsip.buat_dokumen(milik.id, "surat_tugas")
    with jam.pada(wita("2026-11-16 14.00")):
        baru = jadwal(milik.petugas, "2026-11-18 13.00", tim=[milik.petugas["tim2"].pk])
        ubah_jadwal(**milik.pokok("jadwal"), jadwal=baru, alasan="Ketua tim sakit.")
    tinjau.refresh_from_db()
    assert (tinjau.jadwal_ke, tinjau.mulai) == (2, wita("2026-11-18 13.00"))
    assert [(u.mulai_lama, u.alasan) for u in UbahJadwal.objects.all()] == [
        (wita("2026-11-17 09.00"), "Ketua tim sakit.")
    ]
    assert [a.pengguna.nama for a in tinjau.tim.all()] == ["Tono Teknis"]
    assert (milik.letak, milik.log[-1].hasil) == ((4, "berjalan"), "dijadwalkan ulang")
    assert ("surat_tugas" in [jenis for pk, jenis in arsip.dokumen_tertinggal() if pk == milik.id]) is True
    assert arsip.buat_dokumen(milik.id, "surat_tugas")
    assert list(
        milik.permohonan.dokumen.filter(jenis="surat_tugas").order_by("versi").values_list("versi", flat=True)
    ) == [1, 2]
    assert "surat_tugas" not in [jenis for pk, jenis in arsip.dokumen_tertinggal() if pk == milik.id]


def test_ubah_jadwal_hanya_penjadwalan_selama_laporan_terbuka(milik: Kasus) -> None:
    with pytest.raises(SudahDikerjakan):
        ubah_jadwal(**milik.pokok("jadwal"), jadwal=jadwal(milik.petugas), alasan="Belum ada jadwalnya.")
    jadwalkan_di(milik, jadwal(milik.petugas))
    with jam.pada(wita("2026-11-16 14.00")):
        with pytest.raises(BukanGiliran):
            ubah_jadwal(**milik.pokok("tim1"), jadwal=jadwal(milik.petugas), alasan="Saya sibuk.")
        with pytest.raises(PermohonanDitolak, match="alasan"):
            ubah_jadwal(**milik.pokok("jadwal"), jadwal=jadwal(milik.petugas), alasan=" ")
    milik.lakukan("tinjau")
    with jam.pada(wita("2026-11-16 15.00")), pytest.raises(SudahDikerjakan):
        ubah_jadwal(**milik.pokok("jadwal"), jadwal=jadwal(milik.petugas), alasan="Sudah selesai.")


def test_kembali_ke_penjadwalan_membuat_kunjungan_baru(milik: Kasus) -> None:
    jadwalkan_di(milik, jadwal(milik.petugas))
    milik.sampai("diringkas")
    kembalikan_ke_petugas(**milik.pokok("kasi1"), ke=3, catatan="Ukur ulang bagian belakang.")
    lagi = jadwalkan_di(milik, jadwal(milik.petugas, "2026-11-24 09.00"), "2026-11-20 09.00")
    assert (lagi.versi, lagi.jadwal_ke, lagi.nomor_surat) == (2, 1, "503/2/ST/DPMPT/XI/2026")


def test_nomor_menyebut_kantornya(milik: Kasus) -> None:
    ProfilKantor.objects.update_or_create(pk=1, defaults={"singkatan": "DPM-CONTOH"})
    assert jadwalkan_di(milik, jadwal(milik.petugas)).nomor_surat == "503/1/ST/DPM-CONTOH/XI/2026"


def test_yang_selesai_lebih_awal_bebas_lagi(milik: Kasus) -> None:
    """The time after the closing is the team's again; the time before it never is."""
    with jam.pada(wita("2026-11-16 09.00")):
        tinjau = jadwalkan(
            **milik.pokok("jadwal"), jadwal=jadwal(milik.petugas, "2026-11-16 10.00", "2026-11-16 12.00")
        )
    with jam.pada(wita("2026-11-16 10.40")):
        milik.lakukan("tinjau")
    lain = kasus("diperiksa", izin="HO", petugas=milik.petugas)
    with pytest.raises(JadwalBentrok):
        jadwalkan_di(lain, jadwal(lain.petugas, "2026-11-16 10.30"), "2026-11-16 10.20")
    assert jadwalkan_di(lain, jadwal(lain.petugas, "2026-11-16 10.45"), "2026-11-16 10.42")
    tinjau.refresh_from_db()
    assert tinjau.selesai == wita("2026-11-16 12.00")


def test_halaman_meja_menjadwalkan(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    klien = masuk(milik.petugas["jadwal"])
    with jam.pada(wita(SENIN)):
        jawab = halaman(klien, milik)
        isi = isi_form(jawab)
        assert isi["tempat"] == "Jl. Contoh Raya No. 1 RT 00, Kelurahan Contoh, Kecamatan Balikpapan Contoh"
        assert "luang" in jawab.content.decode()
        isi |= {"tanggal": "2026-11-21", "mulai": "09:00", "selesai": "10:00"}
        isi |= {"tim": [milik.petugas["tim1"].pk], "ketua": milik.petugas["tim2"].pk}
        jawab = klien.post(f"/meja/{milik.id}/", isi)
        assert jawab.status_code == 422
        assert "Hari kerja berikutnya Senin, 23 November 2026" in jawab.content.decode()
        assert "Pilih ketua dari anggota tim yang dicentang" in jawab.content.decode()
        isi |= {"tanggal": "2026-11-17", "ketua": milik.petugas["tim1"].pk}
        assert klien.post(f"/meja/{milik.id}/", isi).status_code == 302
        assert milik.letak == (4, "berjalan")
        ubah = klien.get(f"/meja/{milik.id}/jadwal/")
        isi = isi_form(ubah) | {"alasan": "Hujan.", "tanggal": "2026-11-18"}
        assert klien.post(f"/meja/{milik.id}/jadwal/", isi).status_code == 302
    assert Peninjauan.objects.get().mulai == wita("2026-11-18 09.00")


def test_pekan_pada_papan(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    jadwalkan_di(milik, jadwal(milik.petugas))
    lain = kasus("diperiksa", izin="HO", petugas=milik.petugas)
    klien = masuk(milik.petugas["jadwal"])
    with jam.pada(wita(SENIN)):
        isi = klien.get(f"/meja/{lain.id}/?minggu=2026-11-18").content.decode()
        assert isi.count("09.00–11.00") == 2
        assert klien.get(f"/meja/{lain.id}/?minggu=2026-11-25").content.decode().count("09.00–11.00") == 0
        assert klien.get(f"/meja/{lain.id}/?minggu=kapan").status_code == 200


def test_pemohon_melihat_kunjungan_dan_riwayatnya(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    pemohon = masuk(milik.pemohon)
    assert "Peninjauan lokasi" not in pemohon.get(f"/permohonan/{milik.id}/").content.decode()
    assert pemohon.get(f"/permohonan/{milik.id}/peninjauan.ics").status_code == 404
    jadwalkan_di(milik, jadwal(milik.petugas))
    with jam.pada(wita("2026-11-16 14.00")):
        ubah_jadwal(**milik.pokok("jadwal"), jadwal=jadwal(milik.petugas, "2026-11-18 13.00"), alasan="Jalan ditutup.")
    isi = pemohon.get(f"/permohonan/{milik.id}/").content.decode()
    for teks in ("Rabu, 18 November 2026", "Jalan ditutup.", "Tuti Teknis", "503/1/ST/DPMPT/XI/2026"):
        assert teks in isi, teks
    assert pemohon.get(f"/permohonan/{milik.id}/dokumen/surat_tugas/").status_code == 404
    arsip.buat_dokumen(milik.id, "surat_tugas")
    assert pemohon.get(f"/permohonan/{milik.id}/dokumen/surat_tugas/").content.startswith(b"%PDF")
    assert masuk(orang.orang_lain()).get(f"/permohonan/{milik.id}/dokumen/surat_tugas/").status_code == 404


def test_papan_kosong_tanpa_tim(masuk: Callable[[Pengguna], Client]) -> None:
    petugas = kantor("HO")
    milik = kasus("diperiksa", izin="HO", petugas=petugas)
    for nama in ("tim1", "tim2"):
        petugas[nama].penugasan.update(selesai=datetime.now(tz=jam.zona()))
    assert "Belum ada pemegang jabatan Tim Teknis" in halaman(masuk(petugas["jadwal"]), milik).content.decode()
