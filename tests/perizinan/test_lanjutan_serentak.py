"""Two at once from the same permit: one application, one replacement."""

from __future__ import annotations

import pytest

from perizinan.models import Izin, Permohonan
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.lanjutan import mulai_dengan_bukti, mulai_lanjutan
from perizinan.services.pengajuan import ajukan
from tests import orang
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kasus
from tests.perizinan.lanjutan import BERUBAH, ISIAN_ORANG_LAIN, lanjutkan, lengkapi
from tests.serentak import bersamaan

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lama(penanda: Penanda) -> Kasus:
    return kasus("diserahkan")


def test_mulai_bersamaan_satu_draf(lama: Kasus) -> None:
    izin = lama.izin
    hasil = bersamaan([lambda: mulai_lanjutan(izin=izin, jenis="perubahan", oleh=lama.pemohon).pk] * 4)
    assert len(set(map(str, hasil))) == 1
    assert Permohonan.objects.filter(izin_lama=izin).count() == 1


def test_kirim_bersamaan_dari_dua_akun(lama: Kasus) -> None:
    dia, nik = orang.orang_lain(), lama.permohonan.semua_isian["nik"]
    milik = mulai_dengan_bukti(kode="SIUP", jenis="perubahan", nomor=lama.izin.nomor, bukti=nik, oleh=dia)
    dua = [lengkapi(Kasus(milik.pk, dia, lama.petugas), **ISIAN_ORANG_LAIN), lanjutkan(lama, "perubahan", **BERUBAH)]
    hasil = bersamaan([lambda k=k: ajukan(permohonan_id=k.id, oleh=k.pemohon).nomor for k in dua])
    assert [isinstance(h, PermohonanDitolak) for h in sorted(hasil, key=str)].count(True) == 1
    assert Permohonan.objects.filter(izin_lama=lama.izin, nomor__isnull=False).count() == 1
    assert not Izin.objects.exclude(pk=lama.izin.pk).exists()
