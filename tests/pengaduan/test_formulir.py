"""The form: five fields, each mistake answered with its fix, filled in from links, limited per address."""

from __future__ import annotations

import pytest
from django.test import Client

from notifikasi.models import Pesan
from pengaduan.models import Pengaduan
from sicantik.lib import jam
from tests.pengaduan.isian import isian, kirim, pengaduan_baru
from tests.tracking.contoh import kata, permohonan


@pytest.mark.django_db
def test_lima_bidang_yang_terlihat(client: Client) -> None:
    isi = client.get("/pengaduan/").content.decode()
    assert isi.count("<label for=") - 1 == 5  # two of them are the one choice of a name
    assert kata(client.get("/pengaduan/")).count("Jawaban pertama paling lambat 5 hari kerja") == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"isi": ""}, "Tulis apa yang terjadi"),
        ({"isi": "pendek"}, "sedikitnya 20 huruf"),
        ({"isi": "x" * 4001}, "paling banyak 4.000 huruf"),
        ({"nama": ""}, "Isi nama Anda, atau pilih melapor tanpa nama"),
        ({"jenis": ""}, "Pilih melapor dengan nama atau tanpa nama"),
        ({"kontak": "0542 416969"}, "Isi nomor seluler Indonesia"),
        ({"kontak": "a@"}, "Isi alamat surel yang lengkap"),
        ({"nomor": "123"}, "harus 16 angka"),
        ({"nomor": "9999999901112026"}, "Tidak ada permohonan dengan nomor itu"),
        ({"isi": "\0" * 30}, "Karakter null"),
    ],
)
def test_yang_keliru_dijawab_dengan_perbaikannya(client: Client, ganti: dict[str, str], pesan: str) -> None:
    jawab = kirim(client, **ganti)
    assert jawab.status_code == 422
    assert pesan in kata(jawab)
    assert not Pengaduan.objects.exists()


@pytest.mark.django_db
def test_tautan_mengisi_nomor_dan_perihal(client: Client) -> None:
    p = permohonan()[0]
    isi = client.get("/pengaduan/", {"nomor": p.nomor, "perihal": "keaslian"}).content.decode()
    assert f'value="{p.nomor}"' in isi
    assert 'name="perihal" value="keaslian"' in isi
    hasil = pengaduan_baru(client, nomor=f"{p.nomor[:5]} {p.nomor[5:]}", perihal="keaslian")  # type: ignore[index]
    assert (hasil.permohonan, hasil.klasifikasi) == (p, "keaslian")
    assert pengaduan_baru(client, perihal="<script>").klasifikasi == ""


@pytest.mark.django_db
def test_kunci_yang_sama_satu_pengaduan(client: Client) -> None:
    data = isian()
    tujuan = {client.post("/pengaduan/", data)["Location"] for _ in range(3)}
    assert len(tujuan) == Pengaduan.objects.count() == 1
    for kunci in ("", "bukan-uuid"):
        assert kirim(client, kunci=kunci).status_code == 302


@pytest.mark.django_db
def test_yang_dikirim_lagi_tanpa_nama_pengaduan_lain(client: Client) -> None:
    """With the Back button: what was sent with a name stays so, and what is sent without one has none."""
    data = isian()
    bernama = client.post("/pengaduan/", data)["Location"]
    assert client.post("/pengaduan/", data | {"jenis": "anonim"})["Location"] != bernama
    assert sorted(Pengaduan.objects.values_list("jenis", flat=True)) == ["anonim", "bernama"]


@pytest.mark.django_db
def test_kontak_yang_hanya_diketik_tidak_dibanjiri(client: Client) -> None:
    for _ in range(5):
        assert kirim(client, kontak="0812 1111 2222").status_code == 302
    assert Pengaduan.objects.count() == 5
    assert Pesan.objects.filter(tujuan="+6281211112222").count() == 3


@pytest.mark.django_db
def test_paling_banyak_dua_puluh_sejam(client: Client) -> None:
    with jam.pada(jam.kini()):
        kode = [kirim(client, isi="").status_code for _ in range(21)]
        assert kode == [422] * 20 + [429]
        assert client.post("/pengaduan/", isian()).status_code == 302  # another address


@pytest.mark.django_db
def test_tanpa_token_csrf_ditolak() -> None:
    assert Client(enforce_csrf_checks=True).post("/pengaduan/", isian()).status_code == 403
