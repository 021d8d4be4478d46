"""Applicant and desk write to each other on the case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from akun.models import Pengguna, ProfilKantor
from akun.status import KABID, PETUGAS_LOKET
from notifikasi.models import Pesan
from perizinan.models import PesanKasus
from perizinan.services import percakapan as layanan
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.percakapan import kirim_pesan
from sicantik.lib import jam
from tests import orang
from tests.berkas_contoh import ktp_contoh
from tests.kasus import Kasus, kasus
from tests.perizinan.di_loket import kasus_loket

pytestmark = pytest.mark.django_db
Masuk = Callable[[Pengguna], Client]


def tulis(milik: Kasus, siapa: str = "", isi: str = "Apakah berkas saya sudah cukup?") -> PesanKasus:
    if not siapa:
        return kirim_pesan(permohonan_id=milik.id, oleh=milik.pemohon, isi=isi)
    return kirim_pesan(permohonan_id=milik.id, oleh=milik.petugas[siapa], isi=isi, jabatan=PETUGAS_LOKET)


def kabar(milik: Kasus) -> list[Pesan]:
    return list(Pesan.objects.filter(perihal=milik.permohonan.nomor, isi__contains="pesan baru"))


def test_pemohon_bertanya_petugas_menjawab(masuk: Masuk) -> None:
    milik = kasus("diperiksa")
    pemohon, loket = masuk(milik.pemohon), masuk(milik.petugas["loket"])
    jawab = pemohon.post(f"/permohonan/{milik.id}/pesan/", {"isi_pesan": "Apakah NPWP saya terbaca?"})
    assert jawab.status_code == 302
    assert "1 pesan" in loket.get("/meja/?tampilan=pesan").content.decode()
    halaman = loket.get(f"/meja/{milik.id}/").content.decode()
    assert "Apakah NPWP saya terbaca?" in halaman
    assert loket.post(f"/meja/{milik.id}/pesan/", {"isi_pesan": "Terbaca."}).status_code == 302
    assert milik.permohonan.nomor not in loket.get("/meja/?tampilan=pesan").content.decode()
    isi = pemohon.get(f"/permohonan/{milik.id}/").content.decode()
    assert "Terbaca." in isi
    assert "Petugas Loket" in isi
    assert milik.petugas["loket"].nama not in isi  # the position answers, not the person


def test_kabar_tanpa_isi_dan_sekali_sampai_dibaca(masuk: Masuk) -> None:
    milik = kasus("diperiksa")
    for isi in ("Rahasia pertama", "Rahasia kedua"):
        tulis(milik, "loket", isi)
    terkirim = kabar(milik)
    assert sorted(p.saluran for p in terkirim) == ["sms", "surel"]
    assert not any("Rahasia" in p.isi + p.subjek for p in terkirim)
    assert len(next(p.isi for p in terkirim if p.saluran == "sms")) <= 160
    masuk(milik.pemohon).get(f"/permohonan/{milik.id}/")
    tulis(milik, "loket", "Rahasia ketiga")
    assert len(kabar(milik)) == 4


def test_pesan_pemohon_tidak_mengabari_pemohon() -> None:
    milik = kasus("diperiksa")
    tulis(milik)
    assert kabar(milik) == []


def test_tanda_baca(masuk: Masuk) -> None:
    milik = kasus("diperiksa")
    tulis(milik)
    assert PesanKasus.objects.get().dibaca is None
    masuk(milik.petugas["kabid"]).get(f"/meja/{milik.id}/")
    dibaca = PesanKasus.objects.get().dibaca
    assert dibaca is not None
    masuk(milik.petugas["loket"]).get(f"/meja/{milik.id}/")
    assert PesanKasus.objects.get().dibaca == dibaca  # the first reader's
    assert "dibaca" in masuk(milik.pemohon).get(f"/permohonan/{milik.id}/").content.decode()


def test_ucapan_terima_kasih_tidak_perlu_dijawab(masuk: Masuk) -> None:
    milik = kasus("diperiksa")
    tulis(milik, isi="Terima kasih.")
    masuk(milik.petugas["loket"]).post(f"/meja/{milik.id}/pesan/", {"tanpa_jawaban": "1"})
    assert PesanKasus.objects.get().dijawab is not None
    assert kabar(milik) == []


def test_lampiran_dibersihkan_dan_hanya_untuk_yang_berhak(masuk: Masuk) -> None:
    milik = kasus("diperiksa")
    berkas = SimpleUploadedFile("6471010101900001.jpg", ktp_contoh())
    masuk(milik.pemohon).post(f"/permohonan/{milik.id}/pesan/", {"isi_pesan": "Ini fotonya", "lampiran": berkas})
    lampiran = PesanKasus.objects.get().lampiran
    assert lampiran is not None
    assert "6471010101900001" not in lampiran.nama
    assert not lampiran.kini
    assert masuk(milik.petugas["kabid"]).get(f"/berkas/{lampiran.pk}/unduh/").status_code == 200
    assert masuk(orang.orang_lain()).get(f"/berkas/{lampiran.pk}/unduh/").status_code == 404


def test_lampiran_berbahaya_ditolak_dan_ketikan_kembali(masuk: Masuk) -> None:
    milik = kasus("diperiksa")
    berkas = SimpleUploadedFile("a.jpg", b"<html><script>alert(1)</script>")
    jawab = masuk(milik.pemohon).post(
        f"/permohonan/{milik.id}/pesan/", {"isi_pesan": "Panjang sekali", "lampiran": berkas}
    )
    assert jawab.status_code == 422
    assert "Panjang sekali" in jawab.content.decode()
    assert not PesanKasus.objects.exists()
    assert not milik.permohonan.berkas.filter(syarat="lampiran_pesan").exists()


@pytest.mark.parametrize("isi", ["", "   ", "x" * 2001])
def test_kosong_atau_terlalu_panjang(masuk: Masuk, isi: str) -> None:
    milik = kasus("diperiksa")
    for klien, alamat in ((masuk(milik.pemohon), "permohonan"), (masuk(milik.petugas["loket"]), "meja")):
        assert klien.post(f"/{alamat}/{milik.id}/pesan/", {"isi_pesan": isi}).status_code == 422
    assert not PesanKasus.objects.exists()


def test_isi_tidak_pernah_menjadi_markah(masuk: Masuk) -> None:
    milik = kasus("diperiksa")
    tulis(milik, isi="<script>alert(1)</script>")
    assert "<script>alert(1)" not in masuk(milik.petugas["loket"]).get(f"/meja/{milik.id}/").content.decode()


@pytest.mark.usefixtures("penanda")
def test_ditutup_sekian_hari_sesudah_berakhir() -> None:
    milik = kasus("dibatalkan")
    tulis(milik)
    ProfilKantor.objects.update_or_create(pk=1, defaults={"hari_pesan": 3})
    with jam.pada(jam.kini() + timedelta(days=2)):
        tulis(milik)
    with jam.pada(jam.kini() + timedelta(days=4)), pytest.raises(PermohonanDitolak, match="ditutup"):
        tulis(milik)


def test_draf_belum_punya_percakapan() -> None:
    with pytest.raises(PermohonanDitolak):
        tulis(kasus("draf"))


def test_jatah_pemohon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(layanan.PESAN_SEJAM, "pemohon", 2)
    milik = kasus("diperiksa")
    tulis(milik)
    tulis(milik)
    with pytest.raises(PermohonanDitolak, match="Terlalu banyak"):
        tulis(milik)


def test_petugas_yang_pemohon_tidak_menjawab_dirinya(masuk: Masuk) -> None:
    milik = kasus("diperiksa")
    nik = milik.permohonan.semua_isian["nik"]
    kembar = orang.petugas(KABID, nik=nik)
    klien = masuk(kembar)
    assert klien.post(f"/meja/{milik.id}/pesan/", {"isi_pesan": "Beres"}).status_code == 404
    assert klien.post(f"/meja/{milik.id}/catatan/", {"isi_catatan": "Beres"}).status_code == 404
    assert "Catatan internal" not in klien.get(f"/meja/{milik.id}/").content.decode()
    with pytest.raises(PermohonanDitolak):
        kirim_pesan(permohonan_id=milik.id, oleh=kembar, isi="Beres", jabatan=KABID)


def test_loket_yang_mengisikan_untuk_tamu_tetap_mencatat(masuk: Masuk) -> None:
    k = kasus_loket()
    klien = masuk(k.petugas["loket"])
    assert klien.post(f"/meja/{k.id}/catatan/", {"isi_catatan": "Tamu kembali besok"}).status_code == 302
    assert "Tamu kembali besok" in klien.get(f"/meja/{k.id}/").content.decode()


@pytest.mark.parametrize("perintah", ["UPDATE perizinan_pesankasus SET isi = 'x'", "DELETE FROM perizinan_pesankasus"])
def test_basis_data_menolak_mengubah_pesan(perintah: str) -> None:
    tulis(kasus("diperiksa"))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(perintah)


def test_meja_tidak_bertambah_kueri(masuk: Masuk, django_assert_max_num_queries: Any) -> None:
    milik = kasus("diperiksa")
    tulis(milik)
    loket = masuk(milik.petugas["kabid"])
    loket.get("/meja/?tampilan=pesan")
    with CaptureQueriesContext(connection) as satu:
        loket.get("/meja/?tampilan=pesan")
    for _n in range(2):
        tulis(kasus("diperiksa", pemohon=milik.pemohon, petugas=milik.petugas))
    with django_assert_max_num_queries(len(satu)):
        loket.get("/meja/?tampilan=pesan")
    for _n in range(3):
        tulis(milik)
    loket.get(f"/meja/{milik.id}/")
    with CaptureQueriesContext(connection) as sedikit:
        loket.get(f"/meja/{milik.id}/")
    for _n in range(5):
        tulis(milik, "loket")
    with django_assert_max_num_queries(len(sedikit)):
        loket.get(f"/meja/{milik.id}/")
