"""A provider that is down does not hold up the other channel, nor the worker's other work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from notifikasi import pemutus
from notifikasi.kanal import GagalSementara, Kanal, PenyediaMati
from notifikasi.models import Pesan
from notifikasi.services import IsiPesan, antrekan, sapu
from tests.notifikasi.conftest import Waktu, sms
from tests.notifikasi.penyedia import Terekam

pytestmark = pytest.mark.django_db


@pytest.fixture
def surel_macet(waktu: Waktu, pasang: Callable[[Kanal, str], Terekam]) -> Terekam:
    """An SMTP server that swallows every connection: each try costs twenty seconds."""

    def macet(pesan: Pesan) -> None:
        waktu.maju(seconds=20)
        raise PenyediaMati("TimeoutError")

    return pasang(Terekam(macet), "surel")


def surel(n: int) -> None:
    antrekan([IsiPesan("surel", f"{i}@contoh.example", "isi") for i in range(n)])


def test_setelah_tiga_kali_saluran_beristirahat(surel_macet: Terekam, terekam: Terekam) -> None:
    surel(10)
    sms(2)
    assert sapu() == 2
    assert len(surel_macet.referensi) == 3
    assert len(terekam.referensi) == 2
    assert Pesan.objects.filter(saluran="surel", keadaan="antre").count() == 10, "the rest is free for the next try"
    assert Pesan.objects.filter(saluran="surel", percobaan=0).count() == 7, "what was not tried is not a try"


def test_selama_istirahat_tidak_dicoba(surel_macet: Terekam, waktu: Waktu) -> None:
    surel(10)
    sapu()
    for _ in range(10):
        waktu.maju(seconds=15)
        sapu()
    assert len(surel_macet.referensi) == 3


def test_sesudah_istirahat_satu_kegagalan_cukup(surel_macet: Terekam, waktu: Waktu) -> None:
    surel(10)
    sapu()
    waktu.maju(seconds=pemutus.ISTIRAHAT.total_seconds() + 1)
    sapu()
    assert len(surel_macet.referensi) == 4


def test_sesudah_pulih_semuanya_berangkat(surel_macet: Terekam, waktu: Waktu) -> None:
    surel(10)
    sapu()
    surel_macet.lalu = lambda pesan: None
    waktu.maju(seconds=pemutus.ISTIRAHAT.total_seconds() + 1)
    assert sapu() == 10


def test_alamat_yang_ditolak_bukan_penyedia_yang_mati(terekam: Terekam) -> None:
    def tolak(pesan: Pesan) -> None:
        raise GagalSementara("alamat ditolak (450)")

    terekam.lalu = tolak
    sms(10)
    sapu()
    assert len(terekam.referensi) == 10


def test_kegagalan_yang_tidak_beruntun_tidak_memutus(terekam: Terekam) -> None:
    def dua_dari_tiga(pesan: Pesan) -> None:
        if len(terekam.referensi) % 3:
            raise PenyediaMati("ConnectionResetError")

    terekam.lalu = dua_dari_tiga
    sms(12)
    sapu()
    assert len(terekam.referensi) >= 12


def test_satu_sapuan_tidak_menahan_pekerja_lama(waktu: Waktu, terekam: Terekam) -> None:
    """A provider that answers slowly: the sweep stops after a minute and leaves the rest to the next."""
    terekam.lalu = lambda pesan: waktu.maju(seconds=25) and None
    mulai = waktu.kini
    sms(10)
    assert sapu() == 3
    assert waktu.kini - mulai < timedelta(seconds=90)
    assert Pesan.objects.filter(keadaan="antre", percobaan=0).count() == 7
    assert sapu() == 3
