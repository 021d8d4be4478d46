"""Two workers at one permit: one publishes, and the other leaves the file as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from django.db import connections

from perizinan.services.penerbitan import SEWA, terbitkan
from sicantik.lib import jam, pdf
from tests.dokumen.conftest import Penanda
from tests.kasus import kasus
from tests.perizinan.terbit import hanya_berkas_yang_tercatat, sapu, terbit_tepat_sekali
from tests.serentak import bersamaan

pytestmark = pytest.mark.django_db(transaction=True)


def test_hanya_satu_yang_mendapat_giliran(penandatangan: Penanda, simpanan: Path) -> None:
    milik = kasus("dikoreksi")
    izin = milik.setujui()
    hasil = bersamaan([partial(terbitkan, izin.pk)] * 4)
    assert sorted(map(str, hasil)) == ["False", "False", "False", "True"]
    terbit_tepat_sekali(milik, simpanan, penandatangan.ca)
    sapu()
    hanya_berkas_yang_tercatat(simpanan)


def test_yang_lambat_tidak_menimpa(jalankan: Callable[..., Penanda], settings: Any, simpanan: Path) -> None:
    """The first hangs at the signer beyond its lease; the second publishes; then the first comes back."""
    ditanya, lanjut = Event(), Event()

    def tunggu(izin_id: int, isi: bytes) -> None:
        ditanya.set()
        lanjut.wait(25)

    lambat, cepat = jalankan("lambat", periksa=tunggu), jalankan("cepat", periksa=lambda izin_id, isi: None)
    milik = kasus("dikoreksi")
    izin = milik.setujui()
    pdf.siapkan()
    hasil: list[bool] = []

    def pekerja_lambat() -> None:
        hasil.append(terbitkan(izin.pk))
        connections.close_all()

    settings.PENANDATANGAN_SOCKET = str(lambat.soket)
    utas = Thread(target=pekerja_lambat)
    utas.start()
    assert ditanya.wait(25)
    assert not terbitkan(izin.pk), "within the lease nobody else takes it"
    settings.PENANDATANGAN_SOCKET = str(cepat.soket)
    with jam.pada(jam.kini() + SEWA + timedelta(seconds=1)):
        assert terbitkan(izin.pk)
    lanjut.set()
    utas.join()
    assert hasil == [False]
    terbit_tepat_sekali(milik, simpanan, cepat.ca)
