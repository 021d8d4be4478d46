"""The pages of the fee: the Bendahara's steps and lists, what the applicant sees, what nobody else does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from akun.models import Pengguna
from perizinan.models import Ketetapan
from perizinan.services.penyedia import minta_tagihan
from sicantik.lib import jam
from tests import orang
from tests.perizinan.alat import halaman, kerjakan
from tests.perizinan.bendahara import JUMLAH, bayar, di_bendahara, ketetapan, lunas, menunggu_bayar
from tests.perizinan.test_bayar_penyedia import akibat, kabar, kirim, tagih
from tests.perizinan.test_jumlah_kueri import pernyataan
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db
Masuk = Callable[[Pengguna], Client]


def test_langkah_tujuh_di_meja(masuk: Masuk) -> None:
    milik = di_bendahara()
    bendahara = masuk(milik.petugas["bendahara"])
    isi = halaman(bendahara, milik).content.decode()
    for harus in (
        "120 m²",
        "Rp108.500",
        "× 3,5",
        "Rp1.329.125",
        "30 hari sejak SKRD",
        "contoh-malang-2008",
        "bukan tarif",
    ):
        assert harus in isi, harus
    assert kerjakan(bendahara, milik).status_code == 302
    assert milik.letak == (8, "menunggu_pemohon")
    isi = halaman(bendahara, milik).content.decode()
    assert ketetapan(milik).nomor in isi
    assert reverse("skrd", args=[ketetapan(milik).pk]) in isi


def test_langkah_tujuh_tanpa_ukuran(masuk: Masuk) -> None:
    milik = di_bendahara(luas_ukur="")
    bendahara = masuk(milik.petugas["bendahara"])
    isi = halaman(bendahara, milik).content.decode()
    assert "Belum dapat dihitung" in isi
    assert "Tetapkan SKRD" not in isi
    assert kerjakan(bendahara, milik).status_code == 422
    assert not Ketetapan.objects.exists()


def test_langkah_sembilan_di_meja(masuk: Masuk) -> None:
    milik = lunas()
    bendahara = masuk(milik.petugas["bendahara"])
    isi = halaman(bendahara, milik).content.decode()
    assert ketetapan(milik).pembayaran.nomor in isi
    assert reverse("cetakan", args=[milik.id, "skrd-lunas"]) in isi
    assert kerjakan(bendahara, milik).status_code == 302
    assert milik.letak == (10, "berjalan")


def test_daftar_bendahara_dan_pencarian(masuk: Masuk) -> None:
    with jam.pada(wita("2026-11-20 09.00")):
        pertama = menunggu_bayar(nama_usaha="Bengkel Contoh Arwana")
    with jam.pada(wita("2026-11-18 09.00")):
        kedua = menunggu_bayar(nama_usaha="Kafe Contoh Bawal", petugas=pertama.petugas)
        lunas(nama_usaha="Toko Contoh Cakalang", petugas=pertama.petugas)
    bendahara = masuk(pertama.petugas["bendahara"])

    def nama(**cari: str) -> list[str]:
        return [b.nama for b in bendahara.get("/bendahara/", cari).context["baris"]]

    assert nama() == ["Kafe Contoh Bawal", "Bengkel Contoh Arwana"]
    assert nama(cari="arwana") == ["Bengkel Contoh Arwana"]
    assert nama(cari=f" {kedua.permohonan.nomor} ") == ["Kafe Contoh Bawal"]
    assert nama(cari=ketetapan(kedua).nomor.lower()) == ["Kafe Contoh Bawal"]
    assert nama(cari="cakalang") == []
    assert "Tidak ada SKRD terbuka" in bendahara.get("/bendahara/", {"cari": "<b>"}).content.decode()
    with jam.pada(wita("2026-12-19 09.00")):
        besok = masuk(pertama.petugas["bendahara"])
        assert [b.lewat for b in besok.get("/bendahara/").context["baris"]] == [True, False]


def test_jumlah_pernyataan_tidak_bertambah(masuk: Masuk) -> None:
    milik = menunggu_bayar()
    bendahara = masuk(milik.petugas["bendahara"])
    tagih(milik)
    sebelum = pernyataan(bendahara, "/bendahara/")
    for _ in range(3):
        menunggu_bayar(petugas=milik.petugas)
    assert pernyataan(bendahara, "/bendahara/") == sebelum <= 12
    bayar(milik)
    sebelum = pernyataan(bendahara, "/bendahara/hari/")
    for _ in range(3):
        lunas(petugas=milik.petugas)
    assert pernyataan(bendahara, "/bendahara/hari/") == sebelum <= 10


def test_catat_pembayaran_di_halaman(masuk: Masuk) -> None:
    milik = menunggu_bayar()
    pk = ketetapan(milik).pk
    bendahara, kini = masuk(milik.petugas["bendahara"]), jam.kini().astimezone(jam.zona())
    isi = {"cara": "tunai", "tanggal": f"{kini:%Y-%m-%d}", "pukul": f"{kini:%H:%M}", "jumlah": "1.329.125"}
    kurang = bendahara.post(f"/bendahara/{pk}/", {**isi, "jumlah": "1.329.000"})
    assert kurang.status_code == 422
    assert "Yang harus dibayar Rp1.329.125, bukan Rp1.329.000." in kurang.content.decode()
    besok = bendahara.post(f"/bendahara/{pk}/", {**isi, "tanggal": f"{kini + timedelta(days=1):%Y-%m-%d}"})
    assert set(besok.context["form"].errors) == {"tanggal"}
    tanpa = bendahara.post(f"/bendahara/{pk}/", {**isi, "cara": "transfer"})
    assert set(tanpa.context["form"].errors) == {"referensi"}
    selundup = {**isi, "penyedia": "tiruan", "ketetapan": "1", "bunga": "5"}
    assert bendahara.post(f"/bendahara/{pk}/", selundup).status_code == 302
    hasil = ketetapan(milik).pembayaran
    assert (hasil.cara, hasil.jumlah, hasil.penyedia, hasil.bunga) == ("tunai", JUMLAH, "", 0)
    lagi = bendahara.post(f"/bendahara/{pk}/", isi)
    assert lagi.status_code == 422
    assert "sudah dibayar dengan SSRD" in lagi.content.decode()


def test_halaman_bendahara_hanya_untuk_bendahara(masuk: Masuk) -> None:
    milik = menunggu_bayar()
    pk = ketetapan(milik).pk
    asing = [milik.pemohon, milik.petugas["loket"], milik.petugas["kabid"], milik.petugas["kepala"]]
    for alamat in ("/bendahara/", f"/bendahara/{pk}/", "/bendahara/hari/", "/bendahara/hari/csv/"):
        assert masuk(milik.petugas["bendahara"]).get(alamat).status_code == 200, alamat
        assert Client().get(alamat).status_code == 302, alamat
        for orang_ in asing:
            assert masuk(orang_).get(alamat).status_code == 404, alamat
    assert "Bendahara" in masuk(milik.petugas["bendahara"]).get("/meja/").content.decode()
    assert "/bendahara/" not in masuk(milik.petugas["loket"]).get("/meja/").content.decode()


def test_uang_yang_perlu_ditindaklanjuti_terlihat(masuk: Masuk) -> None:
    milik = menunggu_bayar()
    kirim(kabar(tagih(milik), jumlah=5, transaksi="TX-9"))
    isi = masuk(milik.petugas["bendahara"]).get("/bendahara/").content.decode()
    assert "Perlu ditindaklanjuti" in isi
    assert "Rp5 masuk, transaksi TX-9" in isi
    assert akibat()


# The applicant ---------------------------------------------------------------------------------------------------


def test_pemohon_melihat_tagihannya(masuk: Masuk) -> None:
    milik = menunggu_bayar()
    pemohon = masuk(milik.pemohon)
    isi = pemohon.get(f"/permohonan/{milik.id}/").content.decode()
    for harus in (
        "Menunggu pembayaran",
        "Bayar retribusi Rp1.329.125",
        "Rp67.500",
        "Tiga cara membayar",
        "Minta kode bayar",
    ):
        assert harus in isi, harus
    assert pemohon.post(f"/permohonan/{milik.id}/bayar/tagihan/").status_code == 302
    isi = pemohon.get(f"/permohonan/{milik.id}/").content.decode()
    assert minta_tagihan(ketetapan_id=ketetapan(milik).pk).kode_bayar in isi
    bayar(milik)
    isi = pemohon.get(f"/permohonan/{milik.id}/").content.decode()
    assert "sudah dibayar" in isi
    assert ketetapan(milik).pembayaran.nomor in isi
    assert "Tiga cara membayar" not in isi


def test_tagihan_orang_lain_tidak_ada(masuk: Masuk) -> None:
    milik = menunggu_bayar()
    lain = masuk(orang.orang_lain())
    assert lain.post(f"/permohonan/{milik.id}/bayar/tagihan/").status_code == 404
    assert lain.get(reverse("bayar_tiruan", args=[tagih(milik).referensi])).status_code == 404


@pytest.mark.parametrize(
    ("perilaku", "langkah", "keadaan"),
    [
        ("berhasil", 9, "lunas"),
        ("dua_kali", 9, "lunas"),
        ("tertunda", 8, "menunggu"),
        ("gagal", 8, "gagal"),
        ("salah_jumlah", 8, "gagal"),
        ("terlambat", 9, "lunas"),
    ],
)
def test_bank_tiruan(masuk: Masuk, perilaku: str, langkah: int, keadaan: str) -> None:
    milik = menunggu_bayar()
    tagihan, pemohon = tagih(milik), masuk(milik.pemohon)
    alamat = reverse("bayar_tiruan", args=[tagihan.referensi])
    assert pemohon.get(alamat).status_code == 200
    assert pemohon.post(alamat, {"perilaku": perilaku}).status_code == 302
    tagihan.refresh_from_db()
    assert (milik.letak[0], tagihan.keadaan) == (langkah, keadaan)


def test_bank_tiruan_hanya_di_peragaan(masuk: Masuk, settings: object) -> None:
    milik = menunggu_bayar()
    alamat, pemohon = reverse("bayar_tiruan", args=[tagih(milik).referensi]), masuk(milik.pemohon)
    settings.DEMO = False  # type: ignore[attr-defined]
    assert pemohon.post(alamat, {"perilaku": "berhasil"}).status_code == 404
    assert milik.letak == (8, "menunggu_pemohon")


# Everybody -------------------------------------------------------------------------------------------------------


def test_lacak_menyebut_jeda_tanpa_angka() -> None:
    milik = menunggu_bayar()
    p = milik.permohonan
    umum = Client().get(f"/lacak/{p.nomor}/").content.decode()
    lengkap = Client().get(f"/t/{p.token}/").content.decode()
    for isi in (umum, lengkap):
        assert "Menunggu pembayaran retribusi" in isi
        assert "1.329.125" not in isi
        assert "SKRD" not in isi.replace("Bendahara Penerima SKRD", "")
    assert p.nama_usaha not in umum
    assert "Lihat tagihan" in lengkap
    bayar(milik)
    for isi in (
        Client().get(f"/lacak/{p.nomor}/"),
        Client().get(f"/t/{p.token}/"),
        Client().get(f"/api/v1/permohonan/{p.nomor}/"),
    ):
        assert "1.329.125" not in isi.content.decode()
        assert "SSRD" not in isi.content.decode()
