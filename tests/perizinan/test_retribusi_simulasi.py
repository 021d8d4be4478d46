"""The simulator on the permit page: the same calculation, bounded, labelled, and kept nowhere."""

from __future__ import annotations

import pytest
from django.test import Client

from perizinan.forms.retribusi import SimulasiForm
from perizinan.retribusi import LUAS_TERBESAR
from perizinan.services.paket import FOLDER, baca_paket
from tests.kasus import versi, versi_siup

pytestmark = pytest.mark.django_db
PILIHAN = {"jalan": "arteri", "kawasan": "perdagangan", "gangguan": "kecil"}


@pytest.fixture
def ho() -> None:
    versi("HO")


@pytest.mark.usefixtures("ho")
def test_baris_demi_baris_dengan_label_contoh() -> None:
    jawab = Client().get("/izin/ho/", {"luas": "120", **PILIHAN})
    isi = jawab.content.decode()
    for harus in ("Rp108.500", "× 3,5", "Rp1.329.125", "bukan tarif Kota Balikpapan"):
        assert harus in isi, harus
    assert "sesi" not in jawab.cookies, "no session for a guest who calculates"


@pytest.mark.usefixtures("ho")
def test_tanpa_masukan_hanya_formulir() -> None:
    isi = Client().get("/izin/ho/").content.decode()
    assert "Hitung perkiraan retribusi" in isi
    assert "bukan tarif Kota Balikpapan" in isi
    assert 'role="status"' not in isi
    assert "Ada 1 hal" not in isi


@pytest.mark.usefixtures("ho")
@pytest.mark.parametrize(
    ("isi", "galat"),
    [
        ({"luas": "-1"}, {"luas"}),
        ({"luas": ""}, {"luas"}),
        ({"luas": "seratus"}, {"luas"}),
        ({"luas": "12.5"}, {"luas"}),
        ({"luas": str(LUAS_TERBESAR + 1)}, {"luas"}),
        ({"luas": "9" * 400}, {"luas"}),
        ({"luas": "120", "jalan": "tol"}, {"jalan"}),
        ({"luas": "120", "kawasan": ""}, {"kawasan"}),
    ],
)
def test_masukan_dibatasi(isi: dict[str, str], galat: set[str]) -> None:
    jawab = Client().get("/izin/ho/", {**PILIHAN, **isi})
    assert jawab.status_code == 200
    assert set(jawab.context["simulasi"]["form"].errors) == galat


@pytest.mark.usefixtures("ho")
@pytest.mark.parametrize("luas", ["0", str(LUAS_TERBESAR)])
def test_batas_terhitung(luas: str) -> None:
    assert Client().get("/izin/ho/", {"luas": luas, **PILIHAN}).context["simulasi"]["ada"]


def test_izin_tanpa_retribusi_tidak_punya_simulasi() -> None:
    versi_siup()
    assert "Hitung perkiraan" not in Client().get("/izin/siup/?luas=120").content.decode()


def test_ribuan_dengan_titik_adalah_ribuan() -> None:
    """As in every other box: "1.000" is a thousand square metres, not one."""
    tarif = baca_paket(FOLDER / "ho").tarif
    assert tarif is not None
    isi = {"jalan": "lingkungan", "kawasan": "industri", "gangguan": "kecil"}
    form = SimulasiForm(tarif, {"luas": "1.000", **isi})
    assert form.is_valid()
    assert form.perhitungan().luas == 1000
    for keliru in ("99999999999999", "1.5", "-3", "satu"):
        assert not SimulasiForm(tarif, {"luas": keliru, **isi}).is_valid(), keliru
