"""SMS through an HTTP gateway on the loopback."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from threading import Event

import pytest
from pytest_django import Settings

from notifikasi import kanal
from notifikasi.models import Pesan
from notifikasi.services import sapu
from tests.notifikasi.conftest import sms
from tests.notifikasi.penyedia import Gerbang, gerbang_sms

pytestmark = pytest.mark.django_db


@pytest.fixture
def gerbang(settings: Settings, pasang: Callable[..., kanal.Kanal]) -> Iterator[Gerbang]:
    pasang(kanal.SmsHttp())
    with gerbang_sms() as hidup:
        settings.SMS_URL = hidup.url
        yield hidup


def test_sampai_dengan_rujukan_dan_kunci(gerbang: Gerbang) -> None:
    (pesan,) = sms()
    assert sapu() == 1
    assert gerbang.diterima == [{"to": pesan.tujuan, "message": "Pesan 0", "reference": str(pesan.pk)}]
    assert gerbang.kunci == ["Bearer kunci-rahasia"]


@pytest.mark.parametrize(
    ("jawab", "keadaan"),
    [(500, "antre"), (503, "antre"), (429, "antre"), (401, "antre"), (400, "gagal"), (404, "gagal"), (422, "gagal")],
)
def test_jawaban_gerbang(gerbang: Gerbang, jawab: int, keadaan: str) -> None:
    gerbang.jawab = jawab
    sms()
    assert sapu() == 0
    pesan = Pesan.objects.get()
    assert (pesan.keadaan, pesan.percobaan, pesan.galat) == (keadaan, 1, f"gerbang menjawab {jawab}")


def test_gerbang_yang_diam_tidak_menahan_selamanya(gerbang: Gerbang, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kanal, "BATAS_WAKTU", 0.2)
    cukup = Event()
    gerbang.jawab = lambda permintaan: cukup.wait(timeout=10) and None
    sms()
    mulai = time.monotonic()
    sapu()
    cukup.set()
    assert time.monotonic() - mulai < 5
    assert (Pesan.objects.get().keadaan, Pesan.objects.get().percobaan) == ("antre", 1)


def test_gerbang_yang_memutus_di_tengah_jawaban_dicoba_lagi(gerbang: Gerbang) -> None:
    def putus(permintaan: BaseHTTPRequestHandler) -> None:
        permintaan.send_response(200)
        permintaan.send_header("Content-Length", "100")
        permintaan.end_headers()

    gerbang.jawab = putus
    (pesan,) = sms()
    sapu()
    gerbang.jawab = 200
    sapu()
    assert [g["reference"] for g in gerbang.diterima] == [str(pesan.pk)] * 2
    assert Pesan.objects.get().keadaan == "terkirim"
