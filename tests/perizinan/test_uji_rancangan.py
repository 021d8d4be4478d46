"""The dry run finds what a draft would mean for past cases, and changes nothing: every table is as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from akun.models import Pengguna
from perizinan.models import PengaturanIzin, RancanganPaket
from perizinan.services.pengakhiran import tarik
from perizinan.services.uji_rancangan import hanya_baca, uji_rancangan
from tests.kasus import Kasus, kasus
from tests.perizinan.rancangan import disusun, menit, penyusun

pytestmark = pytest.mark.django_db


def intisari_tabel(*kecuali: str) -> dict[str, str]:
    """A digest of every table."""
    with connection.cursor() as k:
        hasil = {}
        for tabel in sorted(connection.introspection.table_names(k)):
            if tabel not in kecuali:
                k.execute(f"SELECT md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) FROM \"{tabel}\" t")
                hasil[tabel] = k.fetchone()[0]
        return hasil


@pytest.fixture
def lama() -> Kasus:
    return kasus("dikoreksi")


def test_perubahan_waktu_saja_sesuai_semua(lama: Kasus) -> None:
    kasus("dikembalikan", pemohon=lama.pemohon, petugas=lama.petugas)
    r = disusun(penyusun(), menit(2, 25))
    hasil = uji_rancangan(r, 50)
    assert [h.sesuai for h in hasil] == [True, True]
    assert {h.hari for h in hasil} == {(2, 2)}


def test_isian_dan_dokumen_yang_kurang(lama: Kasus) -> None:
    def ubah(isi: dict[str, Any]) -> None:
        isi["syarat"].append({"kode": "peta", "nama": "Peta lokasi"})
        isi["bagian"].append({"kode": "x1", "judul": "X", "medan": [{"kode": "merek", "label": "Merek"}]})
        isi["sop"]["langkah"][8]["hari_ke"] = 7

    (h,) = uji_rancangan(disusun(penyusun(), ubah), 50)
    assert (h.isian, h.berkas, h.hari) == (("Merek",), ("Peta lokasi",), (2, 7))
    assert not h.sesuai


def test_isian_rahasia_tidak_dapat_dieja(lama: Kasus) -> None:
    """A draft that turns the NIK into a choice, and asks for a document if it is this one, learns nothing."""
    nik = lama.permohonan.semua_isian["nik"]

    def ubah(isi: dict[str, Any]) -> None:
        for bagian in isi["bagian"]:
            for medan in bagian["medan"]:
                if medan["kode"] == "nik":
                    bagian["medan"].append({**medan, "kode": "nik_dua"})
                    medan.update(jenis="pilihan", rahasia=False, pilihan=[[nik, "A"], ["1", "B"]])
                    break
        isi["izin"]["medan_nik"] = "nik_dua"
        isi["syarat"].append({"kode": "peta", "nama": "Peta lokasi", "bila": {"medan": "nik", "isi": [nik]}})

    (h,) = uji_rancangan(disusun(penyusun(), ubah), 50)
    assert h.berkas == ()
    assert len(h.isian) == 2  # both have to be asked anew, whatever the NIK is


def test_langkah_yang_tidak_ada_jalannya(lama: Kasus) -> None:
    def pindah(isi: dict[str, Any]) -> None:
        isi["sop"]["langkah"][3]["pelaksana"] = ["Kasi Perizinan Usaha II"]

    (h,) = uji_rancangan(disusun(penyusun(), pindah), 50)
    assert "langkah 4 (verifikasi" in h.langkah


def test_yang_berakhir_di_luar_sop_ikut_diuji(lama: Kasus) -> None:
    k = kasus("diperiksa", pemohon=lama.pemohon, petugas=lama.petugas)
    tarik(permohonan_id=k.id, oleh=k.pemohon, alasan="Usaha pindah kota.")
    hasil = uji_rancangan(disusun(penyusun(), menit(2, 25)), 50)
    assert [h.langkah for h in hasil] == ["", ""]


def test_retribusi_lama_dan_baru() -> None:
    k = kasus("ditetapkan", izin="HO")

    def naik(isi: dict[str, Any]) -> None:
        for x in isi["tarif"]["lapisan"]:
            x["tarif"] *= 2

    (h,) = uji_rancangan(disusun(penyusun(), naik, kode="HO"), 50)
    jumlah = k.permohonan.ketetapan.get().jumlah
    assert h.biaya == (jumlah, jumlah * 2)


def test_tidak_mengubah_apa_pun(lama: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    """Also through the page; only the session may be touched by that."""
    putri = penyusun()
    r, client = disusun(putri, menit(2, 25)), masuk(putri)
    sebelum = intisari_tabel("django_session")
    uji_rancangan(r, 200)
    jawab = client.get(f"/paket/{r.pk}/uji/?jumlah=200")
    assert "1 dari 1 berkas sesuai" in jawab.content.decode()
    assert client.get(f"/paket/{r.pk}/beda/").status_code == 200
    assert intisari_tabel("django_session") == sebelum
    assert lama.permohonan.nama_pemohon not in jawab.content.decode()


def test_basis_data_menolak_tulisan_di_dalamnya(lama: Kasus) -> None:
    with pytest.raises(DatabaseError, match="read-only"), transaction.atomic(), hanya_baca():
        PengaturanIzin.objects.create(kode="X")
    PengaturanIzin.objects.create(kode="X")  # and outside it may be written again


def test_rancangan_keliru_menyebut_kesalahannya(lama: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    putri = penyusun()
    r = disusun(putri, lambda isi: isi["izin"].pop("nama"))
    assert "wajib ada" in masuk(putri).get(f"/paket/{r.pk}/uji/").content.decode()


def test_pernyataan_tidak_bertambah_dengan_berkas(lama: Kasus) -> None:
    r = RancanganPaket.objects.get(pk=disusun(penyusun(), menit(2, 25)).pk)
    uji_rancangan(r, 50)
    jumlah = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as tangkap:
            uji_rancangan(r, 50)
        jumlah.append(len(tangkap))
        kasus("diajukan", pemohon=lama.pemohon, petugas=lama.petugas)
    assert jumlah[0] == jumlah[1]
