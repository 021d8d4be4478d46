"""Inspectors of agencies: the pack's are offered first, named on the papers, and see their own visits."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Instansi, Pengguna
from akun.status import ADMINISTRATOR, TIM_TEKNIS
from perizinan.dokumen.surat_tugas import html_surat_tugas
from perizinan.queries.peninjauan import calon_menurut_instansi
from tests import orang
from tests.kasus import Kasus, kantor, kasus
from tests.perizinan.alat import halaman

pytestmark = pytest.mark.django_db
Masuk = Callable[[Pengguna], Client]
HO = "Satuan Polisi Pamong Praja, Kecamatan, dan Kelurahan"


def pemeriksa(kode: str, nama: str) -> Pengguna:
    return orang.petugas(TIM_TEKNIS, nama=nama, instansi=Instansi.objects.get(pk=kode))


def dijadwalkan(**utusan: str) -> Kasus:
    """A visit by the demo's team, whose members come from these agencies."""
    petugas = kantor("HO")
    for siapa, kode in utusan.items():
        Pengguna.objects.filter(pk=petugas[siapa].pk).update(instansi=kode)
        petugas[siapa].refresh_from_db()
    return kasus("dijadwalkan", izin="HO", petugas=petugas)


def test_instansi_paket_lebih_dulu_lalu_kantor_sendiri() -> None:
    sendiri = orang.petugas(TIM_TEKNIS, nama="Ani Kantor")
    dagang, satpol = pemeriksa("perdagangan", "Beni Dagang"), pemeriksa("satpol-pp", "Cici Satpol")
    assert calon_menurut_instansi(HO) == [satpol, dagang, sendiri]
    assert calon_menurut_instansi("Dinas Perdagangan") == [dagang, satpol, sendiri]


def test_formulir_jadwal_menyebut_instansi(masuk: Masuk) -> None:
    petugas = kantor("HO")
    Pengguna.objects.filter(pk=petugas["tim1"].pk).update(instansi="kecamatan")
    milik = kasus("diperiksa", izin="HO", petugas=petugas)
    assert f"{petugas['tim1'].nama}, Kecamatan" in halaman(masuk(petugas["jadwal"]), milik).content.decode()


def test_surat_tugas_menyebut_instansi_seperti_waktu_diutus() -> None:
    milik = dijadwalkan(tim1="satpol-pp")
    Pengguna.objects.filter(pk=milik.petugas["tim1"].pk).update(instansi=None)
    assert "Satuan Polisi Pamong Praja" in html_surat_tugas(milik.permohonan)


class TestYangTerlihat:
    def test_instansi_lain_tidak_melihat_berkasnya(self, masuk: Masuk) -> None:
        milik = dijadwalkan(tim1="satpol-pp", tim2="kecamatan")
        lain = masuk(pemeriksa("perdagangan", "Beni Dagang"))
        assert halaman(lain, milik).status_code == 404
        assert lain.get(f"/meja/{milik.id}/tinjau/").status_code == 404
        daftar = lain.get("/meja/").context
        assert daftar["baris"] == []
        assert {n for _t, _n, n in daftar["semua_tampilan"]} == {"0"}
        assert lain.get("/meja/jadwal/").context["jumlah"] == 0

    def test_yang_diutus_dan_rekan_seinstansi_melihat(self, masuk: Masuk) -> None:
        milik = dijadwalkan(tim1="satpol-pp", tim2="kecamatan")
        for siapa in (milik.petugas["tim1"], pemeriksa("satpol-pp", "Cici Satpol")):
            assert halaman(masuk(siapa), milik).status_code == 200
            assert [b.id for b in masuk(siapa).get("/meja/").context["baris"]] == [milik.id]

    def test_pegawai_kantor_sendiri_melihat_semua(self, masuk: Masuk) -> None:
        milik = dijadwalkan(tim1="satpol-pp", tim2="kecamatan")
        assert halaman(masuk(orang.petugas(TIM_TEKNIS)), milik).status_code == 200


class TestHalaman:
    def test_tambah_dan_matikan(self, masuk: Masuk) -> None:
        admin = masuk(orang.petugas(ADMINISTRATOR))
        isi = {"nama": "Kecamatan Balikpapan Kota", "sebutan": "Kecamatan"}
        assert admin.post("/instansi/", isi).status_code == 302
        baru = Instansi.objects.get(pk="kecamatan-balikpapan-kota")
        assert baru.pada_paket(HO)
        assert "Instansi itu sudah ada" in admin.post("/instansi/", isi).content.decode()
        admin.post("/instansi/kecamatan-balikpapan-kota/saklar/")
        baru.refresh_from_db()
        assert not baru.aktif
        assert "Kecamatan Balikpapan Kota" not in admin.get("/pengguna/baru/").content.decode()

    def test_sebutan_yang_tidak_ada_pada_paket(self) -> None:
        assert not Instansi.objects.get(pk="pu").pada_paket(HO)
