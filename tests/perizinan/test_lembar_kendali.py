"""The control sheet counts the days of standing still as the deadline does: each once, however often it stopped."""

from __future__ import annotations

import re

import pytest

from perizinan.dokumen.lembar_kendali import html_lembar_kendali
from perizinan.queries import lacak_menurut_id
from sicantik.lib import jam
from tests.kasus import kantor, kasus
from tests.perizinan.dikembalikan import isi, kirim_perbaikan, putuskan
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db
# Sent on after closing, which counts as the next day, and back again that evening: the same day both times.
DUA_KALI = (("2026-11-09 10.00", "2026-11-09 18.00"), ("2026-11-09 19.00", "2026-11-10 09.00"))


def test_dua_kali_berhenti_sehari_dihitung_sehari() -> None:
    with jam.pada(wita("2026-11-09 08.30")):
        milik = kasus("diajukan", petugas=kantor("SIUP"))
    for ke, (henti, lanjut) in enumerate(DUA_KALI):
        with jam.pada(wita(henti)):
            putuskan(milik, isian=("barang_jasa",))
        with jam.pada(wita(lanjut)):
            isi(milik, "kegiatan", barang_jasa=f"Kue kering {ke}")
            kirim_perbaikan(permohonan_id=milik.id, oleh=milik.pemohon)
    with jam.pada(wita("2026-11-10 10.00")):
        lacak = lacak_menurut_id(milik.id)
        cetakan = re.sub(r"<[^>]+>", " ", html_lembar_kendali(milik.permohonan))
    assert lacak is not None
    assert [j.hari for j in lacak.jeda] == [1, 1]
    assert "1 hari kerja, 2 kali" in cetakan
