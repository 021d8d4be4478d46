"""Tries: the first retry at once, then every five minutes; after 48 given up, visible, and sent again on request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from math import ceil

import pytest

from notifikasi import kanal
from notifikasi.kanal import GagalSementara, GagalTetap, Kanal
from notifikasi.models import Pesan
from notifikasi.services import JARAK, PALING_BANYAK, SEKALI_SAPU, kirim_ulang, sapu
from tests.drill import jumlah
from tests.notifikasi.conftest import Waktu, sms
from tests.notifikasi.penyedia import Terekam

pytestmark = pytest.mark.django_db
Pasang = Callable[[Kanal], Kanal]
SETIAP = timedelta(seconds=15)  # as beat rings


def gagal(pesan: Pesan) -> None:
    raise GagalSementara("alamat ditolak (450)")


def test_segera_lalu_tiap_lima_menit_sampai_menyerah(waktu: Waktu, terekam: Terekam) -> None:
    mulai, saat = waktu.kini, []
    terekam.lalu = lambda pesan: (saat.append(waktu.kini - mulai), gagal(pesan))[1]
    (pesan,) = sms()
    while (tersimpan := Pesan.objects.get()).keadaan != "gagal":
        berikut = max(1, ceil((tersimpan.coba_lagi - waktu.kini) / SETIAP))  # the sweeps before find nothing due
        assert waktu.maju(seconds=15 * berikut) - mulai < timedelta(hours=5)
        sapu()
    assert len(saat) == PALING_BANYAK == 48
    assert saat[:2] == [SETIAP, 2 * SETIAP], "the first retry comes with the next sweep"
    assert all(JARAK <= b - a <= JARAK + SETIAP for a, b in pairwise(saat[1:]))
    pesan.refresh_from_db()
    assert (pesan.percobaan, pesan.galat, pesan.terkirim) == (48, "alamat ditolak (450)", None)

    waktu.maju(days=1)
    assert sapu() == 0, "given up is given up"
    assert len(saat) == 48


def test_yang_menyerah_dapat_dikirim_ulang(waktu: Waktu, terekam: Terekam) -> None:
    (pesan,) = sms()
    Pesan.objects.update(percobaan=47)
    terekam.lalu = gagal
    sapu()
    assert Pesan.objects.get().keadaan == "gagal"

    terekam.lalu = lambda pesan: None
    kirim_ulang(pesan)
    tersimpan = Pesan.objects.get()
    assert (tersimpan.keadaan, tersimpan.percobaan, tersimpan.galat) == ("antre", 0, "")
    assert sapu() == 1
    assert terekam.referensi == [str(pesan.pk)] * 2, "the same reference, so that the provider can deduplicate"


def test_yang_sudah_terkirim_tidak_dikirim_ulang(terekam: Terekam) -> None:
    (pesan,) = sms()
    sapu()
    kirim_ulang(pesan)
    assert sapu() == 0
    assert len(terekam.referensi) == 1


def test_galat_tetap_langsung_menyerah(waktu: Waktu, terekam: Terekam) -> None:
    def tolak(pesan: Pesan) -> None:
        raise GagalTetap("alamat ditolak (550)")

    terekam.lalu = tolak
    sms()
    sapu()
    waktu.maju(hours=1)
    sapu()
    assert (Pesan.objects.get().keadaan, len(terekam.referensi)) == ("gagal", 1)
    assert Pesan.objects.get().galat == "alamat ditolak (550)"


def test_adaptor_yang_jatuh_tidak_menjatuhkan_yang_lain(
    pasang: Pasang, waktu: Waktu, caplog: pytest.LogCaptureFixture
) -> None:
    """An adapter bug costs its own message a try and is in the log with its cause; nothing personal is."""
    pasang(kanal.Macet())
    sms(3)
    assert sapu() == 0
    assert set(Pesan.objects.values_list("keadaan", "percobaan", "galat")) == {("antre", 1, "tak terduga")}
    assert "kanal sms jatuh" in caplog.text
    assert "RuntimeError" in caplog.text
    assert "+62811" not in caplog.text
    pasang(kanal.Peragaan())
    waktu.maju(seconds=15)
    assert sapu() == 3


@pytest.mark.drill(nama="penyedia_mati")
def test_penyedia_mati_tiga_jam_tidak_ada_yang_hilang(waktu: Waktu, terekam: Terekam) -> None:
    """Everything queued while the provider is down arrives, once, soon after it is back."""

    def mati(pesan: Pesan) -> None:
        raise kanal.PenyediaMati("TimeoutError")

    terekam.lalu = mati
    mulai, rombongan = waktu.kini, jumlah(5, 50)
    while waktu.maju(minutes=10) - mulai < timedelta(hours=3):
        sms(rombongan)
        sapu()
    terekam.lalu = lambda pesan: None
    terekam.referensi.clear()
    kembali = waktu.kini
    while Pesan.objects.exclude(keadaan="terkirim").exists():
        assert waktu.maju(seconds=15) - kembali < timedelta(minutes=15)
        sapu()
    assert sorted(terekam.referensi) == sorted(str(pk) for pk in Pesan.objects.values_list("pk", flat=True))


def test_lebih_dari_sekali_sapu_terkirim_semua(terekam: Terekam, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notifikasi.services.SEKALI_SAPU", 4)
    sms(11)
    assert sapu() == 11
    assert SEKALI_SAPU >= 100


def test_yang_paling_lama_menunggu_didahulukan(waktu: Waktu, terekam: Terekam) -> None:
    lama = sms(1)
    waktu.maju(seconds=1)
    baru = sms(1)
    sapu()
    assert terekam.referensi == [str(p.pk) for p in (*lama, *baru)]
