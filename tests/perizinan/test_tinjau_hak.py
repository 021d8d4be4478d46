"""Who writes, who reads, and for whom the inspection does not exist."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.models import CatatanTinjau
from perizinan.services.pengembalian import kembalikan_ke_pemohon
from perizinan.services.peninjauan import Jadwal, jadwalkan
from sicantik.lib import jam
from tests import orang
from tests.kasus import Kasus, kantor, kasus
from tests.perizinan.alat import salah
from tests.perizinan.lapangan import dijadwalkan, foto, kirim, simpan
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db
Masuk = Callable[[Pengguna], Client]


def seorang_diri() -> Kasus:
    """A visit of tim1 alone; tim2 holds the position and is not sent."""
    milik = kasus("diperiksa", izin="HO", petugas=kantor("HO"))
    with jam.pada(wita("2026-11-16 08.00")):
        tim1 = milik.petugas["tim1"].pk
        rencana = Jadwal(wita("2026-11-16 09.00"), wita("2026-11-16 10.00"), "Jl. Contoh", frozenset([tim1]), tim1)
        jadwalkan(**milik.pokok("jadwal"), jadwal=rencana)
    return milik


def test_bukan_anggota_hanya_membaca(masuk: Masuk) -> None:
    milik = seorang_diri()
    simpan(milik, "utara", "Rumah Contoh A")
    lain = masuk(milik.petugas["tim2"])
    isi = lain.get(f"/meja/{milik.id}/tinjau/").content.decode()
    assert "Anda bukan anggota tim" in isi
    assert "Rumah Contoh A" in isi
    assert "data-catat" not in isi
    jawab = kirim(lain, milik, "timur", "Jalan")
    assert (jawab.status_code, "Hanya anggota tim" in jawab.json()["galat"]) == (422, True)
    tutup = {"versi": milik.proses.jumlah_log, "kesimpulan": "layak", "uraian": ""}
    assert "Hanya anggota tim" in lain.post(f"/meja/{milik.id}/", tutup).content.decode()
    assert CatatanTinjau.objects.count() == 1
    assert milik.letak == (4, "berjalan")


def test_untuk_yang_lain_halamannya_tidak_ada(masuk: Masuk) -> None:
    milik = dijadwalkan()
    c = simpan(milik, "foto_depan", foto=foto())
    siup = kasus("diajukan")
    gambar = f"/meja/{milik.id}/tinjau/foto/{c.kunci}/"
    siapa = [
        milik.pemohon,
        orang.orang_lain(),
        orang.petugas("kasi-perizinan-usaha-ii"),
        orang.petugas("administrator"),
    ]
    for dia in siapa:
        klien = masuk(dia)
        assert klien.get(f"/meja/{milik.id}/tinjau/").status_code == 404
        assert kirim(klien, milik, "utara", "Rumah").status_code == 404
        assert klien.get(gambar).status_code == 404
        assert klien.get(f"/meja/{milik.id}/peninjauan.ics").status_code == 404
    for nama in ("loket", "kasi1", "jadwal"):
        assert masuk(milik.petugas[nama]).get(f"/meja/{milik.id}/tinjau/").status_code == 404
    tim = masuk(milik.petugas["tim1"])
    assert tim.get(f"/meja/{siup.id}/tinjau/").status_code == 404
    assert kirim(tim, siup, "utara", "Rumah").status_code == 404
    assert Client().get(gambar).status_code == 302


def test_foto_untuk_petugas_sop_dan_hanya_lewat_berkasnya(masuk: Masuk) -> None:
    milik, lain = dijadwalkan(), dijadwalkan()
    c = simpan(milik, "foto_depan", foto=foto())
    for nama in ("loket", "kasi1", "tim2", "bendahara"):
        jawab = masuk(milik.petugas[nama]).get(f"/meja/{milik.id}/tinjau/foto/{c.kunci}/?kecil=1")
        assert (jawab.status_code, jawab["Content-Type"]) == (200, "image/webp")
        assert jawab.content[:4] == b"RIFF"
    tim = masuk(milik.petugas["tim1"])
    assert tim.get(f"/meja/{lain.id}/tinjau/foto/{c.kunci}/").status_code == 404
    assert tim.get(f"/meja/{milik.id}/tinjau/foto/{uuid4()}/").status_code == 404
    tanpa = simpan(milik, "utara", "Rumah")
    assert tim.get(f"/meja/{milik.id}/tinjau/foto/{tanpa.kunci}/").status_code == 404


def test_sebelum_dijadwalkan_dan_setelah_jabatan_lepas(masuk: Masuk) -> None:
    milik = kasus("diperiksa", izin="HO")
    tim = masuk(milik.petugas["tim1"])
    assert tim.get(f"/meja/{milik.id}/tinjau/").status_code == 404
    milik.sampai("dijadwalkan")
    assert tim.get(f"/meja/{milik.id}/tinjau/").status_code == 200
    milik.petugas["tim1"].penugasan.update(selesai=jam.kini())
    assert kirim(tim, milik, "utara", "Rumah").status_code == 404


def test_berkas_yang_kembali_ke_pemohon_tidak_dicatat_lagi(masuk: Masuk) -> None:
    milik = dijadwalkan()
    kembalikan_ke_pemohon(**milik.pokok("kabid"), butir=salah("ktp"))
    tim = masuk(milik.petugas["tim1"])
    assert kirim(tim, milik, "utara", "Rumah").status_code == 409
    isi = tim.get(f"/meja/{milik.id}/tinjau/").content.decode()
    assert "Berkas ini tidak di tim teknis sekarang" in isi
    assert "data-catat" not in isi
