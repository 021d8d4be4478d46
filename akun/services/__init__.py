"""What changes people: limits, staff accounts, assignments."""

from akun.services.jatah import JatahHabis, konfirmasi_sandi, pakai_jatah, pulihkan_jatah
from akun.services.ketidakhadiran import akhiri_ketidakhadiran, boleh_mencatat, catat_ketidakhadiran
from akun.services.penugasan import akhiri_penugasan, beri_jabatan
from akun.services.petugas import (
    IsiPetugas,
    PetugasDitolak,
    aktifkan_petugas,
    buat_petugas,
    nonaktifkan_petugas,
    ubah_petugas,
    undang_petugas,
)

__all__ = [
    "IsiPetugas",
    "JatahHabis",
    "PetugasDitolak",
    "akhiri_ketidakhadiran",
    "akhiri_penugasan",
    "aktifkan_petugas",
    "beri_jabatan",
    "boleh_mencatat",
    "buat_petugas",
    "catat_ketidakhadiran",
    "konfirmasi_sandi",
    "nonaktifkan_petugas",
    "pakai_jatah",
    "pulihkan_jatah",
    "ubah_petugas",
    "undang_petugas",
]
