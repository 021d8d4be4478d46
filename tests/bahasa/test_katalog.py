"""The catalogues are whole: nothing missing, nothing left over, the compiled file is the one of the source."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from tests.bahasa.alat import KATALOG, ucapan_kode, ucapan_templat

PO = sorted(KATALOG.glob("*/LC_MESSAGES/django.po"))
EN = KATALOG / "en" / "LC_MESSAGES" / "django.po"
ISIAN = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}|</?\w+")


def isi(entri: polib.POEntry) -> list[str]:
    return list(entri.msgstr_plural.values()) if entri.msgid_plural else [entri.msgstr]


def test_ada_kedua_bahasa() -> None:
    assert [p.parent.parent.name for p in PO] == ["en", "id"]


@pytest.mark.parametrize("berkas", PO, ids=lambda p: p.parent.parent.name)
def test_setiap_ucapan_terisi(berkas: Path) -> None:
    for entri in polib.pofile(str(berkas)):
        assert not entri.fuzzy, entri.msgid
        assert not entri.obsolete, entri.msgid
        assert all(isi(entri)), entri.msgid


@pytest.mark.parametrize("berkas", PO, ids=lambda p: p.parent.parent.name)
def test_isian_dan_akhir_sama(berkas: Path) -> None:
    """Placeholders and tags are the same, and what ends a sentence ends its translation."""
    for entri in polib.pofile(str(berkas)):
        for teks in isi(entri):
            assert sorted(ISIAN.findall(teks)) == sorted(ISIAN.findall(entri.msgid)), entri.msgid
            if berkas == EN:
                assert teks[-1] == entri.msgid[-1] or not {teks[-1], entri.msgid[-1]} & set(".?:!…"), entri.msgid


@pytest.mark.parametrize("berkas", PO, ids=lambda p: p.parent.parent.name)
def test_mo_dari_po(berkas: Path) -> None:
    """./run needs no gettext tools: the compiled catalogue is in the tree. After a change: save_as_mofile of polib."""
    assert berkas.with_suffix(".mo").read_bytes() == polib.pofile(str(berkas)).to_binary()


def test_katalog_inggris_lengkap_dan_tanpa_sisa() -> None:
    """Every marked text is in the catalogue, with its plural where it has one, and nothing else is."""
    ditandai: dict[str, str] = {}
    for satu, banyak in [*ucapan_kode(), *ucapan_templat()]:
        ditandai[satu] = ditandai.get(satu, "") or banyak
    ada = {e.msgid: e.msgid_plural for e in polib.pofile(str(EN))}
    assert {k: v for k, v in ditandai.items() if k not in ada} == {}, "belum diterjemahkan"
    assert sorted(set(ada) - set(ditandai)) == [], "tidak dipakai lagi"
    assert ada == ditandai


def test_satu_ucapan_tidak_tunggal_dan_jamak() -> None:
    """A text used with a number and also without would show its singular for every number."""
    semua = [*ucapan_kode(), *ucapan_templat()]
    jamak = {satu for satu, banyak in semua if banyak}
    assert jamak.isdisjoint(satu for satu, banyak in semua if not banyak)
