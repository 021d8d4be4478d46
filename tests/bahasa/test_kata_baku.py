"""Our words in the texts of the code; tests/rupa holds the templates against the same list."""

from __future__ import annotations

import re

import polib
import pytest
from django import forms
from django.utils import translation

from tests.bahasa.alat import KATALOG, ucapan_kode, ucapan_templat
from tests.rupa.test_templat import KATA

JUMLAH_KATA = 20


def test_kata_baku_dalam_kode() -> None:
    terlarang = [
        t for satu, banyak in ucapan_kode() for t in (satu, banyak) if KATA.search(re.sub(r"%\(\w+\)", "%", t))
    ]
    assert terlarang == []


def test_kalimat_pendek() -> None:
    """At most twenty words in a sentence."""
    panjang = [
        kalimat
        for satu, _banyak in {*ucapan_kode(), *ucapan_templat()}
        for kalimat in re.split(r"(?<=[.?!])\s+", satu)
        if len(kalimat.split()) > JUMLAH_KATA
    ]
    assert panjang == []


def test_tambalan_indonesia_memakai_kata_baku() -> None:
    for entri in polib.pofile(str(KATALOG / "id" / "LC_MESSAGES" / "django.po")):
        assert not KATA.search(entri.msgstr), entri.msgid


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_surel_keliru_disebut_dengan_kata_kami(bahasa: str) -> None:
    """Django's validator speaks where a field has no message of its own."""
    with translation.override(bahasa):
        with pytest.raises(forms.ValidationError) as galat:
            forms.EmailField().clean("bukan surel")
        assert bool(KATA.search(galat.value.messages[0])) == (bahasa == "en")
