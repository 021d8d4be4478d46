"""A refusal says what is wrong and what to do, in the words the office agreed on."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from sicantik.lib.unggahan import BATAS, PESAN, Kode, UnggahanDitolak, bersihkan
from sicantik.lib.unggahan.proses import tolakan

BUKAN_BAKU = re.compile(r"\b(ijin|silahkan|resiko|merubah|upload|download|submit|login|file)\b", re.IGNORECASE)


def test_setiap_kode_punya_pesan() -> None:
    assert set(PESAN) == set(get_args(Kode))


@pytest.mark.parametrize("kode", PESAN)
def test_masalah_lalu_tindakan(kode: Kode) -> None:
    pesan = tolakan(kode, BATAS).pesan
    kalimat = [k for k in re.split(r"(?<=\.)\s", pesan) if k]
    assert len(kalimat) == 2
    assert all(len(k.split()) <= 20 for k in kalimat)
    assert not BUKAN_BAKU.search(pesan)
    assert "%" not in pesan


def test_angka_batas_disebut() -> None:
    with pytest.raises(UnggahanDitolak) as galat:
        bersihkan(bytes(BATAS.byte + 1))
    assert "15 MB" in galat.value.pesan
    assert galat.value.nilai["mb"] == 15
