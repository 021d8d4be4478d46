"""Numbers cannot be tried out: 30 not-found answers an hour and address, while found ones go on (security row 2)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from sicantik.lib import jam
from tests.drill import jumlah
from tests.tracking.contoh import KENARI, permohonan

TEBAKAN = jumlah(60, 10_000)


def tebak(client: Client, n: int, **isi: str) -> int:
    return client.get(f"/lacak/{n % 100_000:05}99901112026/", **isi).status_code


@pytest.mark.drill(nama="tebak-nomor")
@pytest.mark.django_db
def test_tebakan_berhenti_setelah_tiga_puluh(client: Client) -> None:
    ada = permohonan()[0]
    with jam.pada(jam.kini()):
        kode = [tebak(client, n) for n in range(TEBAKAN)]
        assert kode == [404] * 30 + [429] * (TEBAKAN - 30)
        jawab = client.get("/lacak/9999999901112026/")
        assert int(jawab["Retry-After"]) == 3600
        isi = jawab.content.decode()
        assert "Terlalu banyak percobaan" in isi
        assert not [k for k in KENARI if k in isi]
        assert client.get(f"/lacak/{ada.nomor}/").status_code == 200
        assert client.get(f"/t/{ada.token}/").status_code == 200


@pytest.mark.django_db
def test_satu_jatah_untuk_semua_pintu(client: Client) -> None:
    pintu = ["/lacak/9999999901112026/", "/cek/?kode=ABCDEFGHJKMN", "/api/v1/permohonan/9999999901112026/"]
    kode = [client.get(pintu[n % 3]).status_code for n in range(33)]
    assert kode == [404] * 30 + [429] * 3
    assert client.get(pintu[2]).json()["galat"].startswith("Terlalu banyak permintaan")


@pytest.mark.django_db
def test_alamat_lain_dan_jam_lain_mulai_baru(client: Client) -> None:
    kini = jam.kini()
    with jam.pada(kini):
        assert [tebak(client, n) for n in range(31)][-1] == 429
        assert tebak(client, 1, REMOTE_ADDR="10.0.0.9") == 404
    with jam.pada(kini + timedelta(minutes=61)):
        assert tebak(client, 1) == 404


@pytest.mark.django_db
def test_yang_ditemukan_bertopi_longgar(client: Client) -> None:
    ada = permohonan()[0]
    with jam.pada(jam.kini()):
        kode = [client.get(f"/lacak/{ada.nomor}/").status_code for _ in range(601)]
    assert kode == [200] * 600 + [429]
