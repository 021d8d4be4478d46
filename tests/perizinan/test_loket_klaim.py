"""An applicant brings a counter application under their account: once, by code and NIK, never by the number."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from pytest_django import Settings

from akun.models import Pengguna
from notifikasi.models import Pesan
from perizinan.models import PengajuanLoket, Permohonan
from perizinan.services import klaim as layanan
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.klaim import klaim_permohonan
from perizinan.services.loket import perbaiki_di_loket
from perizinan.services.unggah import simpan_bersih
from sicantik.lib import token
from tests import orang
from tests.kasus import contoh_bersih
from tests.perizinan.di_loket import NIK, kasus_loket
from tests.serentak import bersamaan

Masuk = Callable[[Pengguna], Client]


def kode(pk: int) -> str:
    return PengajuanLoket.objects.get(permohonan=pk).kode_klaim.replace("-", "")


@pytest.mark.django_db
def test_diklaim_dari_halaman(masuk: Masuk) -> None:
    k = kasus_loket("diperiksa")
    token_lama, klien = k.permohonan.token, masuk(k.pemohon)
    assert klien.get(f"/permohonan/{k.id}/").status_code == 404
    ketikan = PengajuanLoket.objects.get().kode_klaim.lower()
    jawab = klien.post("/permohonan/klaim/", {"kode": f" {ketikan} ", "nik": NIK})
    assert jawab.url == f"/permohonan/{k.id}/"
    assert klien.get(jawab.url).status_code == 200
    assert k.permohonan.token == token_lama
    assert Client().get(f"/t/{token_lama}/").status_code == 200
    isi = PengajuanLoket.objects.get()
    assert (isi.diklaim_oleh, isi.kode_klaim) == (k.pemohon, "")
    assert masuk(k.petugas["loket"]).get(f"/permohonan/{k.id}/tanda-terima/").status_code == 404
    assert Pesan.objects.filter(isi__contains="diklaim ke akun").count() == 1, "the contact of the form is told"


@pytest.mark.django_db
def test_satu_jawaban_untuk_setiap_yang_keliru(masuk: Masuk) -> None:
    k = kasus_loket()
    tanpa_nik, benar = orang.pemohon(nik=None), kode(k.id)
    jawaban = set()
    nik_lain = orang.nik_baru()
    for isi in (
        {"kode": "A" * 12, "nik": NIK},
        {"kode": benar, "nik": nik_lain},
        {"kode": k.permohonan.nomor, "nik": NIK},
    ):
        jawab = masuk(tanpa_nik).post("/permohonan/klaim/", isi)
        assert jawab.status_code == 422
        jawaban.add(tuple(jawab.context["form"].non_field_errors()))
    assert len(jawaban) == 1
    assert Permohonan.objects.get(pk=k.id).pemohon_id is None


@pytest.mark.django_db
def test_draf_tidak_dapat_diklaim() -> None:
    k = kasus_loket("draf")
    with pytest.raises(PermohonanDitolak):
        klaim_permohonan(kode=token.kode_klaim(k.id, 1).replace("-", ""), nik=NIK, oleh=k.pemohon)


@pytest.mark.django_db
def test_bukan_akun_petugas_dan_bukan_nik_orang_lain() -> None:
    k = kasus_loket()
    for siapa in (k.petugas["kabid"], orang.orang_lain()):
        with pytest.raises(PermohonanDitolak, match="akun pemohon sendiri"):
            klaim_permohonan(kode=kode(k.id), nik=NIK, oleh=siapa)


@pytest.mark.django_db
def test_versi_yang_dinaikkan_mencabut_kode_lama() -> None:
    k = kasus_loket()
    lama = kode(k.id)
    PengajuanLoket.objects.update(klaim_versi=2)
    with pytest.raises(PermohonanDitolak):
        klaim_permohonan(kode=lama, nik=NIK, oleh=k.pemohon)
    klaim_permohonan(kode=kode(k.id), nik=NIK, oleh=k.pemohon)


@pytest.mark.django_db
def test_kode_dari_kunci_lama_tetap_berlaku(settings: Settings) -> None:
    k = kasus_loket()
    lama = kode(k.id)
    settings.KUNCI_TOKEN = {"baru": b"9" * 32, **settings.KUNCI_TOKEN}
    assert kode(k.id) != lama
    klaim_permohonan(kode=lama, nik=NIK, oleh=k.pemohon)


@pytest.mark.django_db
def test_jatah_percobaan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layanan, "KLAIM_SEJAM", 3)
    k = kasus_loket()
    for _n in range(3):
        with pytest.raises(PermohonanDitolak, match="tidak cocok"):
            klaim_permohonan(kode="X" * 12, nik=NIK, oleh=k.pemohon)
    with pytest.raises(PermohonanDitolak, match="Terlalu banyak"):
        klaim_permohonan(kode=kode(k.id), nik=NIK, oleh=k.pemohon)


@pytest.mark.django_db
def test_tebakan_orang_lain_tidak_menutup_pemiliknya() -> None:
    k, lain = kasus_loket(), orang.orang_lain()
    for _n in range(layanan.KLAIM_SEJAM + 1):
        with pytest.raises(PermohonanDitolak):
            klaim_permohonan(kode="X" * 12, nik=NIK, oleh=lain)
    assert klaim_permohonan(kode=kode(k.id), nik=NIK, oleh=k.pemohon).pk == k.id


@pytest.mark.django_db
def test_loket_tidak_mengirim_perbaikan_yang_sudah_diklaim() -> None:
    k = kasus_loket("dikembalikan")
    klaim_permohonan(kode=kode(k.id), nik=NIK, oleh=k.pemohon)
    ktp = next(x for x in k.permohonan.paket.syarat if x.kode == "ktp")
    simpan_bersih(permohonan=k.permohonan, syarat=ktp, nama="ktp.jpg", bersih=contoh_bersih()["ktp"])
    with pytest.raises(PermohonanDitolak, match="sudah diklaim"):
        perbaiki_di_loket(permohonan_id=k.id, oleh=k.petugas["loket"])
    assert k.permohonan.dikembalikan


@pytest.mark.django_db
def test_pemilik_tidak_pernah_berganti_walau_lewat_sql() -> None:
    k = kasus_loket()
    klaim_permohonan(kode=kode(k.id), nik=NIK, oleh=k.pemohon)
    with pytest.raises(DatabaseError), transaction.atomic():
        Permohonan.objects.filter(pk=k.id).update(pemohon=orang.orang_lain())


@pytest.mark.django_db(transaction=True)
def test_diklaim_dua_akun_pada_saat_yang_sama() -> None:
    k = kasus_loket()
    benar, akun = kode(k.id), [orang.pemohon(nik=None) for _n in range(4)]

    def klaim(siapa: Pengguna) -> Permohonan:
        return klaim_permohonan(kode=benar, nik=NIK, oleh=siapa)

    hasil = bersamaan([lambda a=a: klaim(a) for a in akun])  # type: ignore[misc]
    assert sum(isinstance(h, Permohonan) for h in hasil) == 1
    assert sum(isinstance(h, PermohonanDitolak) for h in hasil) == 3
    assert k.permohonan.pemohon == PengajuanLoket.objects.get().diklaim_oleh
