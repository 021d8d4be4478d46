"""The number follows the moment of submission on the office's clock; H1 may be later."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from perizinan.models import PenghitungNomor
from sicantik.lib import jam
from tests.kasus import Kasus, kasus
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db


def diajukan_pada(saat: str | datetime, **isi: str) -> Kasus:
    with jam.pada(wita(saat) if isinstance(saat, str) else saat):
        return kasus("diajukan", **isi)


def test_enam_belas_angka() -> None:
    """Sequence, permit code, kind of application, month, year."""
    assert diajukan_pada("2026-11-16 09.12").permohonan.nomor == "0000100201112026"
    assert diajukan_pada("2026-11-16 09.13", jenis="perubahan").permohonan.nomor == "0000200202112026"


def test_urutan_setahun_tidak_mulai_lagi_di_bulan_baru() -> None:
    nomor = [diajukan_pada(s).permohonan.nomor for s in ("2026-11-30 15.00", "2026-12-01 09.00")]
    assert nomor == ["0000100201112026", "0000200201122026"]


def test_menit_terakhir_tahun_ini_dan_menit_pertama_tahun_depan() -> None:
    kasus_ = [diajukan_pada(s) for s in ("2026-12-31 23.59", "2027-01-01 00.00")]
    assert [k.permohonan.nomor for k in kasus_] == ["0000100201122026", "0000100201012027"]
    assert [(k.permohonan.tahun, k.permohonan.urutan) for k in kasus_] == [(2026, 1), (2027, 1)]


def test_tahun_menurut_jam_kantor_bukan_utc() -> None:
    """16.30 in London on 31 December is half past midnight in Balikpapan."""
    assert diajukan_pada(datetime(2026, 12, 31, 16, 30, tzinfo=UTC)).permohonan.nomor == "0000100201012027"


def test_setelah_jam_tutup_h1_lebih_lambat_dari_tanggal_nomor() -> None:
    """Filed on the last Friday of January after closing: a number of January, counted from Monday in February."""
    terlambat = diajukan_pada("2026-01-30 16.01")
    assert terlambat.permohonan.nomor == "0000100201012026"
    assert terlambat.proses.h1 == date(2026, 2, 2)
    assert terlambat.permohonan.diajukan == wita("2026-01-30 16.01")


def test_draf_tidak_bernomor_dan_tidak_memakan_urutan() -> None:
    draf = kasus("draf").permohonan
    assert (draf.nomor, draf.tahun, draf.urutan, draf.diajukan) == (None, None, None, None)
    assert not PenghitungNomor.objects.exists()
