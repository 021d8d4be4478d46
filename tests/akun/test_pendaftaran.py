"""Signing up: account, mail in the outbox, confirmation, first sign-in."""

import pytest
from django.test import Client

from akun.models import Pengguna
from notifikasi.models import Pesan
from tests.akun.alat import masuk, pastikan_surel, tautan_terakhir
from tests.orang import pemohon

pytestmark = pytest.mark.django_db
SANDI = "teluk-yang-tenang"
ISI = {
    "nama": "Sari Contoh",
    "email": "Sari@Contoh.example",
    "telepon": "0812 3456 7890",
    "password1": "teluk-yang-tenang",
}


def test_daftar_pastikan_lalu_masuk(client: Client) -> None:
    assert client.post("/akun/signup/", ISI).status_code == 302
    sari = Pengguna.objects.get()
    assert (sari.email, sari.nama, sari.telepon) == ("sari@contoh.example", "Sari Contoh", "+6281234567890")
    assert not sari.petugas

    belum = client.post("/akun/login/", {"login": sari.email, "password": SANDI})
    assert belum.headers["Location"] == "/akun/confirm-email/"

    tautan = tautan_terakhir(sari.email)
    assert "Ya, ini surel saya" in client.get(tautan).content.decode()
    client.post(tautan)
    assert client.post("/akun/login/", {"login": sari.email, "password": SANDI}).status_code == 302
    assert client.get("/beranda-saya/").headers["Location"] == "/permohonan/"


def test_surel_terdaftar_dijawab_sama(client: Client) -> None:
    """Signing up with a known address answers as with a new one; only the mail differs."""
    lama = pastikan_surel(pemohon(email="lama@contoh.example"))
    baru = client.post("/akun/signup/", ISI, follow=True)
    kenal = Client().post("/akun/signup/", {**ISI, "email": lama.email}, follow=True)
    assert kenal.redirect_chain == baru.redirect_chain
    assert kenal.content.decode().replace(lama.email, "x") == baru.content.decode().replace("sari@contoh.example", "x")
    assert "sudah ada" in Pesan.objects.get(tujuan=lama.email).isi


@pytest.mark.parametrize("telepon", ["12", "0542 123456", "+1 212 555 0100", "bukan nomor"])
def test_nomor_seluler_salah_menyebut_perbaikannya(client: Client, telepon: str) -> None:
    isi = client.post("/akun/signup/", {**ISI, "telepon": telepon}).content.decode()
    assert "Isi nomor seluler Indonesia, misalnya 0812 3456 7890" in isi
    assert not Pengguna.objects.exists()


def test_isian_lebih_tidak_memberi_hak(client: Client) -> None:
    client.post("/akun/signup/", {**ISI, "petugas": "on", "is_active": "on", "nip": "1"})
    sari = Pengguna.objects.get()
    assert not sari.petugas
    assert sari.nip == ""


def test_lupa_kata_sandi(client: Client) -> None:
    orang = pastikan_surel(pemohon())
    kenal = client.post("/akun/password/reset/", {"email": orang.email}, follow=True)
    tidak = Client().post("/akun/password/reset/", {"email": "siapa@contoh.example"}, follow=True)
    assert kenal.content == tidak.content
    halaman = client.get(tautan_terakhir(orang.email), follow=True)
    client.post(halaman.redirect_chain[-1][0], {"password1": "sandi-yang-baru-sekali"})
    assert masuk(Client(), orang, "sandi-yang-baru-sekali").status_code == 302
