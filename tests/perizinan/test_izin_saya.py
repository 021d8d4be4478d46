"""The applicant's permits as a page, and the page on which they say which permit they go on from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from akun.models import Pengguna
from perizinan.models import Permohonan
from tests import orang
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kasus
from tests.perizinan.lanjutan import BERUBAH, habis_pada, lanjutkan

pytestmark = pytest.mark.django_db
Masuk = Callable[[Pengguna], Client]


@pytest.fixture
def lama(penanda: Penanda) -> Kasus:
    return kasus("diserahkan", izin="TDP")


def isi(client: Client, alamat: str) -> str:
    jawab = client.get(alamat)
    assert jawab.status_code == 200
    return jawab.content.decode()


def test_daftar_memuat_yang_dapat_dilakukan(lama: Kasus, masuk: Masuk) -> None:
    client = masuk(lama.pemohon)
    halaman = isi(client, "/izin-saya/")
    assert lama.izin.nomor in halaman
    assert reverse("lanjutkan", args=[lama.izin.pk, "perubahan"]) in halaman
    assert "Perpanjangan dapat diajukan mulai" in halaman
    assert "hari lagi" not in halaman
    habis_pada(lama, 30)
    halaman = isi(client, "/izin-saya/")
    assert "habis 30 hari lagi" in halaman
    assert reverse("lanjutkan", args=[lama.izin.pk, "perpanjangan"]) in halaman


def test_mulai_dari_daftar_sampai_meja(lama: Kasus, masuk: Masuk) -> None:
    client = masuk(lama.pemohon)
    jawab = client.post(reverse("lanjutkan", args=[lama.izin.pk, "perubahan"]))
    baru = Permohonan.objects.get(izin_lama=lama.izin)
    assert jawab.url == reverse("permohonan", args=[baru.pk])  # type: ignore[attr-defined]
    assert "Lanjutkan draf Anda" in isi(client, "/izin-saya/")
    milik = lanjutkan(lama, "perubahan", **BERUBAH)
    assert milik.id == baru.pk
    for halaman in (isi(client, reverse("periksa_kirim", args=[baru.pk])), meja(milik.sampai("diajukan"), masuk)):
        assert "Dibanding izin lama" in halaman
        assert BERUBAH["alamat_usaha"] in halaman
    assert "sedang berjalan" in isi(client, "/izin-saya/")
    assert "Izin milik akun pemohon" in meja(milik, masuk)


def meja(milik: Kasus, masuk: Masuk) -> str:
    return isi(masuk(milik.petugas["loket"]), reverse("berkas_meja", args=[milik.id]))


def test_nomor_lama_tampak_dan_tidak_ditanya(lama: Kasus, masuk: Masuk) -> None:
    milik = lanjutkan(lama, "perubahan")
    halaman = isi(masuk(lama.pemohon), reverse("isi_bagian", args=[milik.id, "izin_lama"]))
    assert lama.izin.nomor in halaman
    assert 'name="nomor_izin_lama"' not in halaman
    assert 'name="alasan_perubahan"' in halaman


def test_izin_orang_lain_tidak_ada(lama: Kasus, masuk: Masuk) -> None:
    client = masuk(orang.orang_lain())
    assert client.post(reverse("lanjutkan", args=[lama.izin.pk, "perubahan"])).status_code == 404
    assert lama.izin.nomor not in isi(client, "/izin-saya/")


def test_dengan_nomor_dan_bukti(lama: Kasus, masuk: Masuk) -> None:
    dia = orang.orang_lain()
    client, alamat = masuk(dia), reverse("pilih_lama", args=["tdp", "perubahan"])
    keliru = client.post(alamat, {"nomor": lama.izin.nomor, "bukti": "6471010101900001"})
    assert keliru.status_code == 422
    assert "tidak cocok" in keliru.content.decode()
    benar = client.post(alamat, {"nomor": f" {lama.izin.nomor.lower()} ", "bukti": lama.izin.kode_cek})
    assert benar.url == reverse("permohonan", args=[Permohonan.objects.get(pemohon=dia).pk])  # type: ignore[attr-defined]


def test_pilihan_jenis_menuju_izin_lama(lama: Kasus, masuk: Masuk) -> None:
    client = masuk(lama.pemohon)
    jawab = client.post("/izin/tdp/ajukan/", {"jenis": "perubahan"})
    assert jawab.url == "/izin/tdp/ajukan/perubahan/"  # type: ignore[attr-defined]
    assert lama.izin.nomor in isi(client, jawab.url)  # type: ignore[attr-defined]
    kertas = client.post("/izin/tdp/ajukan/perubahan/", {"kertas": "1"})
    assert kertas.status_code == 302
    assert Permohonan.objects.latest("pk").izin_lama is None
    for jenis in ("baru", "daftar_ulang", "lain"):
        assert client.get(f"/izin/tdp/ajukan/{jenis}/").status_code == 404


def test_jumlah_pernyataan_tetap(lama: Kasus, masuk: Masuk) -> None:
    client = masuk(lama.pemohon)

    def hitung() -> int:
        client.get("/izin-saya/")
        with CaptureQueriesContext(connection) as tangkap:
            isi(client, "/izin-saya/")
        return len(tangkap)

    lanjutkan(lama, "perubahan")
    sebelum = hitung()
    for _ in range(2):
        lagi = kasus("diserahkan", izin="TDP", pemohon=lama.pemohon, petugas=lama.petugas)
        lanjutkan(lagi, "perubahan")
    assert hitung() == sebelum <= 12


def test_halaman_keaslian_menyebut_pengganti(lama: Kasus, client: Client) -> None:
    baru = lanjutkan(lama, "perubahan", **BERUBAH).sampai("diserahkan")
    halaman = isi(client, f"/v/{lama.izin.token}/")
    assert "DIGANTI" in halaman
    assert baru.izin.nomor in halaman
    assert reverse("lacak_nomor", args=[baru.permohonan.nomor]) in halaman
    assert baru.izin.token not in halaman
    assert client.get(f"/api/v1/izin-terbit/{lama.izin.token}/").json()["pengganti"] == baru.izin.nomor
