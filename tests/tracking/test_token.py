"""A tracking token opens its own application only, until its version is raised."""

from __future__ import annotations

import base64
import random

import pytest
from django.test import Client

from perizinan.models import Permohonan
from sicantik.lib import token
from tests.drill import jumlah
from tests.tracking.contoh import permohonan

ALAMAT = ("/t/{}/", "/api/v1/lacak/{}/", "/v/{}", "/v/{}/", "/api/v1/izin-terbit/{}/", "/p/{}/")


@pytest.mark.django_db
def test_token_membuka_permohonannya(client: Client) -> None:
    p = permohonan()[0]
    jawab = client.get(f"/t/{p.token}/")
    assert jawab.status_code == 200
    assert jawab["Cache-Control"] == "private, no-store"
    assert "noindex" in jawab.content.decode()
    assert f"{p.nomor[:5]} 002 01 11 2026" in jawab.content.decode()  # type: ignore[index]


@pytest.mark.django_db
def test_token_tujuan_lain_tidak_membuka_apa_pun(client: Client) -> None:
    p = permohonan()[0]
    for tujuan in ("izin", "pengaduan"):
        assert client.get(f"/t/{token.buat(tujuan, p.pk)}/").status_code == 404  # type: ignore[arg-type]
    for alamat in ALAMAT[2:]:
        assert client.get(alamat.format(p.token)).status_code == 404


@pytest.mark.django_db
def test_menaikkan_versi_mencabut_token(client: Client) -> None:
    p = permohonan()[0]
    lama = p.token
    Permohonan.objects.filter(pk=p.pk).update(token_versi=2)
    p.refresh_from_db()
    assert client.get(f"/t/{lama}/").status_code == 404
    assert client.get(f"/t/{p.token}/").status_code == 200
    assert client.get(f"/t/{token.buat('lacak', p.pk, 3)}/").status_code == 404


@pytest.mark.drill(nama="token")
@pytest.mark.django_db
def test_token_yang_diubah_tidak_pernah_diterima(client: Client) -> None:
    asli = base64.urlsafe_b64decode(permohonan()[0].token + "=")
    acak = random.Random(20261121)
    for n in range(jumlah(120, 1000)):
        ubahan = bytearray(asli if n % 2 else acak.randbytes(len(asli)))
        ubahan[acak.randrange(len(asli))] ^= 1 << acak.randrange(8)
        tulisan = base64.urlsafe_b64encode(bytes(ubahan)).rstrip(b"=").decode()
        alamat = ALAMAT[n % len(ALAMAT)].format(tulisan)
        assert client.get(alamat, REMOTE_ADDR=f"10.0.0.{n % 20}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("tulisan", ["x", "A" * 31, "%00" * 31, "é" * 31, "../../etc/passwd", "A" * 500])
def test_yang_bukan_token_tidak_ada(client: Client, tulisan: str) -> None:
    for alamat in ALAMAT:
        assert client.get(alamat.format(tulisan)).status_code == 404


@pytest.mark.django_db
def test_draf_belum_punya_halaman(client: Client) -> None:
    p = permohonan()[0]
    draf = Permohonan.objects.create(pemohon=p.pemohon, versi_paket=p.versi_paket)
    assert client.get(f"/t/{draf.token}/").status_code == 404
