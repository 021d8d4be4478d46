"""A mould keeps nothing of the visitor it was made for, and escapes what it is filled with."""

from __future__ import annotations

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import Client, RequestFactory

from akun import konteks
from akun.models import ProfilKantor
from perizinan.models import Permohonan
from tests.tracking.contoh import permohonan
from tracking import cetakan


def pesan_di_kue(teks: str) -> str:
    request = RequestFactory().get("/")
    simpanan = CookieStorage(request)
    simpanan.add(constants.INFO, teks)
    return simpanan._encode(simpanan._queued_messages)  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_pesan_dan_alamat_pengunjung_pertama_tidak_tinggal(client: Client) -> None:
    satu, dua = permohonan()[0], permohonan()[0]
    client.cookies["messages"] = pesan_di_kue("Rahasia pengunjung pertama")
    pertama = client.get(f"/t/{satu.token}/?utm=kenari").content.decode()
    kedua = Client().get(f"/t/{dua.token}/").content.decode()
    assert f'value="/t/{satu.token}/?utm=kenari"' in pertama
    assert f'value="/t/{dua.token}/"' in kedua
    for isi in (pertama, kedua):
        assert "Rahasia pengunjung pertama" not in isi
    for milik_pertama in (satu.token, satu.nomor, "kenari", f"/permohonan/{satu.pk}/"):
        assert str(milik_pertama) not in kedua


@pytest.mark.django_db
def test_isi_diamankan(client: Client) -> None:
    p = permohonan()[0]
    Permohonan.objects.filter(pk=p.pk).update(nama_usaha='<b>x</b> "%(nomor)s" 100%')
    isi = client.get(f'/t/{p.token}/?"><script>').content.decode()
    assert "<script>" not in isi
    assert "<b>x" not in isi
    assert "&lt;" in isi


@pytest.mark.django_db
def test_setiap_bahasa_punya_cetakannya(client: Client) -> None:
    p = permohonan()[0]
    for bahasa in ("id", "en", "id"):
        client.cookies["django_language"] = bahasa
        isi = client.get(f"/t/{p.token}/").content.decode()
        assert f'<html lang="{bahasa}">' in isi


@pytest.mark.django_db
def test_profil_kantor_baru_tampil_setelah_dilupakan(client: Client) -> None:
    p = permohonan()[0]
    client.get(f"/t/{p.token}/")
    ProfilKantor.objects.update_or_create(pk=1, defaults={"alamat": "Jl. Contoh Baru No. 9"})
    konteks.lupakan()
    cetakan.lupakan()
    assert "Jl. Contoh Baru No. 9" in client.get(f"/t/{p.token}/").content.decode()
