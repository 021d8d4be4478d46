"""Guessing passwords is counted before it is judged."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from akun.models import Jatah, Pengguna
from sicantik.lib import jam
from tests.akun.alat import masuk, pastikan_surel
from tests.orang import SANDI, pemohon
from tests.serentak import bersamaan

DITOLAK = "Surel atau kata sandi salah, atau terlalu banyak percobaan. Coba lagi 15 menit lagi."


@pytest.mark.django_db(transaction=True)
def test_seratus_tebakan_serentak(monkeypatch: pytest.MonkeyPatch) -> None:
    orang = pastikan_surel(pemohon())
    dinilai: list[str] = []
    asli = Pengguna.check_password

    def hitung(self: Pengguna, raw_password: str, *sisa: Any) -> bool:
        dinilai.append(raw_password)
        return asli(self, raw_password, *sisa)

    monkeypatch.setattr(Pengguna, "check_password", hitung)

    def tebak(n: int) -> int:
        return Client().post("/akun/login/", {"login": orang.email, "password": f"tebakan-{n}"}).status_code

    for mulai in range(0, 100, 20):
        hasil = bersamaan([lambda n=n: tebak(n) for n in range(mulai, mulai + 20)])
        assert not [h for h in hasil if isinstance(h, Exception)]
    assert 0 < len(dinilai) <= 10
    assert masuk(Client(), orang).status_code == 200  # even the right one, until the window passes


@pytest.mark.django_db
def test_terbuka_lagi_setelah_lima_belas_menit(client: Client) -> None:
    orang = pastikan_surel(pemohon())
    for n in range(10):
        client.post("/akun/login/", {"login": orang.email, "password": f"salah-{n}"})
    assert DITOLAK in masuk(client, orang).content.decode()
    Jatah.objects.update(mulai=jam.kini() - timedelta(minutes=16))
    assert masuk(client, orang).status_code == 302


@pytest.mark.django_db
def test_dikenal_atau_tidak_jawabannya_sama() -> None:
    orang = pastikan_surel(pemohon())

    def jawab(surel: str) -> str:
        isi = Client().post("/akun/login/", {"login": surel, "password": "salah"}).content.decode()
        assert DITOLAK in isi
        return _tanpa_token(isi).replace(surel, "SUREL")

    assert jawab(orang.email) == jawab("siapa@contoh.example")
    nonaktif = pastikan_surel(pemohon(aktif=False))
    assert jawab(nonaktif.email) == jawab("siapa@contoh.example")


@pytest.mark.django_db
def test_yang_benar_menghapus_hitungan(client: Client) -> None:
    orang = pastikan_surel(pemohon())
    for _putaran in range(3):
        for n in range(4):
            Client().post("/akun/login/", {"login": orang.email, "password": f"salah-{n}"})
        assert masuk(Client(), orang, SANDI).status_code == 302


def _tanpa_token(isi: str) -> str:
    awal, _, sisa = isi.partition('name="csrfmiddlewaretoken" value="')
    return awal + sisa[64:]
