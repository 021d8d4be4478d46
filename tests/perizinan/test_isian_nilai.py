"""Answers of every kind: from what people type to what is kept, and back to what they read."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perizinan.forms.isian import _tampil
from perizinan.isian import IsianKeliru, normalkan, tampilan
from perizinan.services.paket import FOLDER, baca_paket
from perizinan.skema import Medan
from sicantik.lib import jam
from tests.perizinan.rinci import PEMEGANG, SARANA, medan
from tests.sop.alur import wita


def m(jenis: str, **isi: Any) -> Medan:
    return medan({"kode": "isi", "label": "Isian ini", "jenis": jenis, **isi})


SEMUA = [
    *(m(jenis) for jenis in ("teks", "teks_panjang", "nik", "npwp", "telepon", "surel", "uang", "bilangan", "kbli")),
    m("tanggal"),
    m("tanggal", batas="lampau"),
    m("bilangan", satuan="m²"),
    m("koordinat"),
    m("pilihan", kelompok_pilihan={"Satu": {"a": "A", "b": "B"}}),
    medan(PEMEGANG),
    medan(SARANA),
]
POTONGAN = [
    "1",
    "17",
    "8",
    "1980",
    "agustus",
    "0812",
    "@",
    ".id",
    "-1.2379",
    "116,85",
    "truk",
    "tertutup",
    "\0",
    "\ud800",
]
POTONGAN += ["m²", "Rp", ".", ",", ";", "/", "-", " ", "\n", '[{"nama": "', '"}]', "{", "١٢", "−", "NaN", "1e9"]
KETIKAN = st.text() | st.lists(st.sampled_from(POTONGAN), max_size=12).map("".join)
SEL = st.text(max_size=12) | st.sampled_from(["1.000", "wni", "12 lembar", "", "Rp5"])
JSON = st.recursive(st.none() | st.booleans() | st.integers() | SEL, lambda x: st.lists(x) | st.dictionaries(SEL, x))
BARIS = st.lists(st.fixed_dictionaries({k["kode"]: SEL for k in PEMEGANG["kolom"]}), max_size=6)  # type: ignore[attr-defined]


@given(st.sampled_from(SEMUA), KETIKAN | JSON.map(json.dumps) | BARIS.map(json.dumps))
def test_apa_pun_yang_diketik(apa: Medan, teks: str) -> None:
    """It is kept or refused with words, never a crash; what is kept stays, is shown, and can be typed again."""
    try:
        nilai = normalkan(apa, teks)
    except IsianKeliru:
        return
    assert normalkan(apa, nilai) == nilai
    assert tampilan(apa, nilai)
    assert normalkan(apa, _tampil(apa, nilai)) == nilai


@pytest.mark.parametrize(
    ("teks", "disimpan"),
    [
        ("-1.2379, 116.8529", "-1.237900,116.852900"),
        ("(-1.2379274, 116.8528526)", "-1.237927,116.852853"),
        ("-1.2379,116.8529", "-1.237900,116.852900"),
        ("-1,2379; 116,8529", "-1.237900,116.852900"),
        ("-1,2379 116,8529", "-1.237900,116.852900"),
        ("-1,2379, 116,8529", "-1.237900,116.852900"),
        ("\N{MINUS SIGN}1.2379 116.8529", "-1.237900,116.852900"),
        ("-0.0000001, 116.8", "0.000000,116.800000"),
    ],
)
def test_koordinat(teks: str, disimpan: str) -> None:
    assert normalkan(m("koordinat"), teks) == disimpan


@pytest.mark.parametrize(
    ("teks", "sebab"),
    [
        ("-1,2379,116,8529", "titik desimal"),  # which comma is which?
        ("-1.2379", "titik desimal"),
        ("-1, 116", "titik desimal"),
        ("1°14'16\"S 116°51'10\"E", "titik desimal"),
        ("116.8529, -1.2379", "terbalik"),
        ("51.5, -0.12", "di luar Indonesia"),
        ("-1.2379, 16.8529", "di luar Indonesia"),
    ],
)
def test_koordinat_yang_meragukan(teks: str, sebab: str) -> None:
    with pytest.raises(IsianKeliru, match=sebab):
        normalkan(m("koordinat"), teks)


@pytest.mark.parametrize(
    ("teks", "disimpan"),
    [
        ("17/8/1980", "1980-08-17"),
        ("17-08-1980", "1980-08-17"),
        ("17.8.1980", "1980-08-17"),
        ("1980-08-17", "1980-08-17"),
        ("17 Agustus 1980", "1980-08-17"),
        ("17 AGT 1980", "1980-08-17"),
        ("3 Nopember 1998", "1998-11-03"),
        ("29/2/2024", "2024-02-29"),
    ],
)
def test_tanggal(teks: str, disimpan: str) -> None:
    assert normalkan(m("tanggal"), teks) == disimpan


@pytest.mark.parametrize(
    ("teks", "sebab"),
    [
        ("17/8/80", "empat angka"),
        ("17 Agustus '80", "harus tanggal"),
        ("29/2/2023", "tidak ada"),
        ("31/6/2020", "tidak ada"),
        ("17 Agustusan 1980", "tidak ada"),
        ("17 Foo 1980", "tidak ada"),
        ("8/17/1980", "tidak ada"),
        ("17/8/1880", "tidak ada"),
        ("kemarin", "harus tanggal"),
    ],
)
def test_tanggal_yang_bukan(teks: str, sebab: str) -> None:
    with pytest.raises(IsianKeliru, match=sebab):
        normalkan(m("tanggal"), teks)


def test_tanggal_lampau() -> None:
    lahir = m("tanggal", batas="lampau")
    with jam.pada(wita("2026-11-16 00.30")):  # the office's day, which is not yet the 16th in London
        assert normalkan(lahir, "16/11/2026") == date(2026, 11, 16).isoformat()
        with pytest.raises(IsianKeliru, match="belum terjadi"):
            normalkan(lahir, "17/11/2026")


@pytest.mark.parametrize(
    ("teks", "disimpan"),
    [
        ("125", "125"),
        ("1.250", "1250"),
        ("1 250", "1250"),
        ("1.250 m²", "1250"),
        ("1250 M2", "1250"),
        ("007", "7"),
        ("0", "0"),
    ],
)
def test_bilangan_bersatuan(teks: str, disimpan: str) -> None:
    assert normalkan(m("bilangan", satuan="m²"), teks) == disimpan


@pytest.mark.parametrize("teks", ["12.5", "12,5", "1.25", "1.2500", "-3", "dua", "m²", "10 kg", "1234567890"])
def test_bilangan_yang_bukan(teks: str) -> None:
    """12.5 is not 125."""
    with pytest.raises(IsianKeliru):
        normalkan(m("bilangan", satuan="m²"), teks)


def test_satuan_di_belakang_angka() -> None:
    assert tampilan(m("bilangan", satuan="m²"), "125") == "125 m²"
    assert tampilan(m("bilangan", satuan="m²"), "1250000") == "1.250.000 m²"
    assert tampilan(m("bilangan"), "2015") == "2015"  # may be a year


def test_pilihan_ganda() -> None:
    sarana = medan(SARANA)
    assert normalkan(sarana, "truk,kantor,truk") == "kantor,truk"  # in the order of the form, each once
    assert tampilan(sarana, "kantor,tertutup,terbuka,truk") == "Kantor; Gudang: Tertutup, Terbuka; Kendaraan: Truk"
    for teks in ("pesawat", "kantor,pesawat", ",", "KANTOR"):
        with pytest.raises(IsianKeliru, match="Pilih sarana"):
            normalkan(sarana, teks)
    with pytest.raises(IsianKeliru, match="Pilih sarana"):
        normalkan(sarana, "")


def test_pilihan_dalam_kelompok() -> None:
    bidang = m("pilihan", kelompok_pilihan={"Penyediaan akomodasi": {"hotel": "Hotel"}, "Kawasan": {"alam": "Alam"}})
    assert normalkan(bidang, "hotel") == "hotel"
    assert tampilan(bidang, "hotel") == "Penyediaan akomodasi: Hotel"


def test_pilihan_yang_menyendiri() -> None:
    gangguan = m("pilihan_ganda", pilihan={"suara": "Suara", "limbah": "Limbah", "tidak": "Tidak ada"}, sendiri="tidak")
    assert normalkan(gangguan, "tidak") == "tidak"
    assert normalkan(gangguan, "limbah,suara") == "suara,limbah"
    with pytest.raises(IsianKeliru, match='Isian ini: pilih "Tidak ada" saja, atau hapus centangnya'):
        normalkan(gangguan, "suara,tidak")
    for jenis, sendiri in (("pilihan_ganda", "lain"), ("pilihan", "tidak")):
        with pytest.raises(ValueError, match="sendiri harus salah satu pilihan"):
            m(jenis, pilihan={"tidak": "Tidak ada"}, sendiri=sendiri)


def test_gangguan_tidak_ada_menyendiri_pada_izin_gangguan() -> None:
    akibat = baca_paket(FOLDER / "ho").medan["akibat"]
    with pytest.raises(IsianKeliru):
        normalkan(akibat, "suara,limbah,tidak")


def test_pilihan_biasa_tidak_mengubah_versi_paket() -> None:
    """A key that is not used leaves the digest of a stored version as it was."""
    assert "sendiri" not in m("pilihan_ganda", pilihan={"tidak": "Tidak ada"}).model_dump(mode="json")
