"""The fake provider: its bills, its signed messages, and what it refuses to read."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from perizinan.penyedia import PENYEDIA, KabarKeliru, PenyediaMati, Permintaan, TandaTanganSalah, Tiruan
from perizinan.penyedia.antarmuka import tanda_tangan
from perizinan.penyedia.tiruan import KEPALA

SAAT = datetime(2026, 11, 20, 3, 15, tzinfo=UTC)
PERMINTAAN = Permintaan("REF-1", 108_500, "SKRD 1", SAAT + timedelta(days=1))


@pytest.fixture
def tiruan() -> Tiruan:
    return Tiruan("rahasia")


def test_semua_penyedia_dikenal_namanya() -> None:
    assert dict(PENYEDIA) == {"tiruan": Tiruan}


def test_tagihan_yang_sama_untuk_referensi_yang_sama(tiruan: Tiruan) -> None:
    kode = tiruan.buat_tagihan(PERMINTAAN)
    assert kode == tiruan.buat_tagihan(PERMINTAAN)
    assert kode.isdecimal()
    with pytest.raises(PenyediaMati):
        Tiruan("rahasia", mati=True).buat_tagihan(PERMINTAAN)


def test_kabar_pulang_pergi(tiruan: Tiruan) -> None:
    kiriman = tiruan.kiriman("REF-1", "lunas", jumlah=108_500, saat=SAAT, kunci="k-1", transaksi="t-1")
    kabar = tiruan.periksa_kabar(kiriman.badan, kiriman.kepala)
    assert (kabar.kunci, kabar.referensi, kabar.jenis, kabar.transaksi) == ("k-1", "REF-1", "lunas", "t-1")
    assert (kabar.jumlah, kabar.saat) == (108_500, SAAT)


def test_setiap_bita_yang_diubah_ditolak(tiruan: Tiruan) -> None:
    kiriman = tiruan.kiriman("REF-1", "lunas", jumlah=108_500, saat=SAAT)
    for n in range(len(kiriman.badan)):
        badan = bytearray(kiriman.badan)
        badan[n] ^= 1
        with pytest.raises(TandaTanganSalah):
            tiruan.periksa_kabar(bytes(badan), kiriman.kepala)


@pytest.mark.parametrize("kepala", [{}, {KEPALA: ""}, {KEPALA: "00" * 32}, {KEPALA: "é" * 64}, {KEPALA: "\udcff"}])
def test_tanda_tangan_salah(tiruan: Tiruan, kepala: dict[str, str]) -> None:
    kiriman = tiruan.kiriman("REF-1", "gagal", jumlah=None, saat=SAAT)
    with pytest.raises(TandaTanganSalah):
        tiruan.periksa_kabar(kiriman.badan, kepala)
    with pytest.raises(TandaTanganSalah):
        Tiruan("kunci lain").periksa_kabar(kiriman.badan, kiriman.kepala)


@pytest.mark.parametrize(
    "ganti",
    [
        {"jenis": "hadiah"},
        {"jumlah": "108500"},
        {"jumlah": True},
        {"jumlah": 1.5},
        {"jumlah": -1},
        {"jumlah": 2**63},
        {"jumlah": None},
        {"saat": "2026-11-20T03:15:00"},
        {"saat": "kemarin"},
        {"saat": 0},
        {"kunci": ""},
        {"kunci": "k" * 81},
        {"transaksi": ""},
        {"referensi": None},
        {"referensi": "a\0b"},
    ],
)
def test_kabar_yang_tidak_terbaca(tiruan: Tiruan, ganti: dict[str, Any]) -> None:
    isi = json.loads(tiruan.kiriman("REF-1", "lunas", jumlah=108_500, saat=SAAT).badan) | ganti
    badan = json.dumps(isi).encode()
    with pytest.raises(KabarKeliru):
        tiruan.periksa_kabar(badan, {KEPALA: tanda_tangan("rahasia", badan)})


@pytest.mark.parametrize("badan", [b"", b"[]", b"null", b"{}", b"\xff\xfe", b"[" * 50_000])
def test_bukan_kabar(tiruan: Tiruan, badan: bytes) -> None:
    with pytest.raises(KabarKeliru):
        tiruan.periksa_kabar(badan, {KEPALA: tanda_tangan("rahasia", badan)})
