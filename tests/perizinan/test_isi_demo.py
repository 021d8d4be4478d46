"""The demo's data: made once, and only what is missing is made again."""

import pytest

from perizinan.demo import kasus as peragaan
from perizinan.demo.kasus import KASUS, buka_izin_contoh, isi_kasus
from perizinan.demo.orang import isi_orang
from perizinan.models import Permohonan
from perizinan.services.paket import muat_semua
from tests.kasus import contoh_bersih

pytestmark = pytest.mark.django_db


def test_yang_hilang_dibuat_lagi_dan_hanya_itu(monkeypatch: pytest.MonkeyPatch) -> None:
    muat_semua()
    buka_izin_contoh()
    sedikit = [k for k in KASUS if k.sampai < 4 and k.izin in ("SIUP", "HO")]
    monkeypatch.setattr(peragaan, "KASUS", sedikit)
    orang = isi_orang()
    assert isi_kasus(orang, contoh_bersih) == len(sedikit)
    assert isi_kasus(orang, contoh_bersih) == 0
    Permohonan.objects.filter(proses=None).first().berkas.all().delete()  # type: ignore[union-attr]
    Permohonan.objects.filter(proses=None).delete()
    assert isi_kasus(orang, contoh_bersih) == 1
    assert Permohonan.objects.count() == len(sedikit)


def test_nama_usaha_membedakan_kasus() -> None:
    nama = [(k.izin, peragaan._nama(k)) for k in KASUS]
    assert len(nama) == len(set(nama))
