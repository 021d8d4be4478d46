"""A SOP that cannot run is refused when its pack is loaded, and the sentence says where and why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from akun.status import JABATAN, PEMOHON
from sop.definisi import Cabang, Definisi, Langkah, Tahap, periksa
from tests.sop.contoh import AKSI, siup


def galat(definisi: Definisi) -> list[str]:
    return periksa(definisi, jabatan={*JABATAN, PEMOHON}, aksi=AKSI)


def siup_dengan(nomor: int, /, **isi: Any) -> Definisi:
    langkah = list(siup().langkah)
    langkah[nomor - 1] = replace(langkah[nomor - 1], **isi)
    return replace(siup(), langkah=tuple(langkah))


def test_siup_tanpa_galat() -> None:
    assert galat(siup()) == []


RUSAK: dict[str, tuple[Definisi, str]] = {
    "tanpa langkah": (replace(siup(), langkah=()), "SOP tidak berisi langkah"),
    "nomor melompat": (siup_dengan(4, urut=5), "langkah 5: nomor urut seharusnya 4"),
    "jabatan tak dikenal": (
        siup_dengan(4, pelaksana=("kasi-khayal",)),
        "langkah 4: pelaksana 'kasi-khayal' bukan jabatan yang dikenal",
    ),
    "tanpa pelaksana": (siup_dengan(4, pelaksana=()), "langkah 4: pelaksana belum diisi"),
    "aksi tak dikenal": (siup_dengan(6, aksi="menari"), "langkah 6: aksi 'menari' tidak dikenal"),
    "hasil berulang": (
        siup_dengan(4, cabang=(Cabang("ya", 5), Cabang("ya", 3))),
        "langkah 4: hasil cabang berulang",
    ),
    "cabang ke luar": (
        siup_dengan(4, cabang=(Cabang("ya", 5), Cabang("tidak", 10))),
        "langkah 4: cabang 'tidak' menuju langkah 10 yang tidak ada",
    ),
    "cabang ke nol": (
        siup_dengan(4, cabang=(Cabang("ya", 5), Cabang("tidak", 0))),
        "langkah 4: cabang 'tidak' menuju langkah 0 yang tidak ada",
    ),
    "cabang ke diri sendiri": (
        siup_dengan(4, cabang=(Cabang("ya", 5), Cabang("tidak", 4))),
        "langkah 4: cabang 'tidak' kembali ke dirinya sendiri; menunggu bukan perpindahan",
    ),
    "langkah tak tercapai": (
        siup_dengan(4, cabang=(Cabang("ya", 6), Cabang("tidak", 3))),
        "langkah 5 tidak pernah tercapai",
    ),
    "tanpa akhir": (siup_dengan(9, cabang=(Cabang("ya", 8),)), "dari langkah 1 tidak ada jalan selesai"),
    "hanya batal": (siup_dengan(9, cabang=(Cabang("ya", "batal"),)), "dari langkah 9 tidak ada jalan selesai"),
    "tahap ke langkah khayal": (
        replace(siup(), tahap=(Tahap("Arsip", (7, 12)),)),
        "tahap menunjuk langkah 12 yang tidak ada",
    ),
    "petugas mendaftar": (siup_dengan(1, pelaksana=("petugas-loket",)), "langkah 1: pelaksana harus pemohon"),
    "jam jalan saat menunggu pembayaran": (
        siup_dengan(4, aksi="bayar"),
        "langkah 4: jam harus berhenti selama menunggu pembayaran (menunggu_pemohon)",
    ),
    "jam jalan saat menunggu pemohon": (
        siup_dengan(1, menunggu_pemohon=False),
        "langkah 1: giliran pemohon harus menghentikan jam (menunggu_pemohon)",
    ),
    "pemohon giliran kedua": (
        siup_dengan(9, cukup_satu=False),
        "langkah 9: giliran pemohon harus menghentikan jam (menunggu_pemohon)",
    ),
    "jam berhenti tanpa sebab": (
        siup_dengan(4, menunggu_pemohon=True),
        "langkah 4: aksi 'verifikasi' tidak punya sebab jam berhenti",
    ),
}


@pytest.mark.parametrize("nama", RUSAK)
def test_galat_disebut_dengan_tempat_dan_sebabnya(nama: str) -> None:
    definisi, kalimat = RUSAK[nama]
    assert kalimat in galat(definisi)


def test_langkah_tunggal_boleh() -> None:
    daftar = Langkah(1, "Daftar", "D", (PEMOHON,), "ajukan", menunggu_pemohon=True)
    assert galat(Definisi("U", "Uji", "1", (daftar,))) == []
