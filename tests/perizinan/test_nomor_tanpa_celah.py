"""Filing from everywhere at once, with one in ten rolled back at the end: 1..n without a gap (goal R8)."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

import pytest
from django.db import transaction

from perizinan.models import PenghitungNomor, Permohonan
from perizinan.services.pengajuan import ajukan
from sop.models import Proses
from sop.services.jejak import periksa_jejak
from tests import orang
from tests.drill import jumlah
from tests.kasus import kasus
from tests.serentak import bersamaan

PEMOHON, MASING = jumlah(6, 50), jumlah(5, 40)


class Batal(Exception):
    """Something after filing failed in the same transaction."""


@pytest.mark.drill(nama="nomor")
@pytest.mark.django_db(transaction=True)
def test_nomor_tanpa_celah() -> None:
    acak = random.Random(20261117)
    pemohon = [orang.pemohon() for _ in range(PEMOHON)]
    draf = [[kasus("draf", pemohon=p, petugas={}).id for _ in range(MASING)] for p in pemohon]
    gagal = set(acak.sample([pk for milik in draf for pk in milik], PEMOHON * MASING // 10))

    def kirim_semua(p: object, milik: list[int]) -> list[int]:
        return [pk for pk in milik if _kirim(pk, p, batal=pk in gagal)]

    kerja: list[Callable[[], list[int]]] = [
        partial(kirim_semua, p, milik) for p, milik in zip(pemohon, draf, strict=True)
    ]
    hasil = bersamaan(kerja)
    assert not [h for h in hasil if isinstance(h, Exception)], hasil
    terkirim = [pk for milik in hasil for pk in milik]  # type: ignore[union-attr]
    assert len(terkirim) == PEMOHON * MASING - len(gagal)

    bernomor = Permohonan.objects.filter(nomor__isnull=False)
    assert sorted(bernomor.values_list("urutan", flat=True)) == list(range(1, len(terkirim) + 1))
    assert all(int(p.nomor[:5]) == p.urutan for p in bernomor)
    assert PenghitungNomor.objects.get().nilai == len(terkirim)
    assert set(Permohonan.objects.filter(nomor=None, proses=None).values_list("pk", flat=True)) == gagal
    assert Proses.objects.count() == len(terkirim)
    assert periksa_jejak() == []


def _kirim(pk: int, oleh: object, *, batal: bool) -> bool:
    try:
        with transaction.atomic():
            ajukan(permohonan_id=pk, oleh=oleh)  # type: ignore[arg-type]
            if batal:
                raise Batal
    except Batal:
        return False
    return True
