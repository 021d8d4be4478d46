"""The demo's counter: made once."""

import pytest

from perizinan.demo.loket import DATANG, isi_loket
from perizinan.demo.orang import isi_orang
from perizinan.models import Permohonan, TiketAntrean
from perizinan.services.paket import muat_semua
from tests.kasus import contoh_bersih

pytestmark = pytest.mark.django_db


def test_dibuat_sekali() -> None:
    muat_semua()
    orang = isi_orang()
    for _n in range(2):
        isi_loket(orang, contoh_bersih)
    assert Permohonan.objects.filter(pemohon=None, proses__isnull=False).count() == len(DATANG)
    assert TiketAntrean.objects.count() == 5
