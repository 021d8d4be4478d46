"""The applicant withdraws: until the head has approved, with a reason, and everything under way ends with it."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test import Client

from akun.models import Ketidakhadiran
from notifikasi.models import Pesan
from perizinan.models import KonsepIzin, Tagihan
from perizinan.queries.meja import antrean
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.konsep import putuskan_konsep
from perizinan.services.pengakhiran import tarik, tarik_di_loket
from perizinan.services.penyedia import minta_tagihan
from sicantik.lib import jam
from sop import services as sop
from sop.services.jejak import periksa_jejak
from tests import orang
from tests.kasus import Kasus, kasus
from tests.perizinan.alat import GSM, halaman
from tests.perizinan.di_loket import kasus_loket
from tests.perizinan.lapangan import tinjauan
from tests.perizinan.test_jadwal_peninjauan import jadwal, jadwalkan_di
from tests.serentak import bersamaan

pytestmark = pytest.mark.django_db
ALASAN = "Usaha saya batal dibuka."


def tarik_(milik: Kasus, alasan: str = ALASAN) -> None:
    tarik(permohonan_id=milik.id, oleh=milik.pemohon, alasan=alasan)


def test_telepon_yang_sedang_diperbaiki_tidak_menghalangi() -> None:
    """A returned file may hold the number half typed: the notice then goes by email alone."""
    milik = kasus("dikembalikan")
    p = milik.permohonan
    p.pasang_isian({p.versi_paket.paket.izin.medan_telepon: "0812 ab"}, set())
    p.save()
    Pesan.objects.all().delete()
    tarik_(milik)
    assert list(Pesan.objects.values_list("saluran", flat=True)) == ["surel"]


def test_hanya_pemohonnya() -> None:
    milik = kasus("diajukan")
    with pytest.raises(PermohonanDitolak, match="Hanya pemohonnya"):
        tarik(permohonan_id=milik.id, oleh=orang.orang_lain(), alasan=ALASAN)
    assert milik.letak == (2, "berjalan")


@pytest.mark.parametrize("keadaan", ["diajukan", "dikembalikan", "dientri"])
def test_ditarik_di_loket_bagi_yang_tanpa_akun(keadaan: str, client: Client) -> None:
    milik = kasus_loket(keadaan, surel_pemohon="wati@contoh.example")
    client.force_login(milik.petugas["loket"])
    assert "Tarik atas permintaan pemohon" in client.get(f"/meja/{milik.id}/").content.decode()
    isi = {"alasan": ALASAN, "yakin": "1"}
    assert client.post(f"/loket/permohonan/{milik.id}/tarik/", isi).status_code == 422
    assert client.post(f"/loket/permohonan/{milik.id}/tarik/", isi | {"hadir": "1"}).status_code == 302
    akhir = milik.log[-1]
    assert (milik.proses.keadaan, akhir.catatan, akhir.pelaku_id) == ("ditarik", ALASAN, milik.petugas["loket"].pk)
    surel = Pesan.objects.filter(saluran="surel", perihal=milik.permohonan.nomor).latest("pk")
    assert "/permohonan/klaim/" in surel.isi
    assert periksa_jejak() == []


def test_loket_tidak_menarik_milik_akun(client: Client) -> None:
    milik = kasus("diajukan")
    client.force_login(milik.petugas["loket"])
    assert "Tarik atas permintaan pemohon" not in client.get(f"/meja/{milik.id}/").content.decode()
    assert client.get(f"/loket/permohonan/{milik.id}/tarik/").status_code == 404
    with pytest.raises(PermohonanDitolak, match="sudah diklaim"):
        tarik_di_loket(permohonan_id=milik.id, oleh=milik.petugas["loket"], alasan=ALASAN)
    with pytest.raises(sop.BukanGiliran):
        tarik_di_loket(permohonan_id=kasus_loket().id, oleh=milik.petugas["entri1"], alasan=ALASAN)


def test_loket_yang_tidak_hadir_diberi_tahu(client: Client) -> None:
    milik = kasus_loket()
    loket, hari = milik.petugas["loket"], jam.hari_ini()
    Ketidakhadiran.objects.create(pengguna=loket, mulai=hari, sampai=hari, sebab="cuti", dicatat_oleh=loket)
    client.force_login(loket)
    isi = {"alasan": ALASAN, "yakin": "1", "hadir": "1"}
    assert "tidak hadir" in client.post(f"/loket/permohonan/{milik.id}/tarik/", isi, follow=True).content.decode()
    assert milik.proses.keadaan == "berjalan"


@pytest.mark.parametrize("keadaan", ["diajukan", "dikembalikan", "dientri", "dikoreksi"])
def test_ditarik_sampai_kepala_menyetujui(keadaan: str) -> None:
    milik = kasus(keadaan)
    tarik_(milik)
    proses, akhir = milik.proses, milik.log[-1]
    assert (proses.keadaan, proses.jam_berhenti, proses.jeda.filter(selesai=None).exists()) == ("ditarik", False, False)
    assert (akhir.jenis, akhir.hasil, akhir.catatan, akhir.jabatan) == ("akhir", "ditarik", ALASAN, "pemohon")
    assert akhir.orang == milik.log[0].orang, "the applicant of the form"
    assert milik.permohonan.status.kata == "Ditarik"
    assert not KonsepIzin.objects.filter(permohonan=milik.id).exists()
    assert periksa_jejak() == []


def test_sesudah_disetujui_tidak_dapat(client: Client) -> None:
    milik = kasus("dikoreksi")
    milik.setujui()
    with pytest.raises(PermohonanDitolak, match="sudah disetujui"):
        tarik_(milik)
    client.force_login(milik.pemohon)
    assert "tarik/" not in client.get(f"/permohonan/{milik.id}/").content.decode()
    assert client.get(f"/permohonan/{milik.id}/tarik/").status_code == 302


@pytest.mark.usefixtures("penandatangan")
def test_sesudah_terbit_mesin_pun_menolak() -> None:
    milik = kasus("terbit")
    with transaction.atomic():
        giliran = sop.buka_giliran(proses_id=milik.proses.pk, oleh=milik.petugas["arsip"])
        with pytest.raises(sop.GerakTerlarang):
            sop.akhiri(giliran, akhir="ditarik", catatan=ALASAN)


def test_tanpa_alasan_ditolak() -> None:
    milik = kasus("diajukan")
    with pytest.raises(PermohonanDitolak, match="alasan"):
        tarik_(milik, "  ")
    assert milik.proses.keadaan == "berjalan"


def test_dua_kali_diberi_tahu() -> None:
    milik = kasus("diajukan")
    tarik_(milik)
    with pytest.raises(sop.SudahDikerjakan, match="ditarik pemohon"):
        tarik_(milik)
    assert len([b for b in milik.log if b.jenis == "akhir"]) == 1


def test_kunjungan_batal_dan_tim_bebas() -> None:
    milik = kasus("diperiksa", izin="HO")
    jadwalkan_di(milik, jadwal(milik.petugas))
    tarik_(milik)
    assert tinjauan(milik).dibatalkan is not None
    assert "tim tidak datang" in Pesan.objects.filter(saluran="surel").latest("dibuat").isi


def test_tagihan_tutup_dan_yang_dibayar_dikatakan(client: Client) -> None:
    milik = kasus("ditetapkan", izin="HO")
    minta_tagihan(ketetapan_id=milik.permohonan.ketetapan.get().pk)
    tarik_(milik)
    assert set(Tagihan.objects.values_list("keadaan", flat=True)) == {"kedaluwarsa"}
    lunas = kasus("dibayar", izin="HO", petugas=milik.petugas, pemohon=milik.pemohon)
    client.force_login(milik.pemohon)
    assert "tidak otomatis kembali" in client.get(f"/permohonan/{lunas.id}/tarik/").content.decode()
    tarik_(lunas)
    assert "tidak otomatis kembali" in Pesan.objects.filter(saluran="surel").latest("dibuat").isi
    halaman_akhir = client.get(f"/permohonan/{lunas.id}/").content.decode()
    assert "tidak otomatis kembali" in halaman_akhir
    assert "/izin/ho/" in halaman_akhir


def test_halaman_menarik_dan_mengatakan_sebabnya(client: Client) -> None:
    milik = kasus("diajukan")
    client.force_login(milik.pemohon)
    alamat = f"/permohonan/{milik.id}/tarik/"
    assert alamat in client.get(f"/permohonan/{milik.id}/").content.decode()
    assert client.post(alamat, {"alasan": ALASAN}).status_code == 422, "not ticked"
    assert client.post(alamat, {"alasan": ALASAN, "yakin": "on"}).status_code == 302
    isi = client.get(f"/permohonan/{milik.id}/").content.decode()
    assert ALASAN in isi
    assert "Permohonan ini sudah ditarik" in isi
    lacak = Client().get(f"/t/{milik.permohonan.token}/").content.decode()
    assert ALASAN in lacak
    assert "Berakhir pada" in lacak
    umum = Client().get(f"/lacak/{milik.permohonan.nomor}/").content.decode()
    assert "Ditarik" in umum
    assert ALASAN not in umum, "the number alone tells no reason"
    assert Client().get(f"/api/v1/permohonan/{milik.permohonan.nomor}/").json()["status"] == "Ditarik"


def test_orang_lain_tidak_dapat() -> None:
    milik = kasus("diajukan")
    client = Client()
    client.force_login(orang.orang_lain())
    assert client.post(f"/permohonan/{milik.id}/tarik/", {"alasan": ALASAN, "yakin": "on"}).status_code == 404
    assert milik.proses.keadaan == "berjalan"


def test_meja_melihatnya_di_selesai(client: Client) -> None:
    milik = kasus("diajukan")
    tarik_(milik)
    assert [p.pk for p in antrean("selesai", ["petugas-loket"])] == [milik.id]
    client.force_login(milik.petugas["loket"])
    assert "Ditarik" in client.get("/meja/?tampilan=selesai").content.decode()
    isi = halaman(client, milik).content.decode()
    assert ALASAN in isi
    assert "ditarik pemohon" in isi, "the drawing's table says it at its step"
    jawab = client.post(f"/meja/{milik.id}/", {"versi": milik.proses.jumlah_log - 1})
    assert jawab.status_code == 409
    assert "sudah berakhir" in jawab.content.decode()


def test_kabarnya_muat_dan_satu_tautan() -> None:
    milik = kasus("diajukan")
    tarik_(milik)
    sms = Pesan.objects.filter(saluran="sms").latest("dibuat").isi
    assert len(sms) <= 160
    assert set(sms) <= GSM
    assert sms.count("http") == 1


@pytest.mark.django_db(transaction=True)
def test_menarik_bersamaan_dengan_petugas() -> None:
    """One truth: either the officer finished the step before the file was withdrawn, or was told that it was."""
    for _ in range(4):
        milik = kasus("dientri")
        pokok = milik.pokok("kasi1")
        intisari = milik.permohonan.konsep.intisari
        hasil = bersamaan(
            [lambda m=milik: tarik_(m), lambda p=pokok, i=intisari: putuskan_konsep(**p, setuju=True, intisari=i)]  # type: ignore[misc]
        )
        connection.close()
        assert hasil[0] is None, hasil[0]
        assert hasil[1] is None or isinstance(hasil[1], sop.SudahDikerjakan)
        assert milik.proses.keadaan == "ditarik"
        nomor = [b.hasil for b in milik.log]
        assert nomor[-1] == "ditarik"
        assert nomor.count("ya") == (2 if hasil[1] is None else 1)
    assert periksa_jejak() == []
