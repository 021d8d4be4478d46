"""Redis is only a doorbell: without it people file as fast as ever, and the sweepers bring the rest (goal R3)."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from celery import current_app
from django.test import Client

from akun.models import Pengguna
from notifikasi.models import Pesan
from notifikasi.services import sapu
from perizinan import tasks
from perizinan.models import DokumenTerbit
from tests.kasus import kasus
from tests.perizinan.terbit import hanya_berkas_yang_tercatat

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _redis_tidak_ada(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever REDIS_URL the suite runs with, the doorbell points at a port where nobody listens."""
    aplikasi = current_app._get_current_object()
    with socket.socket() as terikat:
        terikat.bind(("127.0.0.1", 0))
        monkeypatch.setenv("CELERY_BROKER_URL", f"redis://127.0.0.1:{terikat.getsockname()[1]}/0")
        monkeypatch.setattr(aplikasi, "_pool", None)
        monkeypatch.setattr(aplikasi.amqp, "_producer_pool", None)
        yield


def test_mengajukan_tetap_cepat_dan_kabarnya_menyusul(masuk: Callable[[Pengguna], Client], simpanan: Path) -> None:
    draf = [kasus("draf", petugas={}) for _ in range(10)]
    pemohon = [masuk(milik.pemohon) for milik in draf]
    lama = []
    for client, milik in zip(pemohon, draf, strict=True):
        mulai = time.monotonic()
        jawab = client.post(f"/permohonan/{milik.id}/kirim/", {"pernyataan": "1"})
        lama.append(time.monotonic() - mulai)
        assert jawab.headers["Location"] == f"/permohonan/{milik.id}/tanda-terima/"
    assert max(lama) < 1.5, lama
    assert Pesan.objects.filter(keadaan="antre").count() == 20
    assert not DokumenTerbit.objects.exists()
    assert client.get(f"/permohonan/{milik.id}/tanda-terima/").status_code == 200, "the page needs no worker"

    assert sapu() == 20
    assert set(Pesan.objects.values_list("keadaan", flat=True)) == {"terkirim"}
    tasks.sapu()
    assert DokumenTerbit.objects.filter(jenis="tanda_terima").count() == 10
    hanya_berkas_yang_tercatat(simpanan)
    isi = client.get(f"/permohonan/{milik.id}/dokumen/tanda_terima/")
    assert isi.content.startswith(b"%PDF-")


def test_penyapu_tidak_mengulang(simpanan: Path) -> None:
    kasus("diajukan")
    assert sapu() == 2
    tasks.sapu()
    sebelum = list(DokumenTerbit.objects.values())
    assert sapu() == 0
    tasks.sapu()
    assert list(DokumenTerbit.objects.values()) == sebelum
