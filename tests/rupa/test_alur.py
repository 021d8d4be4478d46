"""The swimlane: two drawings and a table from the same rows."""

import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from django.template import Context, Template

from sicantik.lib.alur import (
    Alur,
    Baris,
    Jejak,
    Perjalanan,
    Simpangan,
    dari_definisi,
    gambar_mendatar,
    gambar_menurun,
)
from sop.definisi import Cabang, Definisi, Langkah

DEFINISI = Definisi(
    kode="contoh",
    nama="Contoh <SIUP>",
    nomor="1",
    langkah=(
        Langkah(1, "Mendaftar", "Daftar", ("pemohon",), "ajukan", 15, 1),
        Langkah(2, "Meneliti", "Teliti", ("loket",), "periksa", 90, 1, cabang=(Cabang("ya", 3), Cabang("tidak", 1))),
        Langkah(3, "Mengentri", "Entri", ("entri",), "entri", 10, 2),
        Langkah(4, "Menyerahkan", "Serah", ("loket", "pemohon"), "serah", None, 2, cabang=(Cabang("tidak", "batal"),)),
    ),
)
NAMA = {"pemohon": "Pemohon", "loket": "Petugas Loket", "entri": "Petugas Entri Data"}


def test_baris_dari_definisi() -> None:
    alur = dari_definisi(DEFINISI, NAMA)
    assert alur.jalur == ("Pemohon", "Petugas Loket", "Petugas Entri Data")
    assert alur.hari == 2
    assert [b.waktu for b in alur.baris] == ["15 menit", "1 jam 30 menit", "10 menit", ""]
    assert [[s.teks for s in b.simpangan] for b in alur.baris] == [[], ["ke langkah 1"], [], ["dibatalkan"]]


def pohon(svg: str) -> ElementTree.Element:
    """The drawing's elements, which a page puts side by side."""
    return ElementTree.fromstring(f"<g>{svg}</g>")


def kata(svg: str) -> str:
    return " ".join(t.text or "" for t in pohon(svg).iter("text"))


def panjang(n: int) -> Alur:
    """Longer than a row of the wide drawing, with more lanes than any row uses."""
    baris = tuple(Baris(i, f"Langkah {i}", f"Kegiatan {i}", (f"Jalur {i}",), i) for i in range(1, n + 1))
    return Alur("panjang", "Panjang", baris)


@pytest.mark.parametrize("gambar", [gambar_mendatar, gambar_menurun])
@pytest.mark.parametrize("kini", [None, 3])
def test_gambar_memuat_semua_langkah(gambar: Any, kini: int | None) -> None:
    alur = dari_definisi(DEFINISI, NAMA)
    svg = gambar(alur, Perjalanan(kini, frozenset({1, 2})))
    for b in alur.baris:
        assert str(b.urut) in kata(svg)
    assert "tidak" in kata(svg)
    assert ('class="kt kn"' in svg) == (kini is not None)
    assert "style=" not in svg
    assert min(float(u) for u in re.findall(r'font-size="([\d.]+)"', svg)) >= 11


def test_huruf_menurun_paling_kecil_12() -> None:
    svg = gambar_menurun(dari_definisi(DEFINISI, NAMA))
    assert min(float(u) for u in re.findall(r'font-size="([\d.]+)"', svg)) >= 12


@pytest.mark.parametrize(("langkah", "deret"), [(9, 1), (10, 2), (15, 2), (16, 2), (17, 3)])
def test_alur_panjang_terpotong_menjadi_deret(langkah: int, deret: int) -> None:
    """Nothing has to be scrolled: rows of at most nine steps, each with its own lanes, each as wide as the page."""
    svg = gambar_mendatar(panjang(langkah))
    gambar = pohon(svg).findall("svg")
    assert len(gambar) == deret
    assert {g.get("viewBox", "").split()[2] for g in gambar} == {"1116"}
    assert sum(len(g.findall("rect")) for g in gambar) == langkah
    for rect in pohon(svg).iter("rect"):
        assert float(rect.get("x", "")) + float(rect.get("width", "")) <= 1116
    for g in gambar:
        jalur = [t for t in g.iter("text") if (t.text or "").startswith("Jalur")]
        assert len(jalur) == len(g.findall("rect")), "only the lanes that the row uses"
    assert kata(svg).count("ke langkah") == deret - 1


def test_cabang_ke_deret_lain_menjadi_kata() -> None:
    alur = panjang(12)
    balik = replace(alur.baris[10], simpangan=(Simpangan("tidak", 2),))
    alur = replace(alur, baris=(*alur.baris[:10], balik, alur.baris[11]))
    svg = gambar_mendatar(alur)
    assert "tidak: ke langkah 2" in kata(svg)
    assert 'class="bl"' not in svg


def test_menurun_satu_gambar_setiap_hari_yang_bersambung() -> None:
    """A page of paper may break between days; on a screen each begins where the one before it ends."""
    alur = dari_definisi(DEFINISI, NAMA)
    kotak = [[int(x) for x in g.get("viewBox", "").split()] for g in pohon(gambar_menurun(alur)).findall("svg")]
    assert len(kotak) == len(alur.kelompok_hari()) == 2
    assert kotak[0][1] == 0
    assert kotak[0][1] + kotak[0][3] == kotak[1][1]


@pytest.mark.parametrize("gambar", [gambar_mendatar, gambar_menurun])
def test_satu_judul_untuk_pembaca_layar(gambar: Any) -> None:
    bagian = pohon(gambar(panjang(15))).findall("svg")
    assert [g.get("role") for g in bagian] == ["img"] + [None] * (len(bagian) - 1)
    assert {g.get("aria-hidden") for g in bagian[1:]} == {"true"}


def test_perjalanan_tergambar() -> None:
    """Who, how long, what was late and how often it came back."""
    jejak = {
        1: Jejak(waktu="", siapa="", rinci=("Pemohon, 27/04/2018 10.00",)),
        2: Jejak("12/90 menit", "Nama Yang Panjang Sekali", ("Lina, 27/04/2018", "12/90 menit"), hasil={"tidak": 2}),
        3: Jejak("30/10 menit", "Eko", ("Eko, 30/04/2018", "terlambat"), lambat=True),
    }
    alur, perjalanan = dari_definisi(DEFINISI, NAMA), Perjalanan(4, frozenset({1, 2, 3}), jejak)
    lebar, tegak = gambar_mendatar(alur, perjalanan), gambar_menurun(alur, perjalanan)
    for teks in ("12/90 menit", "tidak 2×", "terlambat", "Eko", "Nama Yang Panj…", "di sini"):
        assert teks in kata(lebar), teks
    for teks in ("Lina, 27/04/2018", "12/90 menit", "tidak 2×", "terlambat"):
        assert teks in kata(tegak), teks
    assert 'class="kt kl"' in lebar


def test_tabel_dari_baris_yang_sama() -> None:
    alur = dari_definisi(DEFINISI, NAMA)
    isi = Template("{% alur a %}").render(Context({"a": alur}))
    assert isi.count('<th scope="row">') == len(alur.baris)
    assert "Baca alur sebagai tabel" in isi


def test_id_berbeda_dengan_awalan() -> None:
    alur = Alur("a", "A", (Baris(1, "Satu", "Satu", ("X",), 1, 5, (Simpangan("tidak", None, batal=True),)),))
    assert set(re.findall(r'id="([^"]+)"', gambar_mendatar(alur))).isdisjoint(
        re.findall(r'id="([^"]+)"', gambar_mendatar(alur, awalan="lain-"))
    )
