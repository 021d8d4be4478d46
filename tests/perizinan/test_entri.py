"""Entry: every line of the permit comes filled in from the form, and goes on as the officer left it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import translation

from akun.models import Pengguna
from perizinan.isian import nilai_cetak
from perizinan.models import KonsepIzin
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.konsep import entri_data, intisari_butir
from tests.kasus import Kasus, kasus
from tests.perizinan.alat import halaman, kerjakan

pytestmark = pytest.mark.django_db


@pytest.fixture
def milik() -> Kasus:
    return kasus("diperiksa")


def dari_formulir(milik: Kasus) -> dict[str, str]:
    p = milik.permohonan
    return nilai_cetak(p.versi_paket.paket, jenis=p.jenis, nomor=p.nomor or "", isian=p.semua_isian)


def test_terisi_dari_formulir(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    form = halaman(masuk(milik.petugas["entri1"]), milik).context["form"]
    terisi = {nama.removeprefix("butir-"): form[nama].value() for nama in form.fields if nama != "versi"}
    assert terisi == dari_formulir(milik)
    assert terisi["kekayaan"] == "Rp250.000.000 (dua ratus lima puluh juta rupiah)"
    assert terisi["bentuk_usaha"] == "Persekutuan komanditer (CV)"
    assert terisi["golongan"] == "SIUP Kecil"
    assert terisi["jenis"].startswith("Izin baru, pendaftaran 00001 002 01")


def test_tetap_bahasa_indonesia_di_layar_inggris() -> None:
    milik = kasus("diperiksa")
    with translation.override("en"):
        inggris = dari_formulir(milik)
    assert inggris == dari_formulir(milik)


def test_diteruskan_seperti_diketik(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    jawab = kerjakan(masuk(milik.petugas["entri1"]), milik, **{"butir-nama_usaha": "  CV CONTOH UJI  "})
    assert jawab.status_code == 302
    konsep = milik.permohonan.konsep
    assert konsep.butir == {**dari_formulir(milik), "nama_usaha": "CV CONTOH UJI"}
    assert konsep.intisari == intisari_butir(konsep.butir)
    assert milik.letak == (4, "berjalan")


def test_baris_kosong_ditolak(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    jawab = kerjakan(masuk(milik.petugas["entri1"]), milik, **{"butir-npwp": "  "})
    assert (jawab.status_code, set(jawab.context["form"].errors)) == (422, {"butir-npwp"})
    with pytest.raises(PermohonanDitolak, match="npwp"):
        entri_data(**milik.pokok("entri1"), butir={**dari_formulir(milik), "npwp": " "})
    assert not KonsepIzin.objects.exists()
    assert milik.letak == (3, "berjalan")


def test_hanya_baris_paket_yang_tersimpan(milik: Kasus) -> None:
    entri_data(**milik.pokok("entri1"), butir={**dari_formulir(milik), "nomor": "503/1/PALSU", "jabatan": "Kepala"})
    assert milik.permohonan.konsep.butir == {**dari_formulir(milik), "jabatan": "Kepala"}  # a line called jabatan


def test_sesudah_dikembalikan_terisi_yang_dientri_dulu(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    entri = masuk(milik.petugas["entri1"])
    kerjakan(entri, milik, **{"butir-nama_usaha": "CV SALAH KETIK"})
    kerjakan(masuk(milik.petugas["kasi1"]), milik, keputusan="kembalikan", catatan="Nama usaha keliru.")
    jawab = halaman(entri, milik)
    assert jawab.context["form"]["butir-nama_usaha"].value() == "CV SALAH KETIK"
    assert "Nama usaha keliru." in jawab.content.decode()
