"""A draft's file that is replaced, taken away, or thrown away with its draft leaves the disk too."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.models import Berkas, Permohonan
from perizinan.services.draf import hapus_draf
from perizinan.services.galat import TidakBolehDiubah
from perizinan.services.pengajuan import ajukan
from tests.kasus import Kasus, kasus
from tests.perizinan.terbit import hanya_berkas_yang_tercatat
from tests.serentak import bersamaan

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def milik() -> Kasus:
    return kasus("draf", petugas={})


def test_diganti(milik: Kasus, simpanan: Path) -> None:
    lama = Berkas.objects.get(syarat="ktp")
    milik.unggah("ktp", "foto", nama="baru.jpg")
    baru = Berkas.objects.get(syarat="ktp")
    assert (baru.nama, baru.versi, baru.kini) == ("baru.jpg", 2, True)
    assert not (simpanan / lama.jalur).exists()
    hanya_berkas_yang_tercatat(simpanan)


def test_dihapus(milik: Kasus, masuk: Callable[[Pengguna], Client], simpanan: Path) -> None:
    client = masuk(milik.pemohon)
    assert client.post(f"/permohonan/{milik.id}/berkas/akta/hapus/").status_code == 302
    assert not Berkas.objects.filter(syarat="akta").exists()
    hanya_berkas_yang_tercatat(simpanan)


def test_draf_dibuang_dua_kali(milik: Kasus, masuk: Callable[[Pengguna], Client], simpanan: Path) -> None:
    client = masuk(milik.pemohon)
    jawab = bersamaan([partial(client.post, f"/permohonan/{milik.id}/hapus/") for _ in range(3)])
    assert {j.status_code for j in jawab} <= {302, 404}  # type: ignore[union-attr]
    assert not Permohonan.objects.exists()
    hanya_berkas_yang_tercatat(simpanan)


def test_dua_unggahan_bersamaan(milik: Kasus, simpanan: Path) -> None:
    hasil = bersamaan([partial(milik.unggah, "ktp", contoh) for contoh in ("foto", "npwp", "neraca", "akta")])
    assert hasil == [None] * 4
    assert Berkas.objects.get(syarat="ktp").versi == 5
    hanya_berkas_yang_tercatat(simpanan)


def test_kirim_dan_buang_bersamaan(simpanan: Path) -> None:
    """Filed or thrown away, never both: a number never belongs to nothing."""
    for _ in range(6):
        milik = kasus("draf", petugas={})
        permohonan = milik.permohonan
        bersamaan(
            [
                partial(ajukan, permohonan_id=milik.id, oleh=milik.pemohon),
                partial(hapus_draf, permohonan=permohonan),
            ]
        )
        ada = Permohonan.objects.filter(pk=milik.id).first()
        assert ada is None or ada.nomor is not None
    bernomor = Permohonan.objects.order_by("urutan").values_list("urutan", flat=True)
    assert list(bernomor) == list(range(1, len(bernomor) + 1))
    hanya_berkas_yang_tercatat(simpanan)


def test_yang_sudah_diajukan_tidak_dapat_dibuang() -> None:
    milik = kasus("diajukan")
    with pytest.raises(TidakBolehDiubah, match="tidak dapat dihapus"):
        hapus_draf(permohonan=milik.permohonan)
    assert milik.permohonan.nomor
