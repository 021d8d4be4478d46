"""A proof of payment: sanitised like any upload, one waiting at a time, judged by the Bendahara who saw it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from akun.models import Pengguna
from notifikasi.models import Pesan
from perizinan.models import Berkas, BuktiBayar, Pembayaran
from perizinan.queries import retribusi
from perizinan.services.bukti_bayar import terima_bukti, tolak_bukti, unggah_bukti
from perizinan.services.galat import DataBerubah, JumlahKeliru, PermohonanDitolak
from sicantik.lib import jam
from sop.services import BukanGiliran
from tests import berkas_contoh, orang
from tests.kasus import Kasus
from tests.perizinan.bendahara import JUMLAH, bayar, ketetapan, menunggu_bayar, tetapkan, ulangi

pytestmark = pytest.mark.django_db


def kirim(milik: Kasus, nama: str = "bukti.jpg", isi: bytes = b"") -> BuktiBayar:
    isi = isi or berkas_contoh.foto_jpeg(300, 400)
    return unggah_bukti(ketetapan_id=ketetapan(milik).pk, nama=nama, isi=isi, oleh=milik.pemohon)


def terima(milik: Kasus, bukti: BuktiBayar, **ganti: Any) -> Pembayaran:
    isi = {"dibayar": jam.kini(), "jumlah": JUMLAH, "referensi": "TRF-1", "oleh": milik.petugas["bendahara"]}
    return terima_bukti(bukti_id=bukti.pk, **{"berkas_id": bukti.berkas_id, **isi, **ganti})


def test_diterima_menjadi_transfer() -> None:
    milik = menunggu_bayar()
    bukti = kirim(milik)
    hasil = terima(milik, bukti)
    assert (hasil.cara, hasil.referensi, hasil.oleh) == ("transfer", "TRF-1", milik.petugas["bendahara"])
    assert milik.letak == (9, "berjalan")
    bukti.refresh_from_db()
    assert (bukti.putusan, bukti.oleh) == ("diterima", milik.petugas["bendahara"])


def test_ditolak_dengan_alasan_dan_kabar() -> None:
    milik = menunggu_bayar()
    bukti = kirim(milik)
    Pesan.objects.all().delete()
    oleh = milik.petugas["bendahara"]
    with pytest.raises(PermohonanDitolak, match="alasan"):
        tolak_bukti(bukti_id=bukti.pk, berkas_id=bukti.berkas_id, oleh=oleh, alasan="  ")
    tolak_bukti(bukti_id=bukti.pk, berkas_id=bukti.berkas_id, oleh=oleh, alasan="Nominal tidak terbaca.")
    assert milik.letak == (8, "menunggu_pemohon")
    surel = Pesan.objects.get(saluran="surel")
    assert surel.subjek.startswith("Bukti bayar belum diterima")
    assert "Nominal tidak terbaca." in surel.isi
    assert "Nominal" not in Pesan.objects.get(saluran="sms").isi
    with pytest.raises(PermohonanDitolak, match="sudah diputus"):
        terima(milik, bukti)
    assert terima(milik, kirim(milik, "lagi.jpg")).nomor.startswith("00001/")


def test_dibersihkan_dan_disimpan_sebagai_berkas(simpanan: Path) -> None:
    milik = menunggu_bayar()
    bukti = kirim(milik, nama="6471015708880081.jpg")
    berkas = bukti.berkas
    assert (berkas.syarat, berkas.versi, berkas.permohonan_id) == ("bukti_bayar", 1, milik.id)
    assert "6471015708880081" not in berkas.nama
    assert (simpanan / berkas.jalur).read_bytes().startswith(b"\xff\xd8")
    sebelum = {f for f in simpanan.rglob("*") if f.is_file()}
    with pytest.raises(PermohonanDitolak):
        kirim(milik, isi=b"<html><script>alert(1)</script>")
    assert {f for f in simpanan.rglob("*") if f.is_file()} == sebelum


def test_yang_baru_menggantikan_yang_menunggu() -> None:
    milik = menunggu_bayar()
    pertama = kirim(milik)
    kedua = kirim(milik, "kedua.jpg")
    assert (pertama.pk, BuktiBayar.objects.count()) == (kedua.pk, 1)
    assert list(Berkas.objects.filter(syarat="bukti_bayar").values_list("versi", flat=True)) == [1, 2]
    with pytest.raises(DataBerubah):
        terima(milik, kedua, berkas_id=pertama.berkas_id)


def test_hanya_bendahara_dan_jumlah_tepat() -> None:
    milik = menunggu_bayar()
    bukti = kirim(milik)
    with pytest.raises(BukanGiliran):
        terima(milik, bukti, oleh=milik.petugas["kabid"])
    with pytest.raises(JumlahKeliru):
        terima(milik, bukti, jumlah=JUMLAH - 1)
    bukti.refresh_from_db()
    assert (bukti.putusan, Pembayaran.objects.count()) == ("", 0)


def test_bukti_untuk_skrd_yang_diganti_tetap_terlihat() -> None:
    """Its money may have been sent: the Bendahara sees it until it is judged."""
    milik = menunggu_bayar()
    bukti = kirim(milik)
    ulangi(milik, luas_ukur="60")
    tetapkan(milik)
    assert list(retribusi.bukti_menunggu()) == [bukti]
    with pytest.raises(PermohonanDitolak, match="diganti"):
        terima(milik, bukti)
    Pesan.objects.all().delete()
    oleh = milik.petugas["bendahara"]
    tolak_bukti(bukti_id=bukti.pk, berkas_id=bukti.berkas_id, oleh=oleh, alasan="Dikembalikan ke rekening pemohon.")
    assert not retribusi.bukti_menunggu().exists()
    assert not Pesan.objects.exists()


def test_sesudah_dibayar_tidak_perlu_bukti() -> None:
    milik = menunggu_bayar()
    bayar(milik)
    with pytest.raises(PermohonanDitolak, match="sudah dibayar"):
        kirim(milik)


# Pages -----------------------------------------------------------------------------------------------------------


def test_pemohon_mengunggah_tanpa_skrip(masuk: Callable[[Pengguna], Client]) -> None:
    milik = menunggu_bayar()
    alamat = f"/permohonan/{milik.id}/bayar/bukti/"
    berkas = SimpleUploadedFile("bukti.jpg", berkas_contoh.foto_jpeg(300, 400), "image/jpeg")
    assert masuk(orang.orang_lain()).post(alamat, {"berkas": berkas}).status_code == 404
    berkas.seek(0)
    pemohon = masuk(milik.pemohon)
    assert pemohon.post(alamat, {"berkas": berkas}, follow=True).status_code == 200
    isi = pemohon.get(f"/permohonan/{milik.id}/").content.decode()
    assert "Menunggu diperiksa" in isi
    assert "bukti.jpg" in isi
    assert pemohon.post(alamat, {}, follow=True).content.decode().count("Pilih berkasnya dulu") == 1


def test_bendahara_memutus_di_halaman(masuk: Callable[[Pengguna], Client]) -> None:
    milik = menunggu_bayar()
    bukti = kirim(milik)
    bendahara, alamat = masuk(milik.petugas["bendahara"]), f"/bendahara/bukti/{bukti.pk}/"
    assert masuk(milik.petugas["kasi1"]).get(alamat).status_code == 404
    assert bendahara.get(alamat).status_code == 200
    kosong = bendahara.post(alamat, {"berkas": bukti.berkas_id, "putusan": "tolak"})
    assert (kosong.status_code, set(kosong.context["form"].errors)) == (422, {"alasan"})
    kosong = bendahara.post(alamat, {"berkas": bukti.berkas_id, "putusan": "terima"})
    assert (kosong.status_code, set(kosong.context["form"].errors)) == (
        422,
        {"tanggal", "pukul", "jumlah", "referensi"},
    )
    isi = {"berkas": bukti.berkas_id, "putusan": "terima", "referensi": "TRF-9", "jumlah": "1.329.125"}
    besok = jam.kini().astimezone(jam.zona()) + timedelta(days=1)
    depan = bendahara.post(alamat, {**isi, "tanggal": f"{besok:%Y-%m-%d}", "pukul": "09:00"})
    assert (depan.status_code, set(depan.context["form"].errors)) == (422, {"tanggal"})
    kemarin, hari_ini = besok - timedelta(days=2), besok - timedelta(days=1)
    lampau = bendahara.post(alamat, {**isi, "tanggal": f"{kemarin:%Y-%m-%d}", "pukul": "09:00"})
    assert lampau.status_code == 422
    assert "mendahului SKRD" in lampau.content.decode()
    jawab = bendahara.post(alamat, {**isi, "tanggal": f"{hari_ini:%Y-%m-%d}", "pukul": "00:00"})
    assert (jawab.status_code, jawab.headers["Location"]) == (302, f"/bendahara/{bukti.ketetapan_id}/")
    assert milik.letak == (9, "berjalan")
    assert bendahara.get(alamat).status_code == 200, "a judged proof can still be read"
    assert bendahara.get(f"/berkas/{bukti.berkas_id}/halaman/1/").status_code == 200
