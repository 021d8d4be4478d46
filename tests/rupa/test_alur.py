"""The swimlane: two drawings and a table from the same rows."""

import re
from xml.etree import ElementTree

import pytest
from django.template import Context, Template

from sicantik.lib.alur import Alur, Baris, Simpangan, dari_definisi, gambar_mendatar, gambar_menurun
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


@pytest.mark.parametrize("gambar", [gambar_mendatar, gambar_menurun])
@pytest.mark.parametrize("kini", [None, 3])
def test_gambar_memuat_semua_langkah(gambar: object, kini: int | None) -> None:
    alur = dari_definisi(DEFINISI, NAMA)
    svg = gambar(alur, kini=kini, selesai={1, 2})  # type: ignore[operator]
    pohon = ElementTree.fromstring(svg)
    kata = " ".join(t.text or "" for t in pohon.iter("text"))
    for b in alur.baris:
        assert str(b.urut) in kata
    assert "tidak" in kata
    assert ("kn" in svg.split('class="kt ')[1] or 'class="kt kn"' in svg) == (kini is not None)
    assert "style=" not in svg
    assert min(float(u) for u in re.findall(r'font-size="([\d.]+)"', svg)) >= 11


def test_huruf_menurun_paling_kecil_12() -> None:
    svg = gambar_menurun(dari_definisi(DEFINISI, NAMA))
    assert min(float(u) for u in re.findall(r'font-size="([\d.]+)"', svg)) >= 12


def test_alur_panjang_digeser_di_dalam_gambarnya() -> None:
    baris = tuple(Baris(n, f"Langkah {n}", "Kegiatan", (f"Jalur {n % 11}",), n) for n in range(1, 16))
    isi = Template("{% alur a %}").render(Context({"a": Alur("panjang", "Panjang", baris)}))
    assert 'class="renang gulir"' in isi
    assert 'tabindex="0"' in isi


def test_tabel_dari_baris_yang_sama() -> None:
    alur = dari_definisi(DEFINISI, NAMA)
    isi = Template("{% alur a kini=2 selesai=s %}").render(Context({"a": alur, "s": [1]}))
    assert isi.count('<th scope="row">') == len(alur.baris)
    assert "Baca alur sebagai tabel" in isi
    assert 'aria-current="step"' in isi


def test_id_berbeda_dengan_awalan() -> None:
    alur = Alur("a", "A", (Baris(1, "Satu", "Satu", ("X",), 1, 5, (Simpangan("tidak", None, batal=True),)),))
    assert set(re.findall(r'id="([^"]+)"', gambar_mendatar(alur))).isdisjoint(
        re.findall(r'id="([^"]+)"', gambar_mendatar(alur, awalan="lain-"))
    )
