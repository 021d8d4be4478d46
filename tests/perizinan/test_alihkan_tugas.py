"""A task is taken, given back and given to a colleague; every change is kept, and the file is not moved by any."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from akun.models import Pengguna
from sop import services as sop
from sop.models import RiwayatTugas
from tests import orang
from tests.kasus import Kasus, kasus
from tests.perizinan.alat import halaman, isi_form

pytestmark = pytest.mark.django_db
Masuk = Callable[[Pengguna], Client]
LOKET = "petugas-loket"


@pytest.fixture
def milik() -> Kasus:
    return kasus("diajukan")


@pytest.fixture
def lastri() -> Pengguna:
    return orang.petugas(LOKET, nama="Lastri Loket")


def alihkan(milik: Kasus, oleh: Pengguna, kepada: Pengguna, **ganti: Any) -> None:
    akhir = RiwayatTugas.objects.filter(proses=milik.proses).last()
    isi = {"versi": milik.proses.jumlah_log, "riwayat": akhir.pk if akhir else 0, "catatan": "Lina sedang rapat."}
    sop.alihkan_tugas(proses_id=milik.proses.pk, kepada=kepada, oleh=oleh, **{**isi, **ganti})


def test_tombol_ambil_tampak_sebelum_ada_yang_memegang(milik: Kasus, lastri: Pengguna, masuk: Masuk) -> None:
    loket = milik.petugas["loket"]
    assert "Ambil tugas" in halaman(masuk(loket), milik).content.decode()
    masuk(loket).post(f"/meja/{milik.id}/ambil/")
    teks = halaman(masuk(lastri), milik).content.decode()
    assert "Ambil tugas" not in teks
    assert "Sedang dikerjakan Lina Loket." in teks
    assert "Ambil alih" in teks
    assert "Lepas tugas" in halaman(masuk(loket), milik).content.decode()
    masuk(loket).post(f"/meja/{milik.id}/lepas/")
    assert milik.proses.petugas is None
    assert [r.apa for r in RiwayatTugas.objects.all()] == ["ambil", "lepas"]
    assert len(milik.log) == 1, "none of it is a step"


def test_atasan_mengalihkan_dengan_catatan(milik: Kasus, lastri: Pengguna, masuk: Masuk) -> None:
    kabid = milik.petugas["kabid"]
    sop.ambil_tugas(proses_id=milik.proses.pk, oleh=milik.petugas["loket"])
    alamat = f"/meja/{milik.id}/alihkan/"
    isi = isi_form(masuk(kabid).get(alamat))
    assert masuk(kabid).post(alamat, {**isi, "kepada": lastri.pk, "catatan": ""}).status_code == 422
    assert masuk(kabid).post(alamat, {**isi, "kepada": lastri.pk, "catatan": "Lina rapat."}).status_code == 302
    assert milik.proses.petugas == lastri
    r = RiwayatTugas.objects.last()
    assert r is not None
    assert (r.apa, r.dari, r.kepada, r.oleh, r.catatan) == (
        "alih",
        milik.petugas["loket"],
        lastri,
        kabid,
        "Lina rapat.",
    )
    teks = halaman(masuk(kabid), milik).content.decode()
    assert "Tugas ini dialihkan kepada Lastri Loket oleh Budi Kabid" in teks
    assert "Lina rapat." in teks


def test_yang_sedang_mengisi_diberi_tahu_dan_isiannya_tetap(milik: Kasus, lastri: Pengguna, masuk: Masuk) -> None:
    loket = milik.petugas["loket"]
    isi = isi_form(halaman(masuk(loket), milik)) | {"berkas-ktp-putusan": "sesuai", "berkas-ktp-catatan": "Jelas."}
    alihkan(milik, milik.petugas["kabid"], lastri)
    for kode in milik.syarat:
        isi[f"berkas-{kode}-putusan"] = "sesuai"
    jawab = masuk(loket).post(f"/meja/{milik.id}/", isi)
    assert jawab.status_code == 422
    teks = jawab.content.decode()
    assert "Berkas ini dialihkan kepada Lastri Loket oleh Budi Kabid" in teks
    assert "Jelas." in teks, "what was typed is still there"
    masuk(loket).post(f"/meja/{milik.id}/ambil/")
    assert masuk(loket).post(f"/meja/{milik.id}/", isi).status_code == 302


class TestTolakan:
    @pytest.mark.parametrize("siapa", ["loket", "entri1", "arsip"])
    def test_bukan_atasan(self, milik: Kasus, lastri: Pengguna, siapa: str, masuk: Masuk) -> None:
        with pytest.raises(sop.BukanGiliran, match="atasan meja"):
            alihkan(milik, milik.petugas[siapa], lastri)
        assert masuk(milik.petugas[siapa]).get(f"/meja/{milik.id}/alihkan/").status_code == 404

    def test_kasi_tidak_mengatur_meja_kasi(self) -> None:
        milik = kasus("dientri")
        lain = orang.petugas("kasi-perizinan-usaha-i", nama="Kiki Kasi")
        with pytest.raises(sop.BukanGiliran, match="atasan meja"):
            alihkan(milik, milik.petugas["kasi1"], lain)
        alihkan(milik, milik.petugas["kabid"], lain)

    def test_kepada_yang_bukan_pemegang_meja(self, milik: Kasus) -> None:
        with pytest.raises(sop.BukanGiliran, match="tidak memegang meja ini"):
            alihkan(milik, milik.petugas["kabid"], milik.petugas["arsip"])

    def test_kepada_yang_sudah_bertugas_lain(self) -> None:
        milik = kasus("dientri")
        orang.tugaskan(milik.petugas["entri1"], "kasi-perizinan-usaha-i")
        with pytest.raises(sop.PerluOrangLain, match="Eko Entri sudah mengerjakan tugas lain"):
            alihkan(milik, milik.petugas["kabid"], milik.petugas["entri1"])

    def test_halaman_yang_basi_mengatakan_siapa_lebih_dulu(self, milik: Kasus, lastri: Pengguna) -> None:
        sop.ambil_tugas(proses_id=milik.proses.pk, oleh=milik.petugas["loket"])
        with pytest.raises(sop.SudahDikerjakan, match="diambil Lina Loket"):
            alihkan(milik, milik.petugas["kabid"], lastri, riwayat=0)

    def test_melepas_yang_tidak_dipegang(self, milik: Kasus) -> None:
        with pytest.raises(sop.BukanGiliran):
            sop.lepas_tugas(proses_id=milik.proses.pk, oleh=milik.petugas["loket"])

    @pytest.mark.parametrize("sql", ["UPDATE sop_riwayattugas SET catatan = 'x'", "DELETE FROM sop_riwayattugas"])
    def test_riwayat_hanya_dapat_ditambah(self, milik: Kasus, sql: str) -> None:
        sop.ambil_tugas(proses_id=milik.proses.pk, oleh=milik.petugas["loket"])
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(sql)
