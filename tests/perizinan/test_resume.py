"""The resume: made of file and report, agreed to as it was seen, or sent back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from akun.models import Pengguna
from perizinan.models import Resume
from perizinan.services.galat import DataBerubah, PermohonanDitolak
from perizinan.services.pengembalian import kembalikan_ke_petugas
from perizinan.services.peninjauan import buka_lagi, tutup_peninjauan
from perizinan.services.resume import putuskan_resume, susun_resume
from tests.dokumen import alat
from tests.kasus import Kasus, kasus
from tests.perizinan.alat import halaman, isi_form, kerjakan
from tests.perizinan.lapangan import dijadwalkan, lengkapi, simpan, tanda_tangani

pytestmark = pytest.mark.django_db


@pytest.fixture
def milik() -> Kasus:
    """Inspected; entry writes the resume."""
    hasil = dijadwalkan()
    lengkapi(hasil)
    simpan(hasil, "luas_ukur", "1.250", keterangan="termasuk gudang")
    tanda_tangani(hasil)
    tutup_peninjauan(**hasil.pokok("tim1"), kesimpulan="bersyarat", uraian="Pasang peredam suara.")
    return hasil


def putuskan(milik: Kasus, *, setuju: bool, **isi: Any) -> None:
    putuskan_resume(**milik.pokok("kasi1"), setuju=setuju, **{"intisari": milik.permohonan.resume.intisari, **isi})


def test_terisi_dari_permohonan_dan_laporan(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    isi = isi_form(halaman(masuk(milik.petugas["entri1"]), milik))
    p = milik.permohonan
    for teks in (
        p.nama_usaha,
        "Luas ruang usaha terukur: 1.250 m² (termasuk gudang)",
        "Kelas jalan di depan lokasi: Arteri",
        "Kesimpulan tim: Layak dengan syarat. Pasang peredam suara.",
    ):
        assert teks in isi["uraian"], teks
    assert isi["rekomendasi"] == "bersyarat"
    rahasia = [v for v in p.semua_isian.values() if v and p.versi_paket.paket.rahasia and len(str(v)) == 16]
    assert rahasia
    assert not [v for v in (*rahasia, p.pemohon.email, p.isian["telepon_pemohon"]) if v in isi["uraian"]]


def test_disimpan_dan_diteruskan(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    entri = masuk(milik.petugas["entri1"])
    assert kerjakan(entri, milik, uraian="  ").status_code == 422
    assert kerjakan(entri, milik, uraian="Layak dengan peredam.", rekomendasi="bersyarat").status_code == 302
    resume = Resume.objects.get(permohonan=milik.id)
    assert (resume.uraian, resume.rekomendasi, resume.oleh) == (
        "Layak dengan peredam.",
        "bersyarat",
        milik.petugas["entri1"],
    )
    assert milik.letak == (6, "berjalan")
    kasi = halaman(masuk(milik.petugas["kasi1"]), milik).content.decode()
    assert "Layak dengan peredam." in kasi
    assert "1.250 m²" in kasi


def test_setuju_melanjutkan_tidak_setuju_kembali(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    susun_resume(**milik.pokok("entri1"), uraian="Layak.", rekomendasi="layak")
    with pytest.raises(PermohonanDitolak, match="Tulis apa"):
        putuskan(milik, setuju=False, catatan=" ")
    putuskan(milik, setuju=False, catatan="Rekomendasi berbeda dengan kesimpulan tim.")
    assert (milik.letak, milik.log[-1].hasil) == ((5, "berjalan"), "tidak")
    isi = isi_form(halaman(masuk(milik.petugas["entri1"]), milik))
    assert isi["uraian"] == "Layak."  # what was written stays, for its report is the same
    susun_resume(**milik.pokok("entri1"), uraian="Layak bersyarat.", rekomendasi="bersyarat")
    kasi = masuk(milik.petugas["kasi1"])
    assert kerjakan(kasi, milik, keputusan="setuju").status_code == 302
    assert milik.letak == (7, "berjalan")


def test_yang_diputuskan_adalah_yang_dilihat(milik: Kasus) -> None:
    susun_resume(**milik.pokok("entri1"), uraian="Layak.", rekomendasi="layak")
    with pytest.raises(DataBerubah):
        putuskan(milik, setuju=True, intisari="0" * 64)
    Resume.objects.filter(permohonan=milik.id).update(uraian="Diubah diam-diam.")
    with pytest.raises(DataBerubah):
        putuskan(milik, setuju=True)
    assert milik.letak == (6, "berjalan")


def test_laporan_baru_membuat_naskah_baru(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    susun_resume(**milik.pokok("entri1"), uraian="Naskah lama.", rekomendasi="layak")
    lama = milik.permohonan.resume.intisari
    kembalikan_ke_petugas(**milik.pokok("kasi1"), ke=4, catatan="Ukur ulang.")
    buka_lagi(**milik.pokok("tim1"))
    simpan(milik, "luas_ukur", "1200")
    tanda_tangani(milik)
    tutup_peninjauan(**milik.pokok("tim1"), kesimpulan="layak", uraian="")
    isi = isi_form(halaman(masuk(milik.petugas["entri1"]), milik))
    assert "Naskah lama" not in isi["uraian"]
    assert "1.200 m²" in isi["uraian"]
    susun_resume(**milik.pokok("entri1"), uraian="Naskah lama.", rekomendasi="layak")
    assert milik.permohonan.resume.intisari != lama  # the same words on another report are another resume
    with pytest.raises(DataBerubah):
        putuskan(milik, setuju=True, intisari=lama)


def test_resume_basi_dikatakan_pada_halaman_dan_kertas(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    kasi, jalur = masuk(milik.petugas["kasi1"]), f"/meja/{milik.id}/cetakan/resume/"
    susun_resume(**milik.pokok("entri1"), uraian="Layak.", rekomendasi="layak")
    assert "laporan yang sudah berubah" not in halaman(kasi, milik).content.decode()
    assert "Laporan peninjauan Ditutup" in " ".join(alat.teks(kasi.get(jalur).content).split())
    kembalikan_ke_petugas(**milik.pokok("kasi1"), ke=4, catatan="Ukur ulang.")
    buka_lagi(**milik.pokok("tim1"))
    assert "Resume ini atas laporan yang sudah berubah" in halaman(kasi, milik).content.decode()
    kertas = " ".join(alat.teks(kasi.get(jalur).content).split())
    assert "atas laporan yang sudah berubah" in kertas
    assert "Ditutup -" not in kertas


@pytest.mark.parametrize("rekomendasi", ["layak", "tidak_layak"])
def test_keberatan_terlihat_di_setiap_meja_sesudahnya(
    milik: Kasus, masuk: Callable[[Pengguna], Client], rekomendasi: Any
) -> None:
    """The SOP goes on whatever the team concluded; nobody goes on without having been told."""
    susun_resume(**milik.pokok("entri1"), uraian="Ringkas.", rekomendasi=rekomendasi)
    meja = {"kasi1": "diringkas", "bendahara": "resume_disetujui", "entri1": "skrd_dicetak", "kepala": "diverifikasi"}
    for nama, keadaan in meja.items():
        milik.sampai(keadaan)
        isi = halaman(masuk(milik.petugas[nama]), milik).content.decode()
        assert "Kesimpulan tim: Layak dengan syarat" in isi, keadaan
        assert "tidak memiliki cabang penolakan" in isi, keadaan
        assert ("Rekomendasi resume: <b>Tidak layak</b>" in isi) is (rekomendasi == "tidak_layak"), keadaan


def test_tanpa_keberatan_tanpa_pemberitahuan(masuk: Callable[[Pengguna], Client]) -> None:
    layak = kasus("diringkas", izin="HO")
    assert "cabang penolakan" not in halaman(masuk(layak.petugas["kasi1"]), layak).content.decode()


def test_dicetak_saat_diminta(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    kasi, jalur = masuk(milik.petugas["kasi1"]), f"/meja/{milik.id}/cetakan/resume/"
    assert kasi.get(jalur).status_code == 404
    susun_resume(**milik.pokok("entri1"), uraian="Baris satu\nBaris dua\n\nAlinea dua", rekomendasi="layak")
    isi = alat.teks(kasi.get(jalur).content)
    assert "Baris satu Baris dua" in isi
    assert "Alinea dua" in isi
    assert milik.permohonan.resume.intisari in isi.replace("\n", "").replace("\r", "")


def test_tanpa_peninjauan_tidak_ada_lembarnya(masuk: Callable[[Pengguna], Client]) -> None:
    siup = kasus("diperiksa")
    klien = masuk(siup.petugas["entri1"])
    assert "Hasil peninjauan" not in halaman(klien, siup).content.decode()
    assert klien.get(f"/meja/{siup.id}/cetakan/resume/").status_code == 404


def test_alasan_pengembalian_di_atas_formulir(masuk: Callable[[Pengguna], Client]) -> None:
    """Who sent it back and why is read before the form, and only by whose turn it is."""
    milik = kasus("diringkas", izin="HO")
    putuskan(milik, setuju=False, catatan="Uraian belum menyebut limbah.")
    isi = masuk(milik.petugas["entri1"]).get(reverse("berkas_meja", args=[milik.id])).content.decode()
    assert isi.index("Uraian belum menyebut limbah.") < isi.index('<form method="post" novalidate')
    lain = masuk(milik.petugas["kabid"]).get(reverse("berkas_meja", args=[milik.id])).content.decode()
    assert isi.count("Uraian belum menyebut limbah.") == lain.count("Uraian belum menyebut limbah.") + 1
