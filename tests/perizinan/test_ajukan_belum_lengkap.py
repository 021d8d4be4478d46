"""Only a complete application is filed; of an incomplete one nothing is kept but the draft."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from notifikasi.models import Pesan
from perizinan.models import Berkas, PenghitungNomor
from perizinan.services.draf import simpan_bagian
from perizinan.services.galat import BelumLengkap
from perizinan.services.pengajuan import ajukan
from perizinan.services.unggah import hapus_berkas
from sicantik.lib import simpanan
from sop.models import Proses
from tests.kasus import Kasus, kasus

pytestmark = pytest.mark.django_db


def ditolak(milik: Kasus) -> list[str]:
    """The pages that the refusal names, after looking that nothing else happened."""
    sebelum = milik.permohonan
    with pytest.raises(BelumLengkap) as galat:
        ajukan(permohonan_id=milik.id, oleh=milik.pemohon)
    sesudah = milik.permohonan
    assert (sesudah.nomor, sesudah.proses_id, sesudah.diajukan) == (None, None, None)
    assert (sesudah.semua_isian, sesudah.nama_usaha) == (sebelum.semua_isian, "")
    assert [m.objects.count() for m in (Proses, Pesan, PenghitungNomor)] == [0, 0, 0]
    return galat.value.bagian


@pytest.mark.parametrize(
    ("isian", "bagian"),
    [
        ({"tempat_lahir": ""}, ["diri"]),
        ({"tanggal_lahir": "31/2/1980"}, ["diri"]),
        ({"nik": "6471"}, ["diri"]),
        ({"telepon_pemohon": "12"}, ["kontak"]),
        ({"bentuk": "yayasan"}, ["usaha"]),
        ({"akta_nomor": ""}, ["legalitas"]),
        ({"kekayaan_bersih": "banyak", "kota_pemohon": ""}, ["kontak", "kegiatan"]),
    ],
    ids=str,
)
def test_isian_yang_kurang_atau_keliru(isian: dict[str, str], bagian: list[str]) -> None:
    assert ditolak(kasus("draf", **isian)) == bagian


def test_berkas_yang_kurang() -> None:
    milik = kasus("draf")
    hapus_berkas(permohonan=milik.permohonan, syarat=milik.syarat["akta"])
    assert ditolak(milik) == ["berkas"]


def test_tanpa_berkas_dan_tanpa_jawaban() -> None:
    assert ditolak(kasus("draf", berkas=False, kbli="", nama_usaha="")) == ["usaha", "kegiatan", "berkas"]


def test_halaman_menyebut_yang_harus_dilakukan(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("draf", kbli="")
    jawab = masuk(milik.pemohon).post(f"/permohonan/{milik.id}/kirim/", {"pernyataan": "1"}, follow=True)
    assert jawab.redirect_chain == [(f"/permohonan/{milik.id}/", 302)]
    assert "Lengkapi bagian yang ditandai." in jawab.content.decode()


def test_tanpa_pernyataan_tidak_terkirim(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("draf")
    jawab = masuk(milik.pemohon).post(f"/permohonan/{milik.id}/kirim/", follow=True)
    assert "Centang pernyataan" in jawab.content.decode()
    assert milik.permohonan.nomor is None


def test_jawaban_yang_tidak_berlaku_lagi_tidak_ikut() -> None:
    """A CV's deed is forgotten when the applicant says that the business is their own."""
    milik = kasus("draf", bentuk="pt")
    usaha = next(b for b in milik.permohonan.versi_paket.paket.bagian if b.kode == "usaha")
    simpan_bagian(permohonan_id=milik.id, bagian=usaha, isian={"bentuk_usaha": "perorangan"})
    assert milik.permohonan.isian["akta_nomor"]
    milik.sampai("diajukan")
    assert not {"akta_nomor", "akta_tanggal", "akta_notaris", "pengesahan"} & set(milik.permohonan.isian)


def test_berkas_yang_tidak_diminta_lagi_dibuang(django_capture_on_commit_callbacks: Callable[..., object]) -> None:
    milik = kasus("draf", bentuk="pt")
    akta = simpanan.lokasi(Berkas.objects.get(syarat="akta").jalur)
    usaha = next(b for b in milik.permohonan.versi_paket.paket.bagian if b.kode == "usaha")
    simpan_bagian(permohonan_id=milik.id, bagian=usaha, isian={"bentuk_usaha": "perorangan"})
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        milik.sampai("diajukan")
    assert sorted(Berkas.objects.values_list("syarat", flat=True)) == ["foto", "ktp", "neraca", "npwp"]
    assert not akta.exists()


def test_disimpan_dalam_bentuk_baku() -> None:
    isian = kasus("diajukan", npwp_usaha="01.234.567.8-721.000", tanggal_lahir="17-8-1988").permohonan.isian
    assert isian["kekayaan_bersih"] == "250000000"
    assert isian["telepon_pemohon"] == "+6281234567890"
    assert (isian["npwp_usaha"], isian["tanggal_lahir"]) == ("012345678721000", "1988-08-17")


def test_nul_dalam_ketikan_tidak_menjatuhkan_halaman(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("draf")
    isi = {"nama_usaha": "CV\0 Contoh", "bentuk_usaha": "cv"}
    jawab = masuk(milik.pemohon).post(f"/permohonan/{milik.id}/isi/usaha/", isi)
    assert jawab.status_code == 302
    assert milik.permohonan.isian["nama_usaha"] == "CV Contoh"
