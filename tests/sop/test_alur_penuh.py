"""Whole paths through the SOPs as lists of states."""

from __future__ import annotations

import pytest

from akun.queries import pelaku_pemohon
from sop.models import VersiSop
from sop.services import simpan_versi
from tests.sop import contoh
from tests.sop.alur import Jalan, mulai

LURUS = [
    (1, "pemohon"),
    (2, "petugas-loket"),
    (3, "petugas-entry-data"),
    (4, "kasi-perizinan-usaha-i"),
    (5, "kabid-perizinan-usaha"),
    (6, "kepala-dinas"),
    (7, "bagian-arsip-data"),
    (8, "petugas-loket"),
    (9, "petugas-loket"),
]


def test_siup_dari_awal_sampai_selesai(jalan: Jalan) -> None:
    dilalui = [(jalan.log[0].langkah, jalan.log[0].jabatan)]
    while (keadaan := jalan.keadaan)[2] == "berjalan":
        dilalui.append(keadaan[:2])
        jalan.langkah()
    assert dilalui == LURUS
    assert jalan.proses.keadaan == "selesai"
    assert jalan.proses.selesai is not None
    assert [(b.nomor, b.langkah, b.jabatan) for b in jalan.log] == [(n, *x) for n, x in enumerate(LURUS, 1)]
    assert [b.tugas_pisah for b in jalan.log] == [
        "pemohon",
        "",
        "entri",
        "verifikasi",
        "koreksi",
        "tanda_tangan",
        "",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("gerak", "akhir"),
    [
        # (outcomes in order, where the file stands then)
        (["tidak"], (1, "pemohon", "menunggu_pemohon")),
        (["tidak", "selesai"], (2, "petugas-loket", "berjalan")),
        (["ya", "selesai", "tidak"], (3, "petugas-entry-data", "berjalan")),
        (["ya", "selesai", "ya", "tidak"], (3, "petugas-entry-data", "berjalan")),
        (["ya", "selesai", "ya", "ya", "selesai", "selesai", "tidak"], (8, "petugas-loket", "batal")),
        (["ya", "selesai", "ya", "ya", "selesai", "selesai", "ya", "selesai"], (9, "petugas-loket", "selesai")),
        (["ya", "selesai", "tidak", "selesai", "tidak", "selesai", "ya"], (5, "kabid-perizinan-usaha", "berjalan")),
    ],
)
def test_jalan_bercabang(jalan: Jalan, gerak: list[str], akhir: tuple[int, str, str]) -> None:
    for hasil in gerak:
        jalan.langkah(hasil)
    assert jalan.keadaan == akhir
    assert [b.hasil for b in jalan.log[1:]] == gerak


@pytest.mark.django_db
@pytest.mark.parametrize("kode", sorted(contoh.keputusan()))
def test_ketujuh_sop_berjalan_sampai_selesai(kode: str) -> None:
    """Every step of every SOP is completed by the position that the decree names, also where the applicant acts."""
    definisi = contoh.menurut_keputusan(kode)
    jalan = mulai(simpan_versi(definisi))
    while jalan.proses.keadaan in ("berjalan", "menunggu_pemohon"):
        jalan.langkah()
    diharap = [(x.urut, p) for x in definisi.langkah for p in (x.pelaksana[:1] if x.cukup_satu else x.pelaksana)]
    assert [(b.langkah, b.jabatan) for b in jalan.log] == diharap
    assert jalan.proses.keadaan == "selesai"


def test_pemohon_sendiri_boleh_menyatakan_menerima(jalan: Jalan) -> None:
    """Step 9 names the loket and the applicant; either acknowledges."""
    jalan.sampai(9)
    jalan.langkah(oleh=pelaku_pemohon(jalan.pemohon))
    assert jalan.proses.keadaan == "selesai"
    assert jalan.log[-1].jabatan == "pemohon"


@pytest.mark.django_db
@pytest.mark.parametrize("kode", sorted(contoh.keputusan()))
def test_versi_tersimpan_sekali_dan_terbaca_sama(kode: str) -> None:
    definisi = contoh.menurut_keputusan(kode)
    versi = simpan_versi(definisi)
    assert VersiSop.objects.get(pk=versi.pk).definisi == definisi
    assert simpan_versi(definisi) == versi
