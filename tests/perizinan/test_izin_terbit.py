""" "Data izin terbit": counted in the background by the month of signing, shown without counting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from akun.models import Pengguna
from perizinan import tasks
from perizinan.models import Izin, RekapTerbit, TahunContoh
from perizinan.services.rekap import segarkan_rekap
from perizinan.tampilan.rekap import lembar_terbit
from sicantik.lib import jam
from tests import orang
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kasus

pytestmark = pytest.mark.django_db
Masuk = Callable[[Pengguna], Client]


def wita(tahun: int, bulan: int, hari: int, pukul: int = 10, menit: int = 0) -> datetime:
    return datetime(tahun, bulan, hari, pukul, menit, tzinfo=jam.zona())


@pytest.fixture
def terbit(penanda: Penanda) -> Kasus:
    return kasus("terbit")


def pada(milik: Kasus, saat: datetime | None) -> None:
    Izin.objects.filter(permohonan=milik.id).update(terbit=saat)


def isi(tahun: int) -> dict[tuple[int, str], tuple[int, int]]:
    return {(r.bulan, r.kode): (r.jumlah, r.dibatalkan) for r in RekapTerbit.objects.filter(tahun=tahun)}


@pytest.mark.parametrize(
    ("saat", "bulan"),
    [
        (wita(2025, 3, 1, 0, 0), 3),  # 28 February in UTC
        (wita(2025, 3, 31, 23, 59), 3),
        (wita(2025, 1, 1, 0, 0), 1),
        (wita(2025, 12, 31, 23, 59), 12),
    ],
)
def test_bulan_menurut_jam_kantor(terbit: Kasus, saat: datetime, bulan: int) -> None:
    pada(terbit, saat)
    assert segarkan_rekap(2025) == 1
    assert segarkan_rekap(2024) == segarkan_rekap(2026) == 0
    assert isi(2025) == {(bulan, "SIUP"): (1, 0)}


def test_dihitung_dua_kali_tetap_sama(terbit: Kasus) -> None:
    pada(terbit, wita(2025, 3, 5))
    segarkan_rekap(2025)
    segarkan_rekap(2025)
    assert isi(2025) == {(3, "SIUP"): (1, 0)}


def test_yang_dibatalkan_saat_penyerahan_tetap_terhitung_dan_disebut(penanda: Penanda) -> None:
    milik = kasus("dibatalkan")
    pada(milik, wita(2025, 3, 5))
    segarkan_rekap(2025)
    assert isi(2025) == {(3, "SIUP"): (1, 1)}
    assert lembar_terbit(2025).dibatalkan == 1


def test_yang_belum_ditandatangani_tidak_terhitung(terbit: Kasus) -> None:
    pada(terbit, None)
    assert segarkan_rekap(jam.hari_ini().year) == 0


def test_tugas_menghitung_tahun_ini_dan_sebelumnya(terbit: Kasus) -> None:
    kini = jam.hari_ini().year
    pada(terbit, wita(kini - 1, 12, 30))
    tasks.rekap_terbit()
    assert isi(kini - 1) == {(12, "SIUP"): (1, 0)}


def banyak(tahun: int, jumlah: int) -> None:
    RekapTerbit.objects.bulk_create(
        RekapTerbit(tahun=tahun, bulan=b, kode=k, jumlah=jumlah) for b in range(1, 13) for k in ("SIUP", "TDP", "TDG")
    )


def test_halaman_menampilkan_bulan_jenis_dan_jumlah(masuk: Masuk) -> None:
    banyak(2017, 10)
    banyak(2018, 1)
    klien = masuk(orang.petugas("kabid-perizinan-usaha"))
    lembar = klien.get("/izin-terbit/?tahun=2017").context["lembar"]
    assert (lembar.tahun, lembar.kode, lembar.total, lembar.jumlah) == (2017, ["SIUP", "TDG", "TDP"], [120] * 3, 360)
    assert [b.nama for b in lembar.bulan][:2] == ["Januari", "Februari"]
    for salah in ("", "?tahun=1999", "?tahun=abc", "?tahun=²"):
        assert klien.get(f"/izin-terbit/{salah}").context["lembar"].tahun == 2018


def test_bulan_perkiraan_dan_contoh_ditandai(masuk: Masuk) -> None:
    banyak(2017, 1)
    TahunContoh.objects.create(pk=2017, benih=1, skala=1, nyata=0, bulan_perkiraan=12, sumber="Data kantor.")
    klien = masuk(orang.petugas("kepala-dinas"))
    teks = klien.get("/izin-terbit/").content.decode()
    assert teks.count("<small>perkiraan</small>") == 1
    assert "Desember <small>" in teks
    assert "Data kantor." in teks
    csv = klien.get("/izin-terbit/csv/").content.decode("utf-8-sig").splitlines()
    assert csv[0] == '"Bulan";"SIUP";"TDG";"TDP";"Jumlah";"Keterangan"'
    assert csv[12] == '"Desember";"1";"1";"1";"3";"perkiraan"'
    assert csv[13] == '"Jumlah 2017";"12";"12";"12";"36";"CONTOH"'


def test_csv_dan_halaman_tidak_menghitung_izin(masuk: Masuk) -> None:
    """As many statements for a year as for an empty office, and none that reads the register."""
    klien = masuk(orang.petugas("kabid-perizinan-usaha"))
    kosong = _pernyataan(klien, "/izin-terbit/")
    banyak(2017, 250)
    for alamat in ("/izin-terbit/", "/izin-terbit/csv/"):
        penuh = _pernyataan(klien, alamat)
        assert len(penuh) <= len(kosong)
        assert not any("perizinan_izin" in p for p in penuh)


def _pernyataan(klien: Client, alamat: str) -> list[Any]:
    with CaptureQueriesContext(connection) as catatan:
        assert klien.get(alamat).status_code == 200
    return [q["sql"] for q in catatan.captured_queries]


def test_kosong_menyebut_sebabnya(masuk: Masuk) -> None:
    halaman = masuk(orang.petugas("kabid-perizinan-usaha")).get("/izin-terbit/")
    assert "Belum ada izin yang terbit" in halaman.content.decode()
