"""Classes by two measures: IUI by workers and investment, TDG by area and volume; each limit, one below, one above."""

from __future__ import annotations

import pytest

from perizinan.demo.isian import isian_contoh
from perizinan.isian import golongan
from perizinan.services.paket import FOLDER, baca_paket

PAKET = {kode: baca_paket(FOLDER / kode.lower()) for kode in ("IUI", "TDG")}

# IUI: class by workers and investment together.

LAIN = {"tk_wni_p": "0", "tk_wna_l": "0", "tk_wna_p": "0"}


@pytest.mark.parametrize(
    ("orang_kerja", "investasi", "kelas"),
    [
        (18, 999_999_999, "Industri kecil"),
        (19, 999_999_998, "Industri kecil"),
        (19, 999_999_999, "Industri kecil"),
        (19, 1_000_000_000, "Industri menengah"),
        (19, 1_000_000_001, "Industri menengah"),
        (20, 999_999_999, "Industri menengah"),
        (21, 999_999_999, "Industri menengah"),
        (19, 15_000_000_001, "Industri menengah"),
        (20, 14_999_999_999, "Industri menengah"),
        (20, 15_000_000_000, "Industri menengah"),
        (20, 15_000_000_001, "Industri besar"),
        (21, 15_000_000_001, "Industri besar"),
    ],
)
def test_iui_golongan(orang_kerja: int, investasi: int, kelas: str) -> None:
    """Permenperin 64/2016, each limit with one below and one above."""
    isian = {**isian_contoh("IUI"), **LAIN, "tk_wni_l": str(orang_kerja), "nilai_investasi": str(investasi)}
    hasil = golongan(PAKET["IUI"], isian)
    assert hasil is not None
    assert hasil.nama == kelas


def test_iui_semua_pekerja_dihitung() -> None:
    isian = {**isian_contoh("IUI"), "nilai_investasi": "1000000"}
    isian |= {"tk_wni_l": "5", "tk_wni_p": "5", "tk_wna_l": "5", "tk_wna_p": "4"}
    kelas = [golongan(PAKET["IUI"], {**isian, "tk_wna_p": n}) for n in ("4", "5")]
    assert [k.kode for k in kelas if k] == ["kecil", "menengah_padat"]


# TDG: class by area and volume together; silo and tank D.


@pytest.mark.parametrize(
    ("luas", "volume", "kelas"),
    [
        (999, 3600, "Golongan A"),
        (1000, 3599, "Golongan A"),
        (1000, 3600, "Golongan A"),
        (1001, 3600, "Golongan B"),
        (1000, 3601, "Golongan B"),
        (2499, 9000, "Golongan B"),
        (2500, 8999, "Golongan B"),
        (2500, 9000, "Golongan B"),
        (2501, 9000, "Golongan C"),
        (2500, 9001, "Golongan C"),
        (200, 9001, "Golongan C"),
        (200, 800, "Golongan A"),
    ],
)
def test_tdg_golongan(luas: int, volume: int, kelas: str) -> None:
    isian = {**isian_contoh("TDG"), "luas_gudang": str(luas), "volume_gudang": str(volume)}
    hasil = golongan(PAKET["TDG"], isian)
    assert hasil is not None
    assert hasil.nama == kelas
    silo = golongan(PAKET["TDG"], {**isian, "jenis_gudang": "silo"})
    assert silo is not None
    assert silo.nama == "Golongan D"
