"""Verification and correction: agree to the draft that was seen, or send it back to entry with a reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.queries import lacak_menurut_id
from perizinan.services.galat import DataBerubah, PermohonanDitolak
from perizinan.services.konsep import entri_data, putuskan_konsep
from perizinan.services.pengembalian import kembalikan_ke_petugas
from sop.services import BukanGiliran
from tests.kasus import kasus
from tests.perizinan.alat import kerjakan

pytestmark = pytest.mark.django_db
MEJA = pytest.mark.parametrize(("keadaan", "siapa", "langkah"), [("dientri", "kasi1", 4), ("diverifikasi", "kabid", 5)])


@MEJA
def test_setuju(keadaan: str, siapa: str, langkah: int, masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus(keadaan)
    assert kerjakan(masuk(milik.petugas[siapa]), milik, keputusan="setuju").status_code == 302
    assert milik.letak == (langkah + 1, "berjalan")


@MEJA
def test_tidak_kembali_ke_entri_dengan_alasan(
    keadaan: str, siapa: str, langkah: int, masuk: Callable[[Pengguna], Client]
) -> None:
    milik = kasus(keadaan)
    alasan = "Alamat\nbeda dengan KTP."
    kerjakan(masuk(milik.petugas[siapa]), milik, keputusan="kembalikan", catatan=alasan)
    assert milik.letak == (3, "berjalan")
    baris = milik.log[-1]
    assert (baris.langkah, baris.hasil, baris.catatan.splitlines()) == (langkah, "tidak", alasan.splitlines())
    lacak = lacak_menurut_id(milik.id)
    assert lacak is not None
    assert alasan.splitlines()[0] not in lacak.log[0].catatan, "the office's own words stay inside"


@MEJA
def test_tidak_tanpa_alasan_ditolak(
    keadaan: str, siapa: str, langkah: int, masuk: Callable[[Pengguna], Client]
) -> None:
    milik = kasus(keadaan)
    jawab = kerjakan(masuk(milik.petugas[siapa]), milik, keputusan="kembalikan", catatan=" \n ")
    assert (jawab.status_code, set(jawab.context["form"].errors)) == (422, {"catatan"})
    intisari = milik.permohonan.konsep.intisari
    with pytest.raises(PermohonanDitolak, match="Tulis apa yang harus diperbaiki"):
        putuskan_konsep(**milik.pokok(siapa), setuju=False, intisari=intisari, catatan=" ")
    assert milik.letak == (langkah, "berjalan")


@pytest.mark.parametrize("setuju", [True, False])
def test_data_yang_tidak_dilihat_tidak_diputuskan(setuju: bool) -> None:
    milik = kasus("dientri")
    for intisari in ("", "0" * 64):
        with pytest.raises(DataBerubah, match="berubah sejak Anda membuka"):
            putuskan_konsep(**milik.pokok("kasi1"), setuju=setuju, intisari=intisari, catatan="Alasan.")
    assert milik.letak == (4, "berjalan")


def test_data_berubah_di_antaranya(masuk: Callable[[Pengguna], Client]) -> None:
    """A page opened before the entry was done again carries the digest of the old text."""
    milik = kasus("dientri")
    lama = milik.permohonan.konsep
    kasi = masuk(milik.petugas["kasi1"])
    kerjakan(kasi, milik, keputusan="kembalikan", catatan="Nama keliru.")
    entri_data(**milik.pokok("entri1"), butir={**lama.butir, "nama_usaha": "CV BARU"})
    jawab = kerjakan(kasi, milik, keputusan="setuju", intisari=lama.intisari)
    assert jawab.status_code == 422
    assert "Data izin berubah sejak Anda membuka halaman ini." in jawab.content.decode()
    assert milik.letak == (4, "berjalan")


def test_bukan_langkah_konsep() -> None:
    milik = kasus("diperiksa")
    with pytest.raises(BukanGiliran, match="bukan pemeriksaan konsep"):
        putuskan_konsep(**milik.pokok("entri1"), setuju=True, intisari="")


def test_atasan_mengembalikan_ke_langkah_petugas(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("diverifikasi")
    kabid = masuk(milik.petugas["kabid"])
    pilihan = kabid.get(f"/meja/{milik.id}/kembalikan/").context["form"].fields["ke"].choices
    assert [ke for ke, _ in pilihan] == [2, 3, 4]
    isi = {"versi": str(milik.proses.jumlah_log), "ke": "4", "catatan": "Cocokkan lagi dengan akta."}
    assert kabid.post(f"/meja/{milik.id}/kembalikan/", isi).status_code == 302
    assert milik.letak == (4, "berjalan")
    assert (milik.log[-1].jenis, milik.log[-1].catatan) == ("kembali", "Cocokkan lagi dengan akta.")


def test_petugas_biasa_tidak_dapat_mengembalikan(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("diperiksa")
    with pytest.raises(BukanGiliran, match="Hanya Kasi, Kabid, dan Kepala Dinas"):
        kembalikan_ke_petugas(**milik.pokok("entri1"), ke=2, catatan="Alasan.")
    isi = {"versi": str(milik.proses.jumlah_log), "ke": "2", "catatan": "Alasan."}
    masuk(milik.petugas["entri1"]).post(f"/meja/{milik.id}/kembalikan/", isi)
    assert milik.letak == (3, "berjalan")


def test_atasan_tanpa_alasan_ditolak() -> None:
    milik = kasus("diverifikasi")
    with pytest.raises(PermohonanDitolak, match="Tulis alasan"):
        kembalikan_ke_petugas(**milik.pokok("kabid"), ke=3, catatan="  ")
