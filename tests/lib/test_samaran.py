"""What anyone may see of a name or a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicantik.lib.samaran import kelompokkan_nomor, samarkan_identitas, samarkan_nama


@pytest.mark.parametrize(
    ("nama", "samaran"),
    [
        ("CV Contoh Teluk", "CV C***** T****"),
        ("PT. Maju Jaya", "PT. M*** J***"),
        ("Siti Contoh", "S*** C*****"),
        ("Ni Wayan Su", "N* W**** S*"),  # short names are names, not legal forms
        ("Li Na", "L* N*"),
        ("I Made", "I M***"),
        ("  Budi   Santoso ", "B*** S******"),
        ("", ""),
    ],
)
def test_nama(nama: str, samaran: str) -> None:
    assert samarkan_nama(nama) == samaran


@given(st.text(st.sampled_from("abcdeéABC' -."), max_size=40))
def test_dari_setiap_kata_hanya_huruf_pertama(nama: str) -> None:
    asli, samaran = nama.split(), samarkan_nama(nama).split()
    assert len(asli) == len(samaran)
    for a, s in zip(asli, samaran, strict=True):
        assert s == a[0] + "*" * (len(a) - 1)


@pytest.mark.parametrize(
    ("nomor", "samaran"),
    [("6471000101900001", "************0001"), ("A1234567", "****4567"), ("", "")],
)
def test_identitas(nomor: str, samaran: str) -> None:
    assert samarkan_identitas(nomor) == samaran


@pytest.mark.parametrize(
    ("nomor", "tampil"),
    [("0224900201052016", "02249 002 01 05 2016"), ("123", "123"), ("", "")],
)
def test_nomor_pendaftaran_berkelompok(nomor: str, tampil: str) -> None:
    assert kelompokkan_nomor(nomor) == tampil
