"""Deadlines for any filing, any stops and any calendar: against counting day by day, and as laws (goal R10)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sicantik.lib.harikerja import Kalender
from tests.drill import jumlah
from tests.lib import kalender as acuan
from tests.lib.kalender import WITA

pytestmark = pytest.mark.drill(nama="tenggat")
banyak = settings(max_examples=jumlah(400, 100_000), deadline=None)
sedang = settings(max_examples=jumlah(200, 20_000), deadline=None)
Kasus = tuple[datetime, list[acuan.Jeda], dict[date, bool], int]


@st.composite
def kasus(draw: st.DrawFn) -> Kasus:
    """A filing, its stops, the office's overrides and a day of the SOP."""
    diajukan = draw(acuan.saat())
    return (
        diajukan,
        draw(acuan.jeda_sesudah(diajukan)),
        draw(acuan.pengganti_sekitar(diajukan)),
        draw(st.integers(1, 15)),
    )


@banyak
@given(kasus())
def test_sama_dengan_menghitung_hari_satu_per_satu(k: Kasus) -> None:
    diajukan, jeda, pengganti, ke = k
    kalender = Kalender(WITA, pengganti=pengganti)
    h1 = kalender.hari_pertama(diajukan)
    assert h1 == acuan.h1(diajukan, pengganti)
    assert kalender.hari_berhenti(jeda) == acuan.berhenti(jeda, pengganti)
    assert kalender.tenggat(h1, ke, jeda) == acuan.tenggat(h1, ke, jeda, pengganti)


@sedang
@given(kasus())
def test_jatuh_pada_jam_tutup_hari_kerja_sesudah_h1(k: Kasus) -> None:
    diajukan, jeda, pengganti, ke = k
    kalender = Kalender(WITA, pengganti=pengganti)
    h1 = kalender.hari_pertama(diajukan)
    tenggat = kalender.tenggat(h1, ke, jeda)
    assert tenggat.time() == acuan.TUTUP
    assert acuan.kerja(tenggat.date(), pengganti)
    assert tenggat.date() >= h1
    assert tenggat > diajukan
    assert kalender.tenggat(h1, ke + 1, jeda) > tenggat


@sedang
@given(kasus(), st.data())
def test_jeda_tambahan_tidak_pernah_memajukan(k: Kasus, data: st.DataObject) -> None:
    diajukan, jeda, pengganti, ke = k
    kalender = Kalender(WITA, pengganti=pengganti)
    h1 = kalender.hari_pertama(diajukan)
    lagi = data.draw(acuan.jeda_sesudah(diajukan))
    assert kalender.tenggat(h1, ke, [*jeda, *lagi]) >= kalender.tenggat(h1, ke, jeda)
    assert kalender.tenggat(h1, ke, [*jeda, *jeda]) == kalender.tenggat(h1, ke, jeda)


@sedang
@given(acuan.saat(), st.lists(st.integers(0, 60 * 24 * 14), min_size=3, max_size=3).map(sorted), st.data())
def test_melanjutkan_lebih_lambat_tidak_pernah_mengurangi_hari(
    mulai: datetime, menit: list[int], data: st.DataObject
) -> None:
    """Not at a weekend either: resuming on Saturday gives what resuming on Friday evening or on Monday gives."""
    kalender = Kalender(WITA, pengganti=data.draw(acuan.pengganti_sekitar(mulai)))
    berhenti, cepat, lambat = (mulai + timedelta(minutes=m) for m in menit)
    sebentar, lama = kalender.hari_berhenti([(berhenti, cepat)]), kalender.hari_berhenti([(berhenti, lambat)])
    assert sebentar <= lama
    if kalender.hari_pertama(cepat) == kalender.hari_pertama(lambat):
        assert sebentar == lama, "the same working day, however late the moment"


@sedang
@given(acuan.saat(), st.integers(0, 60 * 24 * 20), st.integers(1, 15))
def test_mengajukan_lebih_lambat_tidak_pernah_lebih_cepat_selesai(saat: datetime, menit: int, ke: int) -> None:
    kalender = Kalender(WITA)
    nanti = saat + timedelta(minutes=menit)
    assert kalender.tenggat(kalender.hari_pertama(nanti), ke) >= kalender.tenggat(kalender.hari_pertama(saat), ke)


@sedang
@given(kasus(), st.data())
def test_kalender_yang_berubah_di_tengah_jalan_tetap_memberi_hari_kerja(k: Kasus, data: st.DataObject) -> None:
    """Cuti bersama decreed after H1 was fixed: H1 stays, the deadline is a working day of the new calendar."""
    diajukan, jeda, pengganti, ke = k
    h1 = Kalender(WITA, pengganti=pengganti).hari_pertama(diajukan)
    baru = pengganti | data.draw(acuan.pengganti_sekitar(diajukan))
    tenggat = Kalender(WITA, pengganti=baru).tenggat(h1, ke, jeda)
    assert acuan.kerja(tenggat.date(), baru)
    assert tenggat == acuan.tenggat(h1, ke, jeda, baru)


@sedang
@given(acuan.saat(), st.integers(0, 60 * 24 * 14), st.integers(0, 60 * 24 * 14))
def test_menit_kerja_terbagi_tanpa_sisa(mulai: datetime, a: int, b: int) -> None:
    """Minutes of two stretches add up, but for the part of a minute cut off at each."""
    kalender = Kalender(WITA)
    tengah = mulai + timedelta(minutes=a)
    akhir = tengah + timedelta(minutes=b)
    jumlah_bagian = kalender.menit_kerja(mulai, tengah) + kalender.menit_kerja(tengah, akhir)
    assert 0 <= kalender.menit_kerja(mulai, akhir) - jumlah_bagian <= 1
    hari = range((akhir.astimezone(WITA).date() - mulai.astimezone(WITA).date()).days + 1)
    buka = sum(acuan.kerja(mulai.astimezone(WITA).date() + n * acuan.HARI, {}) for n in hari)
    assert kalender.menit_kerja(mulai, akhir) <= buka * 8 * 60
