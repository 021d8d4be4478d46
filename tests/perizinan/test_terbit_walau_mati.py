"""A worker killed anywhere while it issues a permit: the sweep publishes it, exactly once (goal R1)."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

import pytest

from perizinan.services.penerbitan import SEWA
from tests import orang
from tests.dokumen.conftest import Penanda
from tests.drill import jumlah
from tests.kasus import Kasus, kantor, kasus
from tests.perizinan.pekerja import SAAT
from tests.perizinan.proses import Pekerja
from tests.perizinan.terbit import belum_terbit, hanya_berkas_yang_tercatat, sapu, terbit_tepat_sekali

pytestmark = pytest.mark.django_db(transaction=True)
TERBUNUH = -signal.SIGKILL


def disetujui(jumlah: int) -> list[Kasus]:
    """Permits that the head approved, each waiting for a worker."""
    petugas, pemohon = kantor(), orang.pemohon(telepon="+6281234567890")
    hasil = [kasus("dikoreksi", petugas=petugas, pemohon=pemohon) for _ in range(jumlah)]
    for milik in hasil:
        milik.setujui()
    return hasil


def test_tanpa_gangguan(pekerja: Pekerja, penandatangan: Penanda, simpanan: Path) -> None:
    (milik,) = disetujui(1)
    assert pekerja.terbitkan(milik.izin.pk) == 0
    assert pekerja.terbitkan(milik.izin.pk) == 3, "twice is once"
    terbit_tepat_sekali(milik, simpanan, penandatangan.ca)
    hanya_berkas_yang_tercatat(simpanan)


def test_mati_di_setiap_titik(pekerja: Pekerja, penandatangan: Penanda, simpanan: Path) -> None:
    semua = dict(zip(SAAT, disetujui(len(SAAT)), strict=True))
    for saat, milik in semua.items():
        assert pekerja.terbitkan(milik.izin.pk, saat) == TERBUNUH, saat
        assert belum_terbit(milik) == (saat != "bel"), saat
    sapu()
    for milik in semua.values():
        terbit_tepat_sekali(milik, simpanan, penandatangan.ca)
    hanya_berkas_yang_tercatat(simpanan)


@pytest.mark.drill(nama="render")
def test_dibunuh_kapan_saja(pekerja: Pekerja, penandatangan: Penanda, simpanan: Path) -> None:
    acak = random.Random(20261117)
    pertama, *lain = disetujui(1 + jumlah(3, 100))
    mulai = time.monotonic()
    assert pekerja.terbitkan(pertama.izin.pk) == 0
    lama = time.monotonic() - mulai
    terbunuh = 0
    for n, milik in enumerate(lain):
        saat = lama * (n + acak.random()) / len(lain)
        terbunuh += pekerja.terbitkan(milik.izin.pk, f"{saat:.4f}") == TERBUNUH
    assert terbunuh > len(lain) // 4, "the kills come too late to mean anything"
    while any(milik.izin.terbit is None for milik in lain):
        sapu()
    for milik in (pertama, *lain):
        terbit_tepat_sekali(milik, simpanan, penandatangan.ca)
    hanya_berkas_yang_tercatat(simpanan)


def test_yang_mati_ditemukan_dalam_semenit(settings: object) -> None:
    """A lease that a dead worker left, and then the next sweep."""
    jadwal = settings.CELERY_BEAT_SCHEDULE["terbitkan-tertinggal"]  # type: ignore[attr-defined]
    assert jadwal["task"] == "perizinan.sapu"
    assert SEWA.total_seconds() + jadwal["schedule"] < 60
