"""Tickets: a year's sequence without a gap, however many come at once; a deadline of five working days."""

from __future__ import annotations

from uuid import uuid4

import pytest

from pengaduan.models import Pengaduan
from pengaduan.services import Pelapor, terima_pengaduan
from sicantik.lib import jam
from tests.drill import jumlah
from tests.pengaduan.isian import ISI
from tests.serentak import bersamaan
from tests.sop.alur import wita


@pytest.mark.drill(nama="tiket")
@pytest.mark.django_db(transaction=True)
def test_serentak_tanpa_celah_dan_tanpa_ganda() -> None:
    kunci = [uuid4() for _ in range(jumlah(4, 40))]
    kerja = [lambda k=k: terima_pengaduan(kunci=k, isi=ISI, pelapor=None).tiket for k in kunci * 2]
    with jam.pada(wita("2026-11-20 10.00")):
        terima_pengaduan(kunci=uuid4(), isi=ISI, pelapor=None)
    hasil = bersamaan(kerja)
    tahun = jam.hari_ini().year
    assert sorted(set(map(str, hasil))) == [f"P-{tahun}-{n:05}" for n in range(2, len(kunci) + 2)]
    assert Pengaduan.objects.count() == len(kunci) + 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("masuk", "tenggat"),
    [
        ("2026-11-09 09.00", "2026-11-13 16.00"),
        ("2026-11-09 17.00", "2026-11-16 16.00"),
        ("2026-11-14 09.00", "2026-11-20 16.00"),
    ],
    ids=["Senin pagi", "Senin sore setelah tutup", "Sabtu"],
)
def test_lima_hari_kerja(masuk: str, tenggat: str) -> None:
    with jam.pada(wita(masuk)):
        p = terima_pengaduan(kunci=uuid4(), isi=ISI, pelapor=Pelapor("Sari", ""))
    assert (p.tiket, p.tenggat) == ("P-2026-00001", wita(tenggat))


@pytest.mark.django_db
def test_tahun_baru_mulai_dari_satu() -> None:
    tiket = []
    for saat in ("2026-12-31 23.59", "2027-01-01 00.00"):
        with jam.pada(wita(saat)):
            tiket.append(terima_pengaduan(kunci=uuid4(), isi=ISI, pelapor=None).tiket)
    assert tiket == ["P-2026-00001", "P-2027-00001"]
