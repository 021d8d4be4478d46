"""A permit type that the law has ended: new filings only where the office says so, running cases go on."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from akun.status import ADMINISTRATOR
from perizinan import queries
from perizinan.models import PengaturanIzin
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.pengajuan import ajukan
from perizinan.services.pengaturan import atur_izin
from tests import orang
from tests.kasus import Kasus, kasus, versi

pytestmark = pytest.mark.django_db


def tutup() -> None:
    atur_izin(kode="HO", terima_permohonan=False, dasar="", oleh=None)


def masuk(dia: Any) -> Client:
    klien = Client()
    klien.force_login(dia)
    return klien


@pytest.fixture
def draf() -> Kasus:
    return kasus("draf", izin="HO")


def test_tanpa_keputusan_kantor_tidak_menerima() -> None:
    versi("HO")
    PengaturanIzin.objects.all().delete()
    assert queries.versi_berlaku("HO") is None
    assert [v.kode for v in queries.katalog() if v.kode not in queries.kode_menerima()] == ["HO"]


def test_diterima_bila_kantor_menetapkan(draf: Kasus) -> None:
    permohonan = ajukan(permohonan_id=draf.id, oleh=draf.pemohon)
    assert permohonan.nomor is not None
    assert permohonan.nomor[5:8] == "001"


def test_draf_lama_ditolak_setelah_ditutup(draf: Kasus) -> None:
    tutup()
    with pytest.raises(PermohonanDitolak, match="tidak lagi menerima"):
        ajukan(permohonan_id=draf.id, oleh=draf.pemohon)
    assert draf.permohonan.proses is None
    halaman = masuk(draf.pemohon).post(reverse("kirim", args=[draf.id]), {"pernyataan": "on"}, follow=True)
    assert "tidak lagi menerima permohonan baru" in halaman.content.decode()


def test_berkas_berjalan_diteruskan(draf: Kasus) -> None:
    draf.sampai("diajukan")
    tutup()
    assert draf.sampai("diperiksa").letak == (3, "berjalan")


def test_halaman_menyebut_pencabutan(draf: Kasus) -> None:
    alamat = reverse("halaman_izin", args=["ho"])
    dibuka = Client().get(alamat).content.decode()
    assert "Jenis izin ini sudah dicabut" in dibuka
    assert "CONTOH peragaan" in dibuka
    assert reverse("permohonan_baru", args=["ho"]) in dibuka
    tutup()
    ditutup = Client().get(alamat).content.decode()
    assert "Tidak menerima permohonan baru" in ditutup
    assert "Permendagri" in ditutup or "Peraturan Menteri Dalam Negeri Nomor 19 Tahun 2017" in ditutup
    assert reverse("permohonan_baru", args=["ho"]) not in ditutup
    assert masuk(draf.pemohon).get(reverse("permohonan_baru", args=["ho"])).status_code == 404


def test_administrator_mengubah_dengan_dasar(draf: Kasus) -> None:
    admin = masuk(orang.petugas(ADMINISTRATOR))
    alamat = reverse("ubah_jenis_izin", args=["ho"])
    kosong = admin.post(alamat, {"terima_permohonan": "on", "dasar": ""})
    assert kosong.status_code == 422
    assert "Tulis dasar keputusan" in kosong.content.decode()
    assert admin.post(alamat, {"terima_permohonan": "on", "dasar": "Perda 11/2011"}).status_code == 302
    assert PengaturanIzin.objects.get(kode="HO").dasar == "Perda 11/2011"


def test_jenis_yang_masih_berlaku_tidak_punya_pengaturan(draf: Kasus) -> None:
    versi("SIUP")
    admin = masuk(orang.petugas(ADMINISTRATOR))
    assert admin.get(reverse("ubah_jenis_izin", args=["siup"])).status_code == 404
    assert "Izin Gangguan" in admin.get(reverse("jenis_izin")).content.decode()
