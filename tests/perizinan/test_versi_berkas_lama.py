"""A file that was replaced after filing stays on record, with what was said about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.dokumen.dokumen_arsip import html_dokumen_arsip
from perizinan.models import Berkas, ButirPeriksa
from tests import orang
from tests.kasus import Kasus
from tests.perizinan.dikembalikan import dikembalikan_loket, kirim

pytestmark = pytest.mark.django_db


@pytest.fixture
def diganti() -> tuple[Kasus, Berkas, Berkas]:
    milik = dikembalikan_loket("ktp")
    lama = Berkas.objects.get(syarat="ktp")
    milik.unggah("ktp", "foto")
    kirim(milik)
    return milik, lama, Berkas.objects.get(syarat="ktp", kini=True)


def test_baris_dan_isi_lama_tetap(diganti: tuple[Kasus, Berkas, Berkas], simpanan: Path) -> None:
    _, lama, baru = diganti
    lama.refresh_from_db()
    assert [(b.versi, b.kini) for b in (lama, baru)] == [(1, False), (2, True)]
    assert (simpanan / lama.jalur).read_bytes() != (simpanan / baru.jalur).read_bytes()
    butir = ButirPeriksa.objects.get(kode="ktp")
    assert (butir.berkas_id, butir.catatan) == (lama.pk, "Bagian bawah terpotong.")


def test_petugas_dan_pemiliknya_masih_dapat_membuka(
    diganti: tuple[Kasus, Berkas, Berkas], masuk: Callable[[Pengguna], Client]
) -> None:
    milik, lama, _ = diganti
    for siapa, kode in (
        (milik.petugas["loket"], 200),
        (milik.pemohon, 200),
        (orang.orang_lain(), 404),
        (orang.petugas("penangan-pengaduan"), 404),
    ):
        assert masuk(siapa).get(f"/berkas/{lama.pk}/unduh/").status_code == kode


def test_lembar_arsip_menyebut_keduanya(diganti: tuple[Kasus, Berkas, Berkas]) -> None:
    milik, lama, baru = diganti
    lembar = html_dokumen_arsip(milik.permohonan)
    assert "KTP-el penanggung jawab (diganti)" in lembar
    assert {lama.sha256, baru.sha256} <= set(lembar.replace("<", " ").replace(">", " ").split())
