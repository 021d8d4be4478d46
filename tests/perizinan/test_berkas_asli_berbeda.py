"""Originals that differ from the uploads: the permit is cancelled, for good, and its number stays used."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.demo.pokok import GORESAN
from perizinan.models import PenghitungNomor, SerahTerima
from perizinan.queries import lacak_menurut_id
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.penyerahan import Penerima, batalkan_karena_tidak_sesuai, serahkan
from perizinan.status import DIBATALKAN, IZIN_DIBATALKAN
from sop.services import SudahDikerjakan
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kasus
from tests.perizinan.alat import kerjakan

pytestmark = pytest.mark.django_db
SEBAB = "Neraca asli berbeda: kekayaan bersih Rp40 juta."


@pytest.fixture
def milik(penanda: Penanda) -> Kasus:
    return kasus("diarsipkan")


def test_dibatalkan_dengan_sebab(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    jawab = kerjakan(masuk(milik.petugas["loket"]), milik, cocok="tidak", catatan=SEBAB, goresan=GORESAN, yakin="on")
    assert jawab.status_code == 302
    izin = milik.izin
    assert (izin.akhir, izin.sebab_akhir, izin.diserahkan) == ("dibatalkan", SEBAB, None)
    assert izin.diakhiri is not None
    assert izin.keadaan == IZIN_DIBATALKAN
    assert milik.permohonan.status == DIBATALKAN
    assert milik.proses.keadaan == "batal"
    assert not SerahTerima.objects.exists()
    lacak = lacak_menurut_id(milik.id)
    assert lacak is not None
    assert (lacak.log[0].judul, lacak.log[0].catatan) == (
        "Berkas asli tidak sesuai, izin dibatalkan, Petugas Loket",
        SEBAB,
    )


def test_tanpa_sebab_ditolak(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    jawab = kerjakan(masuk(milik.petugas["loket"]), milik, cocok="tidak", catatan="  ", yakin="on")
    assert (jawab.status_code, set(jawab.context["form"].errors)) == (422, {"catatan"})
    with pytest.raises(PermohonanDitolak):
        batalkan_karena_tidak_sesuai(**milik.pokok("loket"), catatan=" ")
    assert milik.izin.akhir == ""


def test_nomor_tetap_terpakai(milik: Kasus) -> None:
    batalkan_karena_tidak_sesuai(**milik.pokok("loket"), catatan=SEBAB)
    berikut = kasus("dikoreksi").setujui()
    assert (milik.izin.urutan, berikut.urutan) == (1, 2)
    assert PenghitungNomor.objects.get(kode="SIUP").nilai == 2


def test_tidak_dapat_diserahkan_lagi(milik: Kasus) -> None:
    pokok = milik.pokok("loket")
    batalkan_karena_tidak_sesuai(**pokok, catatan=SEBAB)
    with pytest.raises(SudahDikerjakan):
        serahkan(**milik.pokok("loket"), penerima=Penerima("Siti", "6471015708880099", "Kuasa", GORESAN))
    with pytest.raises(SudahDikerjakan):
        batalkan_karena_tidak_sesuai(**pokok, catatan=SEBAB)
    assert milik.izin.akhir == "dibatalkan"


def test_tanpa_centang_yakin_tidak_dibatalkan(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    jawab = kerjakan(masuk(milik.petugas["loket"]), milik, cocok="tidak", catatan=SEBAB)
    assert (jawab.status_code, set(jawab.context["form"].errors)) == (422, {"yakin"})
    assert milik.izin.akhir == ""
