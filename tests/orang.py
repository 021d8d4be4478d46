"""Named characters: the applicant, an officer for every position, an acting one, and somebody else.

`pemohon()`, `petugas(KABID)`, `plh(KABID, menggantikan=dia)`, `orang_lain()`; `kantor()` fills every position.
Traits are keyword arguments; a repeated call makes another person.
"""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import Any

from akun.models import Jabatan, Pengguna, Penugasan
from akun.status import JABATAN

SANDI = "sandi-uji-yang-panjang"
NAMA = {
    "petugas-loket": "Lina Loket",
    "bagian-penjadwalan": "Joko Jadwal",
    "tim-teknis": "Tuti Teknis",
    "petugas-entry-data": "Eko Entri",
    "bendahara-penerima-skrd": "Beni Bendahara",
    "kasi-perizinan-usaha-i": "Kartika Kasi",
    "kasi-perizinan-usaha-ii": "Kusno Kasi",
    "kabid-perizinan-usaha": "Budi Kabid",
    "kepala-dinas": "Dewi Kepala",
    "bagian-arsip-data": "Asih Arsip",
    "penangan-pengaduan": "Gita Pengaduan",
    "penyusun-paket": "Putri Penyusun",
    "administrator": "Adi Administrator",
}
SEJAK_DULU = datetime(2017, 1, 1, tzinfo=UTC)  # before every date that a test stops the clock at
_nomor = count(1)


def nik_baru() -> str:
    """A NIK of the right shape that belongs to nobody: the serial of district 00."""
    return f"647100010190{next(_nomor) % 10_000:04}"


def pemohon(*, nama: str = "Siti Pemohon", nik: str | None = "", aktif: bool = True, **isi: Any) -> Pengguna:
    """An applicant. `nik=None` has not given one yet; by default it is one of their own."""
    return _orang(nama, nik_baru() if nik == "" else nik, aktif=aktif, **isi)


def orang_lain(**isi: Any) -> Pengguna:
    """Another applicant, who owns nothing here."""
    return pemohon(**{"nama": "Oni Orang Lain", **isi})


def petugas(*jabatan: str, nik: str = "", aktif: bool = True, **isi: Any) -> Pengguna:
    """An officer holding these positions. `nik` makes two accounts one person."""
    nama = isi.pop("nama", NAMA.get(jabatan[0] if jabatan else "", "Pita Petugas"))
    orang = _orang(nama, nik or nik_baru(), aktif=aktif, petugas=True, **isi)
    for kode in jabatan:
        tugaskan(orang, kode)
    return orang


def plh(jabatan: str, *, menggantikan: Pengguna, **isi: Any) -> Pengguna:
    """An officer who acts as Plh. of a position."""
    orang = petugas(**{"nama": "Hadi Pelaksana Harian", **isi})
    tugaskan(orang, jabatan, sifat="plh", atas_nama=menggantikan)
    return orang


def kantor(*kecuali: str) -> dict[str, Pengguna]:
    """One officer for every position, by its code."""
    return {kode: petugas(kode) for kode in JABATAN if kode not in kecuali}


def tugaskan(
    orang: Pengguna,
    jabatan: str,
    *,
    sifat: str = "definitif",
    atas_nama: Pengguna | None = None,
    mulai: datetime = SEJAK_DULU,
    selesai: datetime | None = None,
) -> Penugasan:
    """Give a position, by default without end."""
    Jabatan.objects.get_or_create(kode=jabatan, defaults={"nama": JABATAN[jabatan]})
    return Penugasan.objects.create(
        pengguna=orang, jabatan_id=jabatan, sifat=sifat, atas_nama=atas_nama, mulai=mulai, selesai=selesai
    )


def _orang(nama: str, nik: str | None, *, aktif: bool, **isi: Any) -> Pengguna:
    surel = isi.pop("email", f"{nama.split(maxsplit=1)[0].lower()}{next(_nomor)}@contoh.example")
    orang = Pengguna(email=surel, nama=nama, is_active=aktif, **isi)
    if nik:
        orang.pasang_nik(nik)
    orang.set_password(SANDI)
    orang.save()
    return orang
