"""The agenda: who sees which visits, what is marked, and the calendars made of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from akun.models import Pengguna
from perizinan.services.pengembalian import kembalikan_ke_pemohon
from perizinan.services.peninjauan import jadwalkan, ubah_jadwal
from sicantik.lib import jam
from sop.services import ubah_hari_khusus
from tests import orang
from tests.kasus import Kasus, kantor, kasus
from tests.lib.test_ics import buka
from tests.perizinan.alat import salah
from tests.perizinan.lapangan import lengkapi, simpan
from tests.perizinan.test_jadwal_peninjauan import jadwal
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db
NOVEMBER = "/meja/jadwal/?bulan=2026-11"
Masuk = Callable[[Pengguna], Client]


def kunjungan(petugas: dict[str, Pengguna], mulai: str, nama: str = "CV Contoh Uji", **isi: object) -> Kasus:
    milik = kasus("diperiksa", izin="HO", petugas=petugas, nama_usaha=nama)
    with jam.pada(wita("2026-11-02 09.00")):
        jadwalkan(**milik.pokok("jadwal"), jadwal=jadwal(petugas, mulai, **isi))
    return milik


def pernyataan(client: Client, jalur: str) -> int:
    client.get(jalur)
    with CaptureQueriesContext(connection) as tangkap:
        assert client.get(jalur).status_code == 200
    return len(tangkap)


def test_bulan_dan_orang(masuk: Masuk) -> None:
    petugas = kantor("HO")
    kunjungan(petugas, "2026-11-17 09.00", "CV Contoh Satu")
    kunjungan(petugas, "2026-11-18 09.00", "CV Contoh Dua", tim=[petugas["tim2"].pk])
    kunjungan(petugas, "2026-12-01 09.00", "CV Contoh Tiga")
    klien = masuk(petugas["kasi1"])
    with jam.pada(wita("2026-11-16 09.00")):
        isi = klien.get(NOVEMBER).context
        assert isi["jumlah"] == 2
        assert [(h.hari.day, [k.nama for k in h.kunjungan]) for h in isi["daftar"]] == [
            (16, []),
            (17, ["CV Contoh Satu"]),
            (18, ["CV Contoh Dua"]),
        ]
        satu = klien.get(f"{NOVEMBER}&orang={petugas['tim1'].pk}").context
        assert satu["jumlah"] == 1
        for salah_ketik in ("?bulan=kapan", "?bulan=2026-13", "?orang=x", "?bulan=0001-01", "?orang=99999999999999"):
            assert klien.get(f"/meja/jadwal/{salah_ketik}").status_code == 200


def test_hanya_penjadwalan_tim_dan_atasan_dari_sopnya(masuk: Masuk) -> None:
    petugas = kantor("HO")
    kunjungan(petugas, "2026-11-17 09.00")
    for nama in ("jadwal", "tim1", "kasi1", "kabid", "kepala"):
        assert masuk(petugas[nama]).get(NOVEMBER).context["jumlah"] == 1, nama
    for nama in ("loket", "entri1", "bendahara", "arsip"):
        assert masuk(petugas[nama]).get(NOVEMBER).status_code == 404, nama
    # Kasi II is a supervisor, but of other SOPs.
    assert masuk(orang.petugas("kasi-perizinan-usaha-ii")).get(NOVEMBER).context["jumlah"] == 0


def test_tanda_pada_kunjungan_yang_terganggu(masuk: Masuk) -> None:
    petugas = kantor("HO")
    klien = masuk(petugas["jadwal"])
    biasa = kunjungan(petugas, "2026-11-17 09.00", "CV Contoh Biasa")
    kunjungan(petugas, "2026-11-18 09.00", "CV Contoh Libur")
    kembali = kunjungan(petugas, "2026-11-19 09.00", "CV Contoh Kembali")
    kunjungan(petugas, "2026-11-20 09.00", "CV Contoh Lepas", tim=[petugas["tim2"].pk])
    ubah_hari_khusus(tanggal=wita("2026-11-18 00.00").date(), buka=False, keterangan="HUT")
    kembalikan_ke_pemohon(**kembali.pokok("kabid"), butir=salah("ktp"))
    with jam.pada(wita("2026-11-17 12.00")):
        petugas["tim2"].penugasan.update(selesai=jam.kini() - timedelta(hours=1))
        tanda = {k.nama: k.tanda for h in klien.get(NOVEMBER).context["daftar"] for k in h.kunjungan}
        lepas = "Tono Teknis tidak lagi Tim Teknis"
        assert tanda == {
            "CV Contoh Biasa": [lepas, "Lewat, belum dilaporkan"],
            "CV Contoh Libur": ["Kantor tutup", lepas],
            "CV Contoh Lepas": [lepas],
        }
        biasa.lakukan("tinjau")
        baris = {k.nama: k for h in klien.get(NOVEMBER).context["daftar"] for k in h.kunjungan}
        assert (baris["CV Contoh Biasa"].selesai, baris["CV Contoh Biasa"].tanda) == (True, [])


def test_kalender_tim(masuk: Masuk) -> None:
    petugas = kantor("HO")
    milik = kunjungan(petugas, "2026-11-17 09.00")
    kunjungan(petugas, "2026-11-18 09.00", tim=[petugas["tim2"].pk])
    with jam.pada(wita("2026-11-16 09.00")):
        tim1, tim2 = masuk(petugas["tim1"]), masuk(petugas["tim2"])
        isi = tim1.get("/meja/jadwal/saya.ics")
        assert isi["Content-Type"] == "text/calendar; charset=utf-8"
        assert isi.content.count(b"BEGIN:VEVENT") == 1
        assert tim2.get("/meja/jadwal/saya.ics").content.count(b"BEGIN:VEVENT") == 2
        assert masuk(petugas["jadwal"]).get("/meja/jadwal/saya.ics").status_code == 404
        baris = buka(tim1.get(f"/meja/{milik.id}/peninjauan.ics").content)
    assert "DTSTART:20261117T010000Z" in baris
    assert "SEQUENCE:0" in baris


def test_kalender_pemohon_mengikuti_perubahan(masuk: Masuk) -> None:
    """The same UID with a higher SEQUENCE: the phone moves the event instead of showing two."""
    petugas = kantor("HO")
    milik = kunjungan(petugas, "2026-11-17 09.00")
    pemohon, jalur = masuk(milik.pemohon), f"/permohonan/{milik.id}/peninjauan.ics"
    sebelum = buka(pemohon.get(jalur).content)
    with jam.pada(wita("2026-11-16 09.00")):
        ubah_jadwal(**milik.pokok("jadwal"), jadwal=jadwal(petugas, "2026-11-19 13.00"), alasan="Hujan.")
    sesudah = buka(pemohon.get(jalur).content)
    uid = [b for b in sebelum if b.startswith("UID:")]
    assert uid == [b for b in sesudah if b.startswith("UID:")]
    assert "SEQUENCE:0" in sebelum
    assert {"SEQUENCE:1", "DTSTART:20261119T050000Z"} <= set(sesudah)
    assert masuk(orang.orang_lain()).get(jalur).status_code == 404


def test_jumlah_pernyataan_tetap(masuk: Masuk) -> None:
    """Neither the agenda nor the pages of a visit cost more with more visits, people, records or changes."""
    petugas = kantor("HO")
    milik = kunjungan(petugas, "2026-11-17 09.00")
    with jam.pada(wita("2026-11-16 09.00")):
        jadwal_, tim, pemohon = masuk(petugas["jadwal"]), masuk(petugas["tim1"]), masuk(milik.pemohon)
        halaman = [
            (jadwal_, NOVEMBER),
            (jadwal_, f"/meja/{milik.id}/"),
            (tim, f"/meja/{milik.id}/tinjau/"),
            (tim, f"/meja/{milik.id}/"),
            (tim, "/meja/jadwal/saya.ics"),
            (pemohon, f"/permohonan/{milik.id}/"),
        ]
        sebelum = [pernyataan(*h) for h in halaman]
        for n in range(3):
            baru = jadwal(petugas, f"2026-11-{18 + n} 13.00")
            ubah_jadwal(**milik.pokok("jadwal"), jadwal=baru, alasan=f"Alasan {n}.")
            kunjungan(petugas, f"2026-11-{23 + n} 09.00")
        lengkapi(milik)
        for n in range(5):
            simpan(milik, "catatan", f"Catatan {n}")
        assert [pernyataan(*h) for h in halaman] == sebelum
    assert max(sebelum) <= 32, sebelum


def test_menjadwalkan_menghitung_tetap(masuk: Masuk) -> None:
    """The week of the team costs the same with many visits."""
    petugas = kantor("HO")
    milik = kasus("diperiksa", izin="HO", petugas=petugas)
    klien = masuk(petugas["jadwal"])
    with jam.pada(wita("2026-11-16 09.00")):
        sebelum = pernyataan(klien, f"/meja/{milik.id}/?minggu=2026-11-18")
    for n in range(4):
        kunjungan(petugas, f"2026-11-{17 + n} 09.00")
    with jam.pada(wita("2026-11-16 09.00")):
        assert pernyataan(klien, f"/meja/{milik.id}/?minggu=2026-11-18") == sebelum
