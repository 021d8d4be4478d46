"""A corrected answer may ask for more, or for less: no returned application is a dead end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.models import Berkas
from perizinan.services.galat import BelumLengkap, TidakBolehDiubah
from tests.kasus import Kasus
from tests.perizinan.dikembalikan import dikembalikan_loket, isi, kirim

pytestmark = pytest.mark.django_db
AKTA = {"akta_nomor": "7", "akta_tanggal": "3/2/2020", "akta_notaris": "Notaris Contoh"}


@pytest.fixture
def ternyata_cv() -> Kasus:
    """Filed as one person's own business; the loket sent back its form."""
    milik = dikembalikan_loket(isian=("bentuk_usaha",), bentuk="perorangan")
    isi(milik, "usaha", bentuk_usaha="cv")
    return milik


def test_yang_menyusul_diminta_dan_dapat_diisi(ternyata_cv: Kasus) -> None:
    with pytest.raises(BelumLengkap) as galat:
        kirim(ternyata_cv)
    assert galat.value.bagian == [*AKTA, "akta"]
    isi(ternyata_cv, "legalitas", **AKTA)
    ternyata_cv.unggah("akta", "akta")
    ternyata_cv.unggah("akta", "neraca")  # a slip of the hand is mended before it is sent
    kirim(ternyata_cv)
    assert ternyata_cv.letak == (2, "berjalan")
    assert ternyata_cv.permohonan.isian["akta_tanggal"] == "2020-02-03"


def test_yang_sudah_diterima_tetap_tertutup(ternyata_cv: Kasus) -> None:
    for kode in ("npwp", "ktp", "neraca"):
        with pytest.raises(TidakBolehDiubah):
            ternyata_cv.unggah(kode)
    with pytest.raises(TidakBolehDiubah):
        isi(ternyata_cv, "kegiatan", kbli="47999")


def test_halaman_menyebut_yang_menyusul(ternyata_cv: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    client = masuk(ternyata_cv.pemohon)
    konteks = client.get(f"/permohonan/{ternyata_cv.id}/").context
    assert [b.kode for b in konteks["butir"]] == ["bentuk_usaha", *AKTA, "akta"]
    assert not konteks["siap_kirim"]
    assert client.get(f"/permohonan/{ternyata_cv.id}/isi/legalitas/").context["form"].fields.keys() == AKTA.keys()
    isi(ternyata_cv, "legalitas", **AKTA)
    ternyata_cv.unggah("akta", "akta")
    konteks = client.get(f"/permohonan/{ternyata_cv.id}/").context
    assert [b.kode for b in konteks["butir"]] == ["bentuk_usaha"]
    assert konteks["siap_kirim"]


def test_yang_tidak_diminta_lagi_bukan_kekurangan() -> None:
    """The deed was at fault; then it turns out that there is no deed."""
    milik = dikembalikan_loket("akta", isian=("bentuk_usaha", "akta_nomor"), bentuk="cv")
    isi(milik, "usaha", bentuk_usaha="perorangan")
    kirim(milik)
    assert milik.letak == (2, "berjalan")
    assert "akta_nomor" not in milik.permohonan.isian
    assert not Berkas.objects.get(permohonan=milik.id, syarat="akta").kini
