"""Parts of the permit's number that come from the form, and a number without its year."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.models import Permohonan
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.konsep import entri_data
from sicantik.lib import jam
from tests.kasus import Kasus
from tests.perizinan.alat import kerjakan
from tests.perizinan.rinci import draf_rinci, versi_rinci
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db
BENTUK = {"pt": "1", "koperasi": "2", "cv": "3", "firma": "4", "perorangan": "5"}
PENANDA: dict[str, Any] = {
    "templat_nomor": "64.71.{bentuk}.{golongan_pokok}.{urutan:05}",
    "penanda_nomor": [
        {"nama": "bentuk", "medan": "bentuk_usaha", "peta": BENTUK},
        {"nama": "golongan_pokok", "medan": "kbli", "awal": 2},
    ],
}


def berpenanda(**isian: str) -> Kasus:
    return draf_rinci(versi_rinci(**PENANDA), **isian)


def ubah_isian(milik: Kasus, **isian: str) -> None:
    p = milik.permohonan
    Permohonan.objects.filter(pk=p.pk).update(isian={**p.isian, **isian})


def test_bagian_dari_formulir() -> None:
    cv = berpenanda().sampai("dikoreksi")
    perorangan = berpenanda(bentuk_usaha="perorangan", kbli="56101").sampai("dikoreksi")
    assert cv.setujui().nomor == "64.71.3.47.00001"
    assert perorangan.setujui().nomor == "64.71.5.56.00002"


def test_tanpa_tahun_urutannya_terus() -> None:
    """A number that does not show its year would come again in the next."""
    nomor = []
    for saat in ("2026-12-31 23.59", "2027-01-01 00.01"):
        with jam.pada(wita(saat)):
            izin = berpenanda().sampai("dikoreksi").setujui()
            nomor.append((izin.nomor, izin.tahun, izin.urutan))
    assert nomor == [("64.71.3.47.00001", 2026, 1), ("64.71.3.47.00002", 2027, 2)]


@pytest.mark.parametrize(
    ("isian", "label"),
    [({"kbli": ""}, "Kode KBLI"), ({"kbli": "4"}, "Kode KBLI"), ({"bentuk_usaha": "yayasan"}, "Bentuk usaha")],
)
def test_yang_tidak_ada_ketahuan_saat_entri(
    isian: dict[str, str], label: str, masuk: Callable[[Pengguna], Client]
) -> None:
    milik = berpenanda().sampai("diperiksa")
    ubah_isian(milik, **isian)
    butir = {b.kode: "isi" for b in milik.permohonan.versi_paket.paket.izin.butir}
    with pytest.raises(PermohonanDitolak, match=f"{label}.*dikembalikan kepada pemohon"):
        entri_data(**milik.pokok("entri1"), butir=butir)
    jawab = kerjakan(masuk(milik.petugas["entri1"]), milik)
    assert (jawab.status_code, label in jawab.content.decode()) == (422, True)
    assert milik.letak == (3, "berjalan")
