"""The fee: worked examples of the published Malang table, every boundary, and a second implementation."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perizinan.retribusi import LUAS_TERBESAR, MasukanKeliru, hitung
from perizinan.skema import Lapisan, Tarif
from tests.perizinan.tarif import malang, tarif

LINGKUNGAN = {"jalan": "lingkungan", "kawasan": "industri", "gangguan": "kecil"}  # every factor 1

# As published: Rp/m² by area ("gangguan kecil"), and the factors of road and kawasan. Written out here once more,
# so that a slip in the pack's file shows.
HARGA = [(25, 1000), (100, 900), (200, 800), (500, 700), (None, 600)]
JALAN = {"arteri": "3.5", "kolektor": "3", "sekunder": "2", "lokal": "1.5", "lingkungan": "1"}
KAWASAN = {"perdagangan": "3.5", "fasum": "3", "perumahan": "2", "industri": "1"}

# Worked by hand. area, road, kawasan -> each band at its own price, all of the area at the price of its band
CONTOH_MALANG = [
    (20, "lingkungan", "industri", 20_000, 20_000),
    (120, "lingkungan", "industri", 108_500, 96_000),  # 25×1000 + 75×900 + 20×800; 120×800
    (120, "arteri", "perdagangan", 1_329_125, 1_176_000),  # × 3,5 × 3,5
    (60, "lokal", "perumahan", 169_500, 162_000),  # (25.000 + 35×900) × 1,5 × 2; 54.000 × 3
    (600, "sekunder", "fasum", 2_655_000, 2_160_000),  # (25.000 + 67.500 + 80.000 + 210.000 + 60.000) × 6
]


def _lain(t: Tarif, luas: int, indeks: dict[str, str]) -> int:
    """The fee the slow way: one square metre after the other, in exact fractions."""
    batas = [(Fraction(10**12) if x.sampai is None else Fraction(x.sampai), x.tarif) for x in t.lapisan]

    def harga(meter: int) -> int:
        return next(h for atas, h in batas if meter <= atas)

    pokok = Fraction(sum(harga(m if t.cara == "per_lapis" else luas) for m in range(1, luas + 1)))
    for i in t.indeks:
        pokok *= Fraction(next(p.persen for p in i.pilihan if p.kode == indeks[i.kode]), 100)
    return pokok.numerator // pokok.denominator


def test_tabel_seperti_diterbitkan() -> None:
    t = malang()
    assert [(x.sampai, x.tarif) for x in t.lapisan] == HARGA
    faktor = {i.kode: {p.kode: Fraction(p.persen, 100) for p in i.pilihan} for i in t.indeks}
    assert faktor["jalan"] == {k: Fraction(v) for k, v in JALAN.items()}
    assert faktor["kawasan"] == {k: Fraction(v) for k, v in KAWASAN.items()}
    assert faktor["gangguan"]["kecil"] == 1
    assert t.contoh
    assert "bukan tarif Kota Balikpapan" in t.catatan


@pytest.mark.parametrize(("luas", "jalan", "kawasan", "per_lapis", "seluruh"), CONTOH_MALANG)
def test_contoh_malang(luas: int, jalan: str, kawasan: str, per_lapis: int, seluruh: int) -> None:
    indeks = {"jalan": jalan, "kawasan": kawasan, "gangguan": "kecil"}
    assert hitung(tarif(cara="per_lapis"), luas, indeks).jumlah == per_lapis
    assert hitung(tarif(cara="seluruh_luas"), luas, indeks).jumlah == seluruh


@pytest.mark.parametrize(
    ("luas", "per_lapis", "seluruh"),
    [
        (0, 0, 0),
        (1, 1_000, 1_000),
        (25, 25_000, 25_000),
        (26, 25_900, 23_400),
        (100, 92_500, 90_000),
        (101, 93_300, 80_800),
        (200, 172_500, 160_000),
        (201, 173_200, 140_700),
        (500, 382_500, 350_000),
        (501, 383_100, 300_600),
    ],
)
def test_di_setiap_batas(luas: int, per_lapis: int, seluruh: int) -> None:
    """The upper end of a band belongs to it; the next metre is the first of the next band."""
    assert hitung(tarif(cara="per_lapis"), luas, LINGKUNGAN).jumlah == per_lapis
    assert hitung(tarif(cara="seluruh_luas"), luas, LINGKUNGAN).jumlah == seluruh


def test_baris_demi_baris() -> None:
    hasil = hitung(malang(), 120, {"jalan": "arteri", "kawasan": "fasum", "gangguan": "sedang"})
    assert [(b.uraian, b.hasil) for b in hasil.baris] == [
        ("25 m² pada lapis sampai 25 m² × Rp1.000", "Rp25.000"),
        ("75 m² pada lapis di atas 25 sampai 100 m² × Rp900", "Rp67.500"),
        ("20 m² pada lapis di atas 100 sampai 200 m² × Rp800", "Rp16.000"),
        ("Jumlah untuk 120 m²", "Rp108.500"),
        ("Indeks lokasi menurut kelas jalan: Arteri", "× 3,5"),
        ("Indeks lokasi menurut kawasan: Fasilitas umum dan sosial", "× 3"),
        ("Indeks gangguan: Sedang (rekaan)", "× 1,5"),
    ]
    assert hasil.jumlah == 108_500 * 1575 // 100
    assert hasil.indeks == {"jalan": "arteri", "kawasan": "fasum", "gangguan": "sedang"}


def test_dibulatkan_sekali_di_akhir() -> None:
    """1 × 3,5 × 1,5 is 5,25: rounding after the first factor would give 4."""
    murah = tarif(lapisan=(Lapisan(tarif=1),))
    hasil = hitung(murah, 1, {"jalan": "arteri", "kawasan": "industri", "gangguan": "sedang"})
    assert hasil.jumlah == 5
    assert hasil.baris[-1].uraian == "Dibulatkan ke bawah ke rupiah penuh"


@pytest.mark.parametrize("luas", [-1, LUAS_TERBESAR + 1])
def test_luas_di_luar_batas_ditolak(luas: int) -> None:
    with pytest.raises(MasukanKeliru, match="Luas"):
        hitung(malang(), luas, LINGKUNGAN)


@pytest.mark.parametrize("indeks", [{}, {**LINGKUNGAN, "jalan": "tol"}, {"jalan": "arteri", "kawasan": "industri"}])
def test_indeks_yang_tidak_dikenal_ditolak(indeks: dict[str, str]) -> None:
    with pytest.raises(MasukanKeliru, match="Indeks"):
        hitung(malang(), 10, indeks)


@st.composite
def _tabel(draw: st.DrawFn) -> tuple[Tarif, dict[str, str]]:
    """Any table with up to five bands, and a choice of every index."""
    batas = sorted(draw(st.sets(st.integers(1, 300), max_size=4)))
    harga = draw(st.lists(st.integers(0, 5_000), min_size=len(batas) + 1, max_size=len(batas) + 1))
    lapisan = tuple(Lapisan(sampai=s, tarif=h) for s, h in zip([*batas, None], harga, strict=True))
    indeks = []
    pilih = {}
    for i in malang().indeks:
        persen = draw(st.integers(1, 400))
        indeks.append(i.model_copy(update={"pilihan": (i.pilihan[0].model_copy(update={"persen": persen}),)}))
        pilih[i.kode] = i.pilihan[0].kode
    jumlah = draw(st.integers(0, len(indeks)))
    cara = draw(st.sampled_from(["per_lapis", "seluruh_luas"]))
    return tarif(lapisan=lapisan, indeks=tuple(indeks[:jumlah]), cara=cara), pilih


@given(_tabel(), st.integers(0, 400))
def test_sama_dengan_cara_lain(tabel: tuple[Tarif, dict[str, str]], luas: int) -> None:
    t, indeks = tabel
    assert hitung(t, luas, indeks).jumlah == _lain(t, luas, indeks)


@given(_tabel(), st.integers(0, 400), st.integers(0, 50))
def test_per_lapis_tidak_pernah_turun(tabel: tuple[Tarif, dict[str, str]], luas: int, tambah: int) -> None:
    t, indeks = tabel
    t = t.model_copy(update={"cara": "per_lapis"})
    assert hitung(t, luas, indeks).jumlah <= hitung(t, luas + tambah, indeks).jumlah


def test_seluruh_luas_dapat_turun() -> None:
    """Why the pack takes each band at its own price: one metre more could cost less."""
    t = tarif(cara="seluruh_luas")
    assert hitung(t, 26, LINGKUNGAN).jumlah < hitung(t, 25, LINGKUNGAN).jumlah
