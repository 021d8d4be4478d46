"""The inbox reads what it shows from the partial index, first page and last (goal P8, at a small size)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q, QuerySet

from perizinan.models import Permohonan
from perizinan.queries.meja import (
    PAGU_HITUNG,
    SEHALAMAN,
    TAMPILAN,
    TAMPILAN_LAIN,
    antrean,
    hitung,
    hitung_tampilan,
    penanda,
    sesudah,
    sop_dengan,
)
from tests.kasus import kasus
from tests.perizinan.ribuan import gandakan

pytestmark = pytest.mark.django_db
JUMLAH, TIAP = 20_000, 20
LOKET = ["petugas-loket"]


@pytest.fixture
def banyak() -> None:
    """20,000 applications, one in twenty of them at the loket."""
    gandakan(kasus("diajukan"), JUMLAH, terbuka_tiap=TIAP)


def simpul(rencana: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield rencana
    for anak in rencana.get("Plans", []):
        yield from simpul(anak)


def rencana(rows: QuerySet[Permohonan], banyak: int) -> list[dict[str, Any]]:
    """The nodes of the plan as it ran for the first so many rows."""
    sql, isi = rows[:banyak].query.sql_with_params()
    with connection.cursor() as kursor:
        kursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", isi)
        return list(simpul(kursor.fetchone()[0][0]["Plan"]))


def lewat_antrean_meja(rows: QuerySet[Permohonan], *, dibaca: int) -> None:
    semua = rencana(rows, dibaca)
    (indeks,) = [s for s in semua if s.get("Index Name") == "antrean_meja"]
    assert indeks["Actual Rows"] + indeks.get("Rows Removed by Filter", 0) <= dibaca, indeks
    penuh = [s.get("Relation Name") for s in semua if s["Node Type"] == "Seq Scan"]
    assert not {"sop_proses", "perizinan_permohonan"} & set(penuh), penuh


def test_halaman_pertama(banyak: None) -> None:
    lewat_antrean_meja(antrean("tugas", LOKET), dibaca=SEHALAMAN + 1)


def test_halaman_terakhir_tidak_membaca_yang_sebelumnya(banyak: None) -> None:
    rows = antrean("tugas", LOKET)
    terakhir = rows[JUMLAH // TIAP - SEHALAMAN - 1]
    lewat_antrean_meja(sesudah("tugas", rows, penanda("tugas", terakhir)), dibaca=SEHALAMAN + 2)


@pytest.mark.parametrize("tampilan", ["hari_ini", "lewat"])
def test_tampilan_menurut_tenggat(tampilan: str, banyak: None) -> None:
    lewat_antrean_meja(antrean(tampilan, LOKET), dibaca=SEHALAMAN + 1)


def test_hitungan_berhenti_di_pagunya(banyak: None) -> None:
    rows = antrean("tugas", LOKET)
    assert hitung(rows) == f"{PAGU_HITUNG}+"
    lewat_antrean_meja(rows, dibaca=PAGU_HITUNG + 1)


@pytest.mark.usefixtures("penanda")
def test_hitungan_tampilan_sama_dengan_isinya() -> None:
    petugas = kasus("diajukan").petugas
    for keadaan in ("dikembalikan", "diarsipkan", "dibatalkan"):
        kasus(keadaan, petugas=petugas)
    ikut, ada = sop_dengan(LOKET), set()
    for tampilan in (*TAMPILAN, *TAMPILAN_LAIN):
        isi = antrean(tampilan, LOKET)
        assert hitung_tampilan(tampilan, LOKET, ikut, Q()) == str(isi.count())
        satu = Q(pk__in=list(isi.values_list("pk", flat=True)[:1]))
        assert hitung_tampilan(tampilan, LOKET, ikut, satu) == str(min(isi.count(), 1))
        ada |= {tampilan} if isi else set()
    assert ada > {"tugas", "menunggu", "siap_diambil", "selesai", "semua"}


@pytest.mark.parametrize(
    ("tampilan", "indeks", "dibaca"),
    [
        ("tugas", "antrean_meja", PAGU_HITUNG + 1),
        ("siap_diambil", "antrean_serahkan", 0),
        ("selesai", "selesai_terbaru", PAGU_HITUNG + 1),
    ],
)
def test_hitungan_tampilan_hanya_membaca_antreannya(
    tampilan: str, indeks: str, dibaca: int, banyak: None, django_assert_num_queries: Any
) -> None:
    ikut = sop_dengan(LOKET)
    with django_assert_num_queries(1) as tangkap:
        hitung_tampilan(tampilan, LOKET, ikut, Q())
    with connection.cursor() as kursor:
        kursor.execute("EXPLAIN (ANALYZE, FORMAT JSON) " + tangkap.captured_queries[0]["sql"])
        semua = list(simpul(kursor.fetchone()[0][0]["Plan"]))
    assert {s["Index Name"] for s in semua if "Index Name" in s} == {indeks}
    assert {s["Relation Name"] for s in semua if "Relation Name" in s} == {"sop_proses"}
    assert max(s["Actual Rows"] + s.get("Rows Removed by Filter", 0) for s in semua if "Index Name" in s) <= dibaca
