"""What applicants type: checking, completing and showing the answers of a pack's form. No database."""

from perizinan.isian.daftar import baca_baris, tulis_baris
from perizinan.isian.galat import IsianKeliru
from perizinan.isian.himpunan import Isi, gabung, susun_bagian, susun_syarat, syarat_sama
from perizinan.isian.lanjutan import (
    Beda,
    ada_perubahan,
    akhir_izin_kertas,
    beda_isian,
    medan_tercetak,
    mulai_boleh,
    salin_isian,
)
from perizinan.isian.medan import normalkan, tampilan, tampilan_baris
from perizinan.isian.paket import (
    KeadaanBagian,
    bagian_berlaku,
    batas_berlaku,
    beda_lahir,
    benar,
    butir_berlaku,
    golongan,
    keadaan_bagian,
    medan_berlaku,
    medan_ikut,
    nilai_cetak,
    penanda_nomor,
    syarat_berlaku,
    tanggal_lewat,
)

__all__ = [
    "Beda",
    "Isi",
    "IsianKeliru",
    "KeadaanBagian",
    "ada_perubahan",
    "akhir_izin_kertas",
    "baca_baris",
    "bagian_berlaku",
    "batas_berlaku",
    "beda_isian",
    "beda_lahir",
    "benar",
    "butir_berlaku",
    "gabung",
    "golongan",
    "keadaan_bagian",
    "medan_berlaku",
    "medan_ikut",
    "medan_tercetak",
    "mulai_boleh",
    "nilai_cetak",
    "normalkan",
    "penanda_nomor",
    "salin_isian",
    "susun_bagian",
    "susun_syarat",
    "syarat_berlaku",
    "syarat_sama",
    "tampilan",
    "tampilan_baris",
    "tanggal_lewat",
    "tulis_baris",
]
