"""SIUP with one more page that has every kind of question, for what no line of the real SIUP shows."""

from __future__ import annotations

import json
from typing import Any

from akun.models import Pengguna
from perizinan import queries
from perizinan.models import VersiPaket
from perizinan.services import draf, unggah
from perizinan.skema import Medan, Paket
from tests import orang
from tests.kasus import Kasus, contoh_bersih, isian_lengkap, kantor, versi_siup

PEMEGANG = {
    "kode": "pemegang",
    "label": "Pemegang saham",
    "jenis": "daftar",
    "baris": 4,
    "kolom": [
        {"kode": "nama", "label": "Nama", "maks": 40},
        {"kode": "saham", "label": "Jumlah saham", "jenis": "bilangan", "satuan": "lembar"},
        {"kode": "nilai", "label": "Nilai saham", "jenis": "uang", "wajib": False},
        {"kode": "warga", "label": "Kewarganegaraan", "jenis": "pilihan", "pilihan": {"wni": "WNI", "wna": "WNA"}},
    ],
}
SARANA = {
    "kode": "sarana",
    "label": "Sarana",
    "jenis": "pilihan_ganda",
    "pilihan": {"kantor": "Kantor"},
    "kelompok_pilihan": {"Gudang": {"tertutup": "Tertutup", "terbuka": "Terbuka"}, "Kendaraan": {"truk": "Truk"}},
}
HALAMAN: dict[str, Any] = {
    "kode": "rincian",
    "judul": "Rincian usaha",
    "medan": [
        PEMEGANG,
        SARANA,
        {
            "kode": "luas_gudang",
            "label": "Luas gudang",
            "jenis": "bilangan",
            "satuan": "m²",
            "bila": {"medan": "sarana", "isi": ["tertutup", "terbuka"]},
        },
        {"kode": "titik", "label": "Titik lokasi", "jenis": "koordinat", "wajib": False},
        {"kode": "sewa_sampai", "label": "Masa sewa", "jenis": "tanggal", "batas": "depan", "wajib": False},
    ],
}
BUTIR = [
    {"kode": "pemegang", "label": "Pemegang saham", "isi": "{pemegang}"},
    {
        "kode": "gudang",
        "label": "Gudang",
        "isi": "{sarana}, {luas_gudang}",
        "bila": {"medan": "sarana", "isi": ["tertutup", "terbuka"]},
    },
]
ISIAN = {
    "pemegang": json.dumps(
        [
            {"nama": "Siti Contoh", "saham": "1.000", "nilai": "250.000.000", "warga": "wni"},
            {"nama": "Adi Contoh", "saham": "500", "nilai": "", "warga": "wna"},
        ]
    ),
    "sarana": "truk,tertutup",
    "luas_gudang": "1.250",
}


def medan(isi: dict[str, Any]) -> Medan:
    return Medan.model_validate(isi)


def paket_rinci(paket: Paket, **izin: Any) -> Paket:
    """The pack with the page above and its lines; `izin` are further keys of izin.yaml."""
    isi = paket.model_dump(mode="json")
    isi["bagian"].append(HALAMAN)
    isi["izin"]["butir"] += BUTIR
    isi["izin"] |= izin
    return Paket.model_validate(isi)


def versi_rinci(**izin: Any) -> VersiPaket:
    return versi_siup(lambda paket: paket_rinci(paket, **izin))


def draf_rinci(versi: VersiPaket | None = None, *, pemohon: Pengguna | None = None, **isian: str) -> Kasus:
    """A complete draft of it, with its files."""
    versi = versi or versi_rinci()
    pemohon = pemohon or orang.pemohon(telepon="+6281234567890")
    permohonan = draf.buat_draf(versi_paket=versi, jenis="baru", oleh=pemohon)
    semua = {**isian_lengkap(), **ISIAN, **isian}
    for bagian in versi.paket.bagian:
        permohonan = draf.simpan_bagian(permohonan_id=permohonan.pk, bagian=bagian, isian=semua)
    for syarat in queries.syarat(permohonan, versi.paket):
        bersih = contoh_bersih().get(syarat.kode, contoh_bersih()["neraca"])
        unggah.simpan_bersih(permohonan=permohonan, syarat=syarat, nama=f"{syarat.kode}.jpg", bersih=bersih)
    return Kasus(permohonan.pk, pemohon, kantor())
