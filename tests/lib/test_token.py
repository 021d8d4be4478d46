"""Tokens of public pages: made by us, for one purpose, one id and one version; anything else is nothing."""

from __future__ import annotations

import base64
import random
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from sicantik.lib import token
from sicantik.lib.token import Isi
from tests.drill import jumlah

LAMA, BARU, LAIN = (bytes([n]) * 32 for n in (1, 2, 3))
HURUF = string.ascii_letters + string.digits + "-_"


@settings(max_examples=jumlah(100, 5_000))
@given(st.sampled_from(["lacak", "izin", "pengaduan"]), st.integers(0, 2**40 - 1), st.integers(0, 255))
def test_terbaca_kembali(tujuan: token.Tujuan, id: int, versi: int) -> None:
    teks = token.buat(tujuan, id, versi)
    assert token.baca(tujuan, teks) == Isi(id, versi)
    assert len(teks) == token.PANJANG
    assert set(teks) <= set(HURUF)
    assert token.buat(tujuan, id, versi) == teks, "the receipt can be printed again"


@pytest.mark.parametrize("tujuan", ["izin", "pengaduan"])
def test_untuk_keperluan_lain_tidak_berlaku(tujuan: token.Tujuan) -> None:
    assert token.baca(tujuan, token.buat("lacak", 7)) is None


def test_versi_ikut_terbaca_sehingga_dapat_dicabut() -> None:
    assert [token.baca("lacak", token.buat("lacak", 7, v)) for v in (1, 2)] == [Isi(7, 1), Isi(7, 2)]
    assert token.buat("lacak", 7, 1) != token.buat("lacak", 7, 2)


def test_setiap_huruf_yang_diganti_menjadikannya_tidak_berlaku() -> None:
    """All 31 × 63 neighbours, those that decode to the same bytes included."""
    asli = token.buat("izin", 123_456)
    for letak, huruf in enumerate(asli):
        for lain in HURUF.replace(huruf, ""):
            assert token.baca("izin", asli[:letak] + lain + asli[letak + 1 :]) is None


@pytest.mark.parametrize(
    "teks",
    ["", "x", "A" * 30, "A" * 31, "A" * 32, "=" * 31, " " * 31, "é" * 31, "\0" * 31, "A" * 30 + "=", "A" * 100_000],
)
def test_sembarang_teks_tidak_berlaku(teks: str) -> None:
    assert token.baca("lacak", teks) is None


def test_ejaan_base64_yang_lain_tidak_berlaku() -> None:
    """+ and / stand for - and _ in the common alphabet: one token has one spelling."""
    for id in range(200):
        teks = token.buat("lacak", id)
        biasa = teks.replace("-", "+").replace("_", "/")
        assert biasa == teks or token.baca("lacak", biasa) is None


@settings(max_examples=jumlah(200, 100_000))
@given(st.binary(min_size=23, max_size=23))
def test_tebakan_tidak_pernah_berlaku(bita: bytes) -> None:
    assert token.baca("lacak", base64.urlsafe_b64encode(bita).decode().rstrip("=")) is None


def test_nomor_berurut_tidak_terlihat_dari_capnya() -> None:
    ekor = [token.buat("lacak", id)[-21:] for id in range(1_000)]
    assert len(set(ekor)) == 1_000


class TestPergantianKunci:
    def test_token_lama_tetap_berlaku(self, settings: Settings) -> None:
        settings.KUNCI_TOKEN = {"k1": LAMA}
        lama = token.buat("izin", 7)
        settings.KUNCI_TOKEN = {"k2": BARU, "k1": LAMA}
        baru = token.buat("izin", 7)
        assert baru != lama
        assert token.baca("izin", lama) == token.baca("izin", baru) == Isi(7, 1)

    def test_kunci_yang_dicabut_mematikan_tokennya(self, settings: Settings) -> None:
        settings.KUNCI_TOKEN = {"k1": LAMA}
        lama = token.buat("izin", 7)
        settings.KUNCI_TOKEN = {"k1": LAIN}
        assert token.baca("izin", lama) is None

    def test_token_dari_kunci_yang_belum_ada_tidak_berlaku(self, settings: Settings) -> None:
        settings.KUNCI_TOKEN = {"k2": BARU, "k1": LAMA}
        baru = token.buat("izin", 7)
        settings.KUNCI_TOKEN = {"k1": LAMA}
        assert token.baca("izin", baru) is None


def test_kode_cek_dapat_diketik_dan_tetap() -> None:
    kode = token.kode_cek(token.buat("izin", 7))
    assert kode == token.kode_cek(token.buat("izin", 7))
    assert [len(b) for b in kode.split("-")] == [4, 4, 4]
    assert not set(kode) & set("01OILU"), "letters that people misread"
    assert len({token.kode_cek(token.buat("izin", n)) for n in range(2_000)}) == 2_000


def test_kode_cek_memakai_semua_huruf() -> None:
    acak = random.Random(1)
    dipakai = set("".join(token.kode_cek(token.buat("izin", acak.randrange(2**40))) for _ in range(300)))
    assert len(dipakai - {"-"}) == 30
