"""Any number of sweepers, any of which may die: nothing is lost, and nothing is sent twice without a crash."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from http.server import BaseHTTPRequestHandler
from threading import Event, Thread

import pytest
from django.db import connection

from notifikasi import kanal, services
from notifikasi.models import Pesan
from notifikasi.services import SEWA, sapu
from tests.drill import jumlah
from tests.notifikasi.conftest import Waktu, sms
from tests.notifikasi.penyedia import Gerbang, Terekam, gerbang_sms
from tests.serentak import bersamaan


@pytest.mark.drill(nama="penyapu")
@pytest.mark.django_db(transaction=True)
def test_banyak_penyapu_masing_masing_pesan_sekali(terekam: Terekam, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "SEKALI_SAPU", 3)
    for _ in range(jumlah(3, 100)):
        terekam.referensi.clear()
        Pesan.objects.all().delete()
        diharap = sorted(str(p.pk) for p in sms(40))
        hasil = bersamaan([sapu] * 4)
        assert sum(h for h in hasil if isinstance(h, int)) == 40, hasil
        assert sorted(terekam.referensi) == diharap
        assert Pesan.objects.filter(keadaan="terkirim", percobaan=1).count() == 40


@pytest.mark.django_db(transaction=True)
def test_penyapu_kedua_tidak_menunggu_yang_pertama(terekam: Terekam) -> None:
    """A sweeper in the middle of a slow send holds no lock and no row of the others."""
    mulai, lanjut = Event(), Event()

    def tunggu(pesan: Pesan) -> None:
        mulai.set()
        assert lanjut.wait(timeout=10)

    terekam.lalu = tunggu
    sms()
    lambat = Thread(target=lambda: (sapu(), connection.close()))
    lambat.start()
    assert mulai.wait(timeout=10)
    terekam.lalu = lambda pesan: None
    (baru,) = sms()
    assert sapu() == 1
    assert terekam.referensi[-1] == str(baru.pk)
    lanjut.set()
    lambat.join(timeout=10)
    assert Pesan.objects.filter(keadaan="terkirim").count() == 2


@pytest.mark.django_db
class TestSewa:
    def test_tidak_ada_yang_dimulai_di_ujung_sewa(self, waktu: Waktu, terekam: Terekam) -> None:
        """However slow the provider, our lease still holds when a send ends."""
        sisa = []

        def lambat(pesan: Pesan) -> None:
            waktu.maju(seconds=50)
            sisa.append(Pesan.objects.get(pk=pesan.pk).coba_lagi - waktu.kini)

        terekam.lalu = lambat
        sms(20)
        while sapu():
            waktu.maju(seconds=1)
        assert len(terekam.referensi) == 20
        assert min(sisa).total_seconds() > 0
        assert set(Counter(terekam.referensi).values()) == {1}

    def test_selama_sewa_berlaku_tidak_disentuh(self, waktu: Waktu, terekam: Terekam) -> None:
        sms()
        services._sewa()
        waktu.maju(seconds=SEWA.total_seconds() - 1)
        assert sapu() == 0
        waktu.maju(seconds=1)
        assert sapu() == 1

    def test_kegagalan_yang_terlambat_tidak_menimpa_keberhasilan(self, waktu: Waktu, terekam: Terekam) -> None:
        """The first sender hangs beyond its lease, the second delivers, then the first fails."""

        def menggantung(pesan: Pesan) -> None:
            waktu.maju(seconds=SEWA.total_seconds() + 1)
            terekam.lalu = lambda pesan: None
            assert sapu() == 1
            raise kanal.GagalSementara("TimeoutError")

        terekam.lalu = menggantung
        sms()
        assert sapu() == 0
        assert Pesan.objects.get().keadaan == "terkirim"

    def test_keberhasilan_yang_terlambat_tetap_tercatat(self, waktu: Waktu, terekam: Terekam) -> None:
        """The first sender hangs beyond its lease, the second fails, then the first delivers after all."""

        def gagal(pesan: Pesan) -> None:
            raise kanal.GagalSementara("alamat ditolak (450)")

        def menggantung(pesan: Pesan) -> None:
            waktu.maju(seconds=SEWA.total_seconds() + 1)
            terekam.lalu = gagal
            assert sapu() == 0

        terekam.lalu = menggantung
        sms()
        assert sapu() == 1
        assert Pesan.objects.get().keadaan == "terkirim"
        waktu.maju(hours=1)
        assert sapu() == 0


PENGIRIM = "import django; django.setup(); from notifikasi.services import sapu; sapu()"


@pytest.mark.drill(nama="pengirim_mati")
@pytest.mark.django_db(transaction=True)
def test_pengirim_dibunuh_antara_jawaban_penyedia_dan_catatan(waktu: Waktu, monkeypatch: pytest.MonkeyPatch) -> None:
    """kill -9 after the provider took it, before we wrote so: sent again, with the same reference (goal R2)."""
    with gerbang_sms() as gerbang:
        monkeypatch.setitem(kanal.KANAL, "sms", kanal.SmsHttp())
        monkeypatch.setattr("django.conf.settings.SMS_URL", gerbang.url)
        for _ in range(jumlah(1, 100)):
            gerbang.diterima.clear()
            (pesan,) = sms()
            _kirim_lalu_bunuh(gerbang)
            pesan.refresh_from_db()
            assert pesan.keadaan == "dikirim", "nobody knows yet whether it left"
            assert sapu() == 0, "the dead sender's lease still runs"
            waktu.maju(minutes=10)
            assert sapu() == 1
            assert [g["reference"] for g in gerbang.diterima] == [str(pesan.pk)] * 2
            pesan.refresh_from_db()
            assert pesan.keadaan == "terkirim"
            waktu.maju(minutes=-10)


def _kirim_lalu_bunuh(gerbang: Gerbang) -> None:
    """A sender in a process of its own; the gateway takes the message and the sender dies reading the answer."""
    diterima, mati = Event(), Event()

    def terima(permintaan: BaseHTTPRequestHandler) -> None:
        permintaan.send_response(200)
        permintaan.send_header("Content-Length", "2")
        permintaan.end_headers()
        permintaan.wfile.flush()
        diterima.set()
        mati.wait(timeout=30)

    gerbang.jawab = terima
    lingkungan = {**os.environ, "DATABASE_URL": _url_basis_data(), "SMS_URL": gerbang.url}
    pengirim = subprocess.Popen([sys.executable, "-c", PENGIRIM], env=lingkungan)
    try:
        assert diterima.wait(timeout=30)
    finally:
        pengirim.kill()
        pengirim.wait(timeout=10)
        mati.set()
        gerbang.jawab = 200


def _url_basis_data() -> str:
    isi = connection.settings_dict
    return f"postgresql://{isi['USER']}:{isi['PASSWORD']}@/{isi['NAME']}?host={isi['HOST']}&port={isi['PORT']}"
