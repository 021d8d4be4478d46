"""The matrix of kinds and packs: what is open runs to the handover, what is not is refused everywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.models import Permohonan
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.lanjutan import mulai_lanjutan
from perizinan.services.paket import FOLDER, baca_paket
from perizinan.status import DIGANTI, JENIS_PERMOHONAN, SAH
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kasus
from tests.perizinan.lanjutan import BERUBAH, habis_pada, lanjutkan

pytestmark = pytest.mark.django_db
PAKET = {p.name.upper(): baca_paket(p) for p in sorted(FOLDER.iterdir()) if (p / "izin.yaml").exists()}
LANJUTAN = [j for j in JENIS_PERMOHONAN if j != "baru"]
MATRIKS = {
    "HO": {"baru"},
    "IUI": {"baru", "perubahan"},
    "IUJK": {"baru", "perubahan", "perpanjangan"},
    "SIUP": {"baru", "perubahan"},
    "TDG": {"baru", "daftar_ulang"},
    "TDP": {"baru", "perubahan", "perpanjangan"},
    "TDUP": {"baru", "perubahan"},
}
SISA = 40  # days left, within every pack's time for a renewal


def test_matriks_seperti_yang_diputuskan() -> None:
    assert {k: set(p.izin.jenis_permohonan) for k, p in PAKET.items() if k in MATRIKS} == MATRIKS


@pytest.mark.parametrize("kode", sorted(PAKET))
def test_setiap_jenis(kode: str, penanda: Penanda, masuk: Callable[[Pengguna], Client]) -> None:
    """From a permit that was handed over: every kind in turn, each from the permit before."""
    milik, paket = kasus("diserahkan", izin=kode), PAKET[kode]
    client = masuk(milik.pemohon)
    for jenis in LANJUTAN:
        if paket.izin.berakhir:
            habis_pada(milik, SISA)
        if jenis in paket.izin.jenis_permohonan:
            milik = _tempuh(milik, jenis)
        else:
            _ditolak(client, milik, kode, jenis)


def _tempuh(lama: Kasus, jenis: str) -> Kasus:
    baru = lanjutkan(lama, jenis, **BERUBAH).sampai("diserahkan")
    assert baru.permohonan.jenis == jenis
    assert (lama.izin.keadaan, baru.izin.keadaan) == (DIGANTI, SAH)
    assert baru.izin.menggantikan == lama.izin
    habis = lama.izin.berlaku_sampai
    if habis is not None and baru.permohonan.versi_paket.paket.izin.aturan(jenis).masa == "tetap":
        assert baru.izin.berlaku_sampai == habis
    elif habis is not None:
        assert baru.izin.berlaku_sampai is not None
        assert baru.izin.berlaku_sampai > habis
    return baru


def _ditolak(client: Client, milik: Kasus, kode: str, jenis: str) -> None:
    sebelum = Permohonan.objects.count()
    with pytest.raises(PermohonanDitolak, match="tidak dibuka"):
        mulai_lanjutan(izin=milik.izin, jenis=jenis, oleh=milik.pemohon)
    assert client.get(f"/izin/{kode.lower()}/ajukan/{jenis}/").status_code == 404
    assert client.post(f"/izin/{kode.lower()}/ajukan/", {"jenis": jenis}).status_code == 422
    assert client.post(f"/izin-saya/{milik.izin.pk}/{jenis}/", follow=True).status_code == 200
    assert Permohonan.objects.count() == sebelum
