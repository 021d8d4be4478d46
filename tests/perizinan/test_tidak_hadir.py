"""Who is away acts on no file in any way, and is sent nowhere: one rule each, the same words everywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from akun.models import Ketidakhadiran, Pengguna
from perizinan.models import CatatanInternal, CatatanTinjau, Peninjauan, PesanKasus
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.peninjauan import ubah_jadwal
from perizinan.services.percakapan import kirim_pesan
from sicantik.lib import jam
from tests.kasus import Kasus, kasus
from tests.perizinan.alat import halaman, isi_form
from tests.perizinan.lapangan import dijadwalkan, foto, kirim
from tests.perizinan.test_jadwal_peninjauan import SENIN, jadwal, jadwalkan_di
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db
Masuk = Callable[[Pengguna], Client]
TERCATAT = "Anda tercatat tidak hadir sampai"


def cuti(siapa: Pengguna, mulai: str = "", sampai: str = "", **isi: Any) -> Ketidakhadiran:
    """Away between these days, or today and tomorrow."""
    hari = jam.hari_ini()
    awal = wita(f"{mulai} 00.00").date() if mulai else hari
    akhir = wita(f"{sampai or mulai} 00.00").date() if mulai else hari + timedelta(days=1)
    return Ketidakhadiran.objects.create(
        pengguna=siapa, mulai=awal, sampai=akhir, sebab="cuti", dicatat_oleh=siapa, **isi
    )


def test_yang_tidak_hadir_tidak_mencatat_peninjauan(masuk: Masuk) -> None:
    milik, kunci = dijadwalkan(), uuid4()
    klien = masuk(milik.petugas["tim1"])
    assert kirim(klien, milik, "utara", "Rumah", kunci=kunci).status_code == 200
    catatan = cuti(milik.petugas["tim1"])
    for isi in ({"butir": "timur", "nilai": "Jalan"}, {"butir": "foto_depan", "foto": foto()}):
        jawab = kirim(klien, milik, **isi)  # type: ignore[arg-type]
        assert (jawab.status_code, TERCATAT in jawab.json()["galat"]) == (422, True)
    polos = kirim(klien, milik, "timur", "Jalan", skrip=False)
    assert (polos.status_code, TERCATAT in polos.content.decode()) == (422, True)
    assert kirim(klien, milik, "utara", "Rumah", kunci=kunci).status_code == 200  # kept before, only answered now
    assert CatatanTinjau.objects.count() == 1
    assert kirim(masuk(milik.petugas["tim2"]), milik, "timur", "Jalan").status_code == 200
    catatan.delete()
    assert kirim(klien, milik, "selatan", "Jalan").status_code == 200


def test_yang_tidak_hadir_tidak_menjawab_dan_tidak_mencatat(masuk: Masuk) -> None:
    milik = kasus("diperiksa")
    kirim_pesan(permohonan_id=milik.id, oleh=milik.pemohon, isi="Sudah cukup?")
    loket, alamat = milik.petugas["loket"], f"/meja/{milik.id}/"
    cuti(loket)
    klien = masuk(loket)
    for jalur, isi in (("pesan", {"isi_pesan": "Sudah."}), ("catatan", {"isi_catatan": "Sudah."})):
        jawab = klien.post(f"{alamat}{jalur}/", isi)
        assert (jawab.status_code, TERCATAT in jawab.content.decode()) == (422, True)
        assert "Sudah." in jawab.content.decode()  # what was typed stays
    klien.post(f"{alamat}pesan/", {"tanpa_jawaban": "1"})
    assert TERCATAT in klien.get(alamat).content.decode()
    assert not CatatanInternal.objects.exists()
    assert [(m.dari, m.dijawab) for m in PesanKasus.objects.all()] == [("pemohon", None)]


@pytest.fixture
def milik() -> Kasus:
    """An Izin Gangguan that waits for the schedulers."""
    with jam.pada(wita("2026-11-16 08.30")):
        return kasus("diperiksa", izin="HO")


def test_yang_cuti_pada_harinya_tidak_dijadwalkan(milik: Kasus) -> None:
    cuti(milik.petugas["tim1"], "2026-11-17", "2026-11-19")
    with pytest.raises(
        PermohonanDitolak, match=r"Tuti Teknis tercatat tidak hadir sampai 19/11/2026\. Pilih orang lain"
    ):
        jadwalkan_di(milik, jadwal(milik.petugas, "2026-11-19 09.00"))
    assert not Peninjauan.objects.exists()
    assert jadwalkan_di(milik, jadwal(milik.petugas, "2026-11-20 09.00"))


def test_yang_cuti_hari_ini_boleh_dijadwalkan_untuk_hari_lain(milik: Kasus) -> None:
    cuti(milik.petugas["tim1"], "2026-11-16")
    cuti(milik.petugas["tim2"], "2026-11-17", dibatalkan=jam.kini())
    assert jadwalkan_di(milik, jadwal(milik.petugas, "2026-11-17 09.00"))


def test_jadwal_ulang_pun_menolaknya(milik: Kasus, masuk: Masuk) -> None:
    jadwalkan_di(milik, jadwal(milik.petugas, "2026-11-17 09.00"))
    cuti(milik.petugas["tim2"], "2026-11-18", "2026-11-20")
    klien, alamat = masuk(milik.petugas["jadwal"]), f"/meja/{milik.id}/jadwal/"
    with jam.pada(wita(SENIN)):
        with pytest.raises(PermohonanDitolak, match="Tono Teknis tercatat tidak hadir sampai 20/11/2026"):
            ubah_jadwal(**milik.pokok("jadwal"), jadwal=jadwal(milik.petugas, "2026-11-18 09.00"), alasan="Hujan.")
        isi = isi_form(klien.get(alamat)) | {"alasan": "Hujan.", "tanggal": "2026-11-18"}
        jawab = klien.post(alamat, isi)
        assert jawab.status_code == 422
        assert "Tono Teknis tercatat tidak hadir sampai 20/11/2026" in jawab.content.decode()
        assert klien.post(alamat, isi | {"tim": [milik.petugas["tim1"].pk]}).status_code == 302
    assert [a.pengguna.nama for a in Peninjauan.objects.get().tim.all()] == ["Tuti Teknis"]


def test_formulir_dan_papan_menyebutnya(milik: Kasus, masuk: Masuk) -> None:
    cuti(milik.petugas["tim1"], "2026-11-17", "2026-11-18")
    klien = masuk(milik.petugas["jadwal"])
    with jam.pada(wita(SENIN)):
        jawab = halaman(klien, milik)
        assert jawab.content.decode().count(">tidak hadir<") == 2
        tim = [milik.petugas["tim1"].pk, milik.petugas["tim2"].pk]
        isi = isi_form(jawab) | {"tanggal": "2026-11-18", "tim": tim, "ketua": tim[0]}
        jawab = klien.post(f"/meja/{milik.id}/", isi)
    assert jawab.status_code == 422
    assert "Tuti Teknis tercatat tidak hadir sampai 18/11/2026" in jawab.content.decode()
    assert milik.letak == (3, "berjalan")


def test_yang_cuti_sesudah_dijadwalkan_terlihat_pada_agenda(milik: Kasus, masuk: Masuk) -> None:
    jadwalkan_di(milik, jadwal(milik.petugas, "2026-11-17 09.00"))
    klien = masuk(milik.petugas["jadwal"])
    with jam.pada(wita(SENIN)):
        assert "tidak hadir" not in klien.get("/meja/jadwal/?bulan=2026-11").content.decode()
        cuti(milik.petugas["tim2"], "2026-11-17")
        assert "Tono Teknis tidak hadir pada hari itu" in klien.get("/meja/jadwal/?bulan=2026-11").content.decode()
