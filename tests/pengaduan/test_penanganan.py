"""From the form to the answer: the desk works it off, the reporter is told and reads it; nobody else sees it."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from notifikasi.models import Pesan
from pengaduan.models import Pengaduan, Tanggapan
from pengaduan.services import jawab_pengaduan, tutup_pengaduan
from pengaduan.status import GerakTerlarang
from sicantik.lib import jam
from tests import orang
from tests.pengaduan.isian import ISI, SUREL, pengaduan_baru
from tests.sop.alur import wita
from tests.tracking.contoh import kata

JAWABAN = "Biaya itu tidak sah dan sudah dikembalikan."


@pytest.fixture
def petugas() -> Client:
    client = Client()
    client.force_login(orang.petugas("penangan-pengaduan"))
    return client


@pytest.mark.django_db
def test_dari_formulir_sampai_selesai(client: Client, petugas: Client) -> None:
    p = pengaduan_baru(client)
    terkirim = client.get(f"/p/{p.token}/terkirim/")
    assert p.tiket in kata(terkirim)
    assert '<svg class="qr"' in terkirim.content.decode()
    assert f"{p.tiket}" in kata(petugas.get("/meja/pengaduan/"))
    halaman = f"/meja/pengaduan/{p.pk}/"
    assert petugas.post(halaman, {"aksi": "proses"}).status_code == 302
    assert petugas.post(halaman, {"aksi": "jawab", "isi": ""}).status_code == 422
    assert petugas.post(halaman, {"aksi": "jawab", "isi": JAWABAN, "klasifikasi": "biaya"}).status_code == 302
    assert JAWABAN in kata(client.get(f"/p/{p.token}/"))
    assert petugas.post(halaman, {"aksi": "tutup"}).status_code == 302
    p.refresh_from_db()
    assert (p.keadaan, p.klasifikasi) == ("selesai", "biaya")
    assert "Selesai" in kata(client.get(f"/p/{p.token}/"))
    assert p.tiket in kata(petugas.get("/meja/pengaduan/?tampilan=selesai"))
    assert "Tidak ada pengaduan terbuka" in kata(petugas.get("/meja/pengaduan/"))


@pytest.mark.django_db
def test_jawaban_sampai_kepada_pelapor_lewat_kotak_keluar(client: Client) -> None:
    surel, sms = pengaduan_baru(client), pengaduan_baru(client, kontak="0813 9988 7766")
    oleh = orang.petugas("penangan-pengaduan")
    for p in (surel, sms):
        jawab_pengaduan(pengaduan_id=p.pk, oleh=oleh, isi=JAWABAN)
    pesan = Pesan.objects.filter(perihal=surel.tiket).order_by("dibuat")
    assert [(m.saluran, m.tujuan) for m in pesan] == [("surel", SUREL)] * 2
    assert [m.subjek for m in pesan] == [f"Diterima: pengaduan {surel.tiket}", f"Dijawab: pengaduan {surel.tiket}"]
    for m in Pesan.objects.all():
        assert JAWABAN not in m.isi
        assert ISI not in m.isi
        assert "Kenariwati" not in m.isi
        assert m.isi.count("http") == 1
    for m in Pesan.objects.filter(perihal=sms.tiket):
        assert (m.saluran, m.tujuan) == ("sms", "+6281399887766")
        assert len(m.isi) <= 160
        assert m.isi.isascii()


@pytest.mark.django_db
def test_jabatan_lain_dan_orang_luar_tidak_melihat(client: Client) -> None:
    p = pengaduan_baru(client)
    for siapa in (orang.pemohon(), orang.petugas("petugas-loket"), orang.petugas("kepala-dinas"), orang.petugas()):
        masuk = Client()
        masuk.force_login(siapa)
        for alamat in ("/meja/pengaduan/", f"/meja/pengaduan/{p.pk}/"):
            assert masuk.get(alamat).status_code == 404
        assert masuk.post(f"/meja/pengaduan/{p.pk}/", {"aksi": "tutup"}).status_code == 404
    assert client.get(f"/meja/pengaduan/{p.pk}/").status_code == 302  # sign in first
    assert not Tanggapan.objects.exists()


@pytest.mark.django_db
def test_token_orang_lain_tidak_membuka(client: Client) -> None:
    p = pengaduan_baru(client)
    lama = p.token
    Pengaduan.objects.filter(pk=p.pk).update(token_versi=2)
    for alamat in (f"/p/{lama}/", f"/p/{lama}/terkirim/", f"/t/{lama}/", f"/v/{lama}"):
        assert client.get(alamat).status_code == 404


@pytest.mark.django_db
def test_jam_jawaban(client: Client) -> None:
    with jam.pada(wita("2026-11-09 09.00")):
        p = pengaduan_baru(client)
    for saat, kata_kata in (
        ("2026-11-09 10.00", "Sisa 4 hari kerja"),
        ("2026-11-12 10.00", "Sisa 1 hari kerja"),
        ("2026-11-13 10.00", "Hari ini"),
        ("2026-11-13 17.00", "Lewat hari ini"),
        ("2026-11-17 09.00", "Lewat 2 hari kerja"),
    ):
        with jam.pada(wita(saat)):
            assert kata_kata in kata(client.get(f"/p/{p.token}/"))


@pytest.mark.django_db
def test_urutan_yang_dilarang(client: Client, petugas: Client) -> None:
    p = pengaduan_baru(client)
    with pytest.raises(GerakTerlarang):
        tutup_pengaduan(pengaduan_id=p.pk)  # not answered yet
    jawab_pengaduan(pengaduan_id=p.pk, oleh=orang.petugas("penangan-pengaduan"), isi=JAWABAN)
    tutup_pengaduan(pengaduan_id=p.pk)
    jawab = petugas.post(f"/meja/pengaduan/{p.pk}/", {"aksi": "jawab", "isi": "Lagi"}, follow=True)
    assert "Pengaduan ini sudah selesai. Muat ulang halaman." in kata(jawab)
    assert Tanggapan.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("gerak", ["ubah", "hapus"])
def test_jawaban_hanya_dapat_ditambah(client: Client, gerak: str) -> None:
    p = pengaduan_baru(client)
    jawab_pengaduan(pengaduan_id=p.pk, oleh=orang.petugas("penangan-pengaduan"), isi=JAWABAN)
    semua = Tanggapan.objects.all()
    with pytest.raises(DatabaseError, match="hanya dapat ditambah"), transaction.atomic():
        semua.update(isi="lain") if gerak == "ubah" else semua.delete()


@pytest.mark.django_db
def test_isi_diamankan(client: Client, petugas: Client) -> None:
    p = pengaduan_baru(client, isi="<script>alert(1)</script> lalu petugas meminta uang", nama="<b>x</b>")
    for halaman in (
        petugas.get("/meja/pengaduan/"),
        petugas.get(f"/meja/pengaduan/{p.pk}/"),
        client.get(f"/p/{p.token}/"),
    ):
        isi = halaman.content.decode()
        assert "<script>alert" not in isi
        assert "<b>x</b>" not in isi
