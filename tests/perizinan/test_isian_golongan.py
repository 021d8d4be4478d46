"""The class of a permit: the first that holds, by one or more measures, from answers as typed or as kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from akun.models import Pengguna
from perizinan.isian import golongan
from perizinan.isian.medan import ribuan
from perizinan.services.paket import FOLDER, baca_paket
from perizinan.skema import Paket
from tests.kasus import kasus

SIUP = baca_paket(FOLDER / "siup")
BILANGAN = {"jenis": "bilangan"}
TEMPAT = {
    "kode": "tempat",
    "judul": "Tempat",
    "medan": [
        {
            "kode": "ruang",
            "label": "Ruang",
            "jenis": "pilihan",
            "pilihan": {"tertutup": "Tertutup", "terbuka": "Terbuka", "silo": "Silo"},
        },
        {"kode": "luas_a", "label": "Luas A", **BILANGAN},
        {"kode": "luas_b", "label": "Luas B", **BILANGAN, "wajib": False},
        {"kode": "isi_ruang", "label": "Isi", **BILANGAN, "bila": {"medan": "ruang", "isi": ["tertutup", "silo"]}},
    ],
}
ATURAN = {
    "ukuran": {"luas": ["luas_a", "luas_b"], "isi": ["isi_ruang"]},
    "jenjang": [
        {"kode": "kelas_d", "nama": "D", "bila": {"medan": "ruang", "isi": ["silo"]}},
        {"kode": "kelas_a", "nama": "A", "batas": {"luas": 1000, "isi": 3600}},
        {"kode": "kelas_b", "nama": "B", "batas": {"luas": 2500, "isi": 9000}},
        {"kode": "kelas_c", "nama": "C"},
    ],
}


def paket(aturan: dict[str, Any] = ATURAN) -> Paket:
    isi = SIUP.model_dump(mode="json")
    isi["bagian"].append(TEMPAT)
    isi["izin"]["golongan"] = aturan
    return Paket.model_validate(isi)


GUDANG = paket()


def kelas(**isian: str) -> str:
    hasil = golongan(GUDANG, {"ruang": "tertutup", **isian})
    return hasil.nama.lower() if hasil else "-"


@pytest.mark.parametrize(
    ("luas", "isi", "kode"),
    [
        ("1.000", "3.600", "a"),
        ("1.001", "3.600", "b"),
        ("1.000", "3.601", "b"),
        ("1", "9.000", "b"),
        ("2.500", "9.000", "b"),
        ("2.501", "1", "c"),
        ("1", "9.001", "c"),
        ("0", "0", "a"),
    ],
)
def test_setiap_ukuran_menentukan(luas: str, isi: str, kode: str) -> None:
    """On the boundary one is still below it; the worse of the measures counts."""
    assert kelas(luas_a=luas, isi_ruang=isi) == kode
    assert kelas(luas_a=luas.replace(".", ""), isi_ruang=isi.replace(".", "")) == kode  # as it is kept


def test_jumlah_beberapa_isian() -> None:
    assert kelas(luas_a="900", luas_b="100", isi_ruang="1") == "a"
    assert kelas(luas_a="900", luas_b="101", isi_ruang="1") == "b"
    assert kelas(luas_a="900", luas_b="", isi_ruang="1") == "a"  # may stay empty


def test_bila_mendahului_ukuran() -> None:
    assert kelas(ruang="silo", luas_a="1", isi_ruang="1") == "d"


def test_yang_tidak_ditanyakan_dihitung_nol() -> None:
    assert kelas(ruang="terbuka", luas_a="2000") == "b"
    assert kelas(ruang="terbuka", luas_a="2000", isi_ruang="99.999") == "b"  # left over from another answer


@pytest.mark.parametrize(
    "isian",
    [
        {"luas_a": "1000"},
        {"isi_ruang": "1"},
        {"luas_a": "seribu", "isi_ruang": "1"},
        {"luas_a": "1000", "luas_b": "x", "isi_ruang": "1"},
        {"luas_a": "12.5", "isi_ruang": "1"},
        {"ruang": "", "luas_a": "1000", "isi_ruang": "1"},
        {"ruang": "lain", "luas_a": "1000", "isi_ruang": "1"},
    ],
)
def test_belum_diketahui(isian: dict[str, str]) -> None:
    assert kelas(**isian) == "-"


def test_belum_tahu_apa_yang_akan_ditanyakan() -> None:
    """Whether a measure is asked at all depends on an answer that is not there: it is not 0 yet."""
    gudang = paket({**ATURAN, "jenjang": ATURAN["jenjang"][1:]})  # type: ignore[index]
    assert golongan(gudang, {"luas_a": "1"}) is None
    assert golongan(gudang, {"luas_a": "1", "ruang": "terbuka"}) is not None


def test_hanya_menurut_pilihan() -> None:
    """A class may follow from a choice alone; before the choice there is none."""
    aturan = {"ukuran": {}, "jenjang": [ATURAN["jenjang"][0], {"kode": "kelas_c", "nama": "C"}]}  # type: ignore[index]
    assert golongan(paket(aturan), {}) is None
    assert [golongan(paket(aturan), {"ruang": r}).nama for r in ("silo", "terbuka")] == ["D", "C"]  # type: ignore[union-attr]


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.integers(0, 10**7), st.booleans())
def test_sama_dengan_hitungan_lain(luas_a: int, luas_b: int, isi: int, bertitik: bool) -> None:
    luas = luas_a + luas_b
    semestinya = "a" if luas <= 1000 and isi <= 3600 else "b" if luas <= 2500 and isi <= 9000 else "c"
    tulis: Callable[[int], str] = ribuan if bertitik else str
    assert kelas(luas_a=tulis(luas_a), luas_b=tulis(luas_b), isi_ruang=tulis(isi)) == semestinya


@pytest.mark.parametrize(
    ("kekayaan", "nama"),
    [
        ("50.000.000", "SIUP Mikro"),
        ("50.000.001", "SIUP Kecil"),
        ("500000000", "SIUP Kecil"),
        ("500.000.001", "SIUP Menengah"),
        ("Rp10.000.000.000", "SIUP Menengah"),
        ("10.000.000.001,00", "SIUP Besar"),
    ],
)
def test_siup_seperti_diketik(kekayaan: str, nama: str) -> None:
    hasil = golongan(SIUP, {"kekayaan_bersih": kekayaan})
    assert hasil is not None
    assert hasil.nama == nama


@pytest.mark.django_db
def test_tampak_saat_mengisi(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("draf", kekayaan_bersih="75.000.000")
    client = masuk(milik.pemohon)
    kata = 'Golongan menurut isian Anda: <b lang="id">SIUP Kecil</b>'
    for halaman in ("usaha", "kegiatan"):
        assert kata in client.get(f"/permohonan/{milik.id}/isi/{halaman}/").content.decode()
    assert '<dt>Golongan menurut isian Anda</dt><dd lang="id">SIUP Kecil</dd>' in periksa(client, milik.id)
    client.post(f"/permohonan/{milik.id}/isi/kegiatan/", {"kekayaan_bersih": "banyak"})
    assert kata not in client.get(f"/permohonan/{milik.id}/isi/kegiatan/").content.decode()
    assert "<dt>Golongan menurut isian Anda</dt><dd>Belum dapat dihitung</dd>" in periksa(client, milik.id)


def periksa(client: Client, pk: int) -> str:
    return client.get(f"/permohonan/{pk}/periksa/").content.decode()
