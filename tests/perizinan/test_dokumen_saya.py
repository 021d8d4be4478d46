"""Accepted documents are offered again, used with consent, and taken out without touching what was filed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from akun.models import Pengguna
from perizinan import queries
from perizinan.models import Berkas, DokumenSaya
from perizinan.queries.dokumen_saya import dokumen_saya
from perizinan.services.dokumen_saya import atur_masa_dokumen, keluarkan_dokumen, pakai_dokumen
from perizinan.services.draf import hapus_draf
from perizinan.services.galat import PermohonanDitolak, TidakBolehDiubah
from sicantik.lib import jam, simpanan
from tests import orang
from tests.kasus import Kasus, kasus
from tests.perizinan.dikembalikan import putuskan

pytestmark = pytest.mark.django_db
Masuk = Callable[[Pengguna], Client]


@pytest.fixture
def lama() -> Kasus:
    return kasus("diperiksa", bentuk="pt")


@pytest.fixture
def draf(lama: Kasus) -> Kasus:
    return kasus("draf", pemohon=lama.pemohon, petugas=lama.petugas, bentuk="pt", berkas=False)


def milik(siapa: Kasus, syarat: str = "ktp") -> Berkas:
    return siapa.permohonan.berkas.get(syarat=syarat, kini=True)


def kode(siapa: Kasus) -> set[str]:
    return {d.syarat.kode for d in dokumen_saya(siapa.pemohon)}


def pakai(draf: Kasus, berkas: Berkas) -> Berkas:
    return pakai_dokumen(
        permohonan=draf.permohonan, syarat=draf.syarat[berkas.syarat], berkas_id=berkas.pk, oleh=draf.pemohon
    )


def test_hanya_yang_diterima_loket() -> None:
    belum = kasus("diajukan")
    assert not dokumen_saya(belum.pemohon)
    putuskan(belum, "ktp")
    assert "npwp" in kode(belum)
    assert "ktp" not in kode(belum)


def test_dipakai_lagi_dengan_berkas_sendiri(lama: Kasus, draf: Kasus, simpanan: Path) -> None:
    asal = milik(lama)
    baru = pakai(draf, asal)
    assert (baru.asal, baru.sha256, baru.halaman) == (asal, asal.sha256, asal.halaman)
    assert baru.jalur != asal.jalur
    assert (simpanan / baru.jalur).read_bytes() == (simpanan / asal.jalur).read_bytes()


@pytest.mark.django_db(transaction=True)
def test_draf_yang_dihapus_tidak_membawa_aslinya() -> None:
    lama = kasus("diperiksa")
    draf = kasus("draf", pemohon=lama.pemohon, petugas=lama.petugas, berkas=False)
    asal, baru = milik(lama), pakai(draf, milik(lama))
    hapus_draf(permohonan=draf.permohonan)
    assert simpanan.baca(asal.jalur)
    assert not simpanan.lokasi(baru.jalur).exists()


def test_cakram_yang_tidak_dapat_menaut_menyalin(lama: Kasus, draf: Kasus, monkeypatch: pytest.MonkeyPatch) -> None:
    def tolak(*_: object) -> None:
        raise OSError("tanpa tautan")

    monkeypatch.setattr(Path, "hardlink_to", tolak)
    assert simpanan.baca(pakai(draf, milik(lama)).jalur) == simpanan.baca(milik(lama).jalur)


def test_yang_habis_tidak_ditawarkan(lama: Kasus, draf: Kasus) -> None:
    asal = milik(lama)
    for hari, boleh in ((-1, False), (0, True), (400, True)):
        atur_masa_dokumen(berkas_id=asal.pk, sampai=jam.hari_ini() + timedelta(days=hari), oleh=lama.pemohon)
        (dokumen,) = [d for d in dokumen_saya(lama.pemohon) if d.berkas == asal]
        assert dokumen.ditawarkan is boleh
        if not boleh:
            with pytest.raises(PermohonanDitolak, match="habis masa berlakunya"):
                pakai(draf, asal)


def test_umur_menurut_paket(lama: Kasus) -> None:
    """A photo is offered for a year, however often it is used again."""
    with jam.pada(jam.kini() + timedelta(days=300)):
        lagi = kasus("draf", pemohon=lama.pemohon, petugas=lama.petugas, bentuk="pt")
        lagi.permohonan.berkas.get(syarat="foto").delete()
        pakai(lagi, milik(lama, "foto"))
        lagi.sampai("diperiksa")
        assert [d.berkas for d in dokumen_saya(lama.pemohon) if d.syarat.kode == "foto"] == [milik(lama, "foto")]
    with jam.pada(jam.kini() + timedelta(days=400)):
        assert [d.habis for d in dokumen_saya(lama.pemohon) if d.syarat.kode == "foto"] == [True]


def test_sertifikat_menunggu_tanggalnya() -> None:
    iujk = kasus("diperiksa", izin="IUJK")
    assert not {"kuasa", "pengikatan"} & kode(iujk)
    (sbu,) = [d for d in dokumen_saya(iujk.pemohon) if d.syarat.kode == "sbu"]
    assert (sbu.perlu_tanggal, sbu.ditawarkan) == (True, False)
    atur_masa_dokumen(berkas_id=sbu.berkas.pk, sampai=jam.hari_ini() + timedelta(days=9), oleh=iujk.pemohon)
    (sbu,) = [d for d in dokumen_saya(iujk.pemohon) if d.syarat.kode == "sbu"]
    assert sbu.ditawarkan
    atur_masa_dokumen(berkas_id=sbu.berkas.pk, sampai=None, oleh=iujk.pemohon)
    assert not DokumenSaya.objects.exists()


def test_dikeluarkan_tanpa_menyentuh_yang_diajukan(lama: Kasus, draf: Kasus) -> None:
    asal = milik(lama)
    keluarkan_dokumen(berkas_id=asal.pk, oleh=lama.pemohon)
    assert "ktp" not in kode(lama)
    with pytest.raises(PermohonanDitolak, match="tidak ada lagi"):
        pakai(draf, asal)
    assert queries.berkas_kini(lama.permohonan)["ktp"] == asal
    assert simpanan.baca(asal.jalur)


def test_dokumen_orang_lain_dan_syarat_lain(lama: Kasus, draf: Kasus, masuk: Masuk) -> None:
    dia = kasus("draf", pemohon=orang.orang_lain(), petugas=lama.petugas, bentuk="pt", berkas=False)
    with pytest.raises(PermohonanDitolak):
        pakai(dia, milik(lama))
    with pytest.raises(PermohonanDitolak):
        pakai_dokumen(
            permohonan=draf.permohonan, syarat=draf.syarat["npwp"], berkas_id=milik(lama).pk, oleh=draf.pemohon
        )
    client = masuk(dia.pemohon)
    for alamat in (
        reverse("pakai_dokumen", args=[dia.id, "ktp", milik(lama).pk]),
        reverse("masa_dokumen", args=[milik(lama).pk]),
        reverse("keluarkan_dokumen", args=[milik(lama).pk]),
    ):
        assert client.post(alamat).status_code == 404
    assert not dia.permohonan.berkas.exists()


def test_permohonan_terkirim_tidak_berubah(lama: Kasus, draf: Kasus) -> None:
    kedua = kasus("diajukan", pemohon=lama.pemohon, petugas=lama.petugas, bentuk="pt")
    with pytest.raises(TidakBolehDiubah):
        pakai(kedua, milik(lama))
    assert kedua.permohonan.berkas.filter(asal__isnull=False).count() == 0


def test_halaman_tanpa_skrip(lama: Kasus, draf: Kasus, masuk: Masuk) -> None:
    client, alamat = masuk(lama.pemohon), reverse("isi_berkas", args=[draf.id])
    tombol = reverse("pakai_dokumen", args=[draf.id, "ktp", milik(lama).pk])
    halaman = client.get(alamat).content.decode()
    assert tombol in halaman
    assert "Diterima loket" in halaman
    jawab = client.post(tombol)
    assert jawab.url == f"{alamat}#syarat-ktp"  # type: ignore[attr-defined]
    assert tombol not in client.get(alamat).content.decode()
    sepotong = client.post(
        reverse("pakai_dokumen", args=[draf.id, "npwp", milik(lama, "npwp").pk]), headers={"X-Sepotong": "1"}
    )
    assert "Terunggah" in sepotong.content.decode()


def test_meja_melihat_yang_dipakai_lagi(lama: Kasus, draf: Kasus, masuk: Masuk) -> None:
    for syarat in draf.syarat:
        pakai(draf, milik(lama, syarat))
    draf.sampai("diajukan")
    halaman = masuk(lama.petugas["loket"]).get(reverse("berkas_meja", args=[draf.id])).content.decode()
    assert "Dokumen yang dipakai lagi" in halaman
    assert "Tetap periksa" in halaman
    assert not queries.berkas_diterima(draf.permohonan)


def test_halaman_dokumen(lama: Kasus, masuk: Masuk) -> None:
    client, ktp = masuk(lama.pemohon), milik(lama)
    assert "Masih berlaku" in client.get("/dokumen-saya/").content.decode()
    alamat = reverse("masa_dokumen", args=[ktp.pk])
    keliru = client.post(alamat, {"sampai": "besok"}, follow=True)
    assert "harus tanggal" in keliru.content.decode()
    with jam.pada(jam.kini()):
        assert "Berlaku sampai 3 Mei 2099" in client.post(alamat, {"sampai": "3/5/2099"}, follow=True).content.decode()
    assert "Habis 3 Mei 2020" in client.post(alamat, {"sampai": "3/5/2020"}, follow=True).content.decode()
    keluar = client.post(reverse("keluarkan_dokumen", args=[ktp.pk]), follow=True).content.decode()
    assert f"dokumen-{ktp.pk}" not in keluar


def test_jumlah_pernyataan_tetap(lama: Kasus, draf: Kasus, masuk: Masuk) -> None:
    client = masuk(lama.pemohon)

    def hitung(alamat: str) -> int:
        client.get(alamat)
        with CaptureQueriesContext(connection) as tangkap:
            assert client.get(alamat).status_code == 200
        return len(tangkap)

    alamat = ("/dokumen-saya/", reverse("isi_berkas", args=[draf.id]))
    sebelum = [hitung(a) for a in alamat]
    for _ in range(2):
        kasus("diperiksa", pemohon=lama.pemohon, petugas=lama.petugas, bentuk="cv")
    assert [hitung(a) for a in alamat] == sebelum
    assert max(sebelum) <= 12


def test_dokumen_usaha_yang_sama_lebih_dulu(lama: Kasus, masuk: Masuk) -> None:
    """One person, two businesses: the newer papers of the other one do not come first."""
    kasus("diperiksa", pemohon=lama.pemohon, petugas=lama.petugas, bentuk="pt", nama_usaha="PT Usaha Lain")
    lain = lama.permohonan.berkas.get(syarat="ktp")
    Berkas.objects.filter(syarat="ktp").exclude(pk=lain.pk).update(sha256="0" * 64)
    draf = kasus("draf", pemohon=lama.pemohon, petugas=lama.petugas, bentuk="pt", berkas=False)
    halaman = masuk(lama.pemohon).get(reverse("isi_berkas", args=[draf.id])).context["syarat"]
    (ktp,) = [b for b in halaman if b.syarat.kode == "ktp"]
    assert ["PT Usaha Lain" in t.keterangan for t in ktp.tawaran] == [False, True]
