"""States of a complaint and what leads from one to the next; its classes."""

from typing import Literal

from perizinan.status import Kata

Keadaan = Literal["diterima", "diproses", "dijawab", "selesai"]
KEADAAN: dict[Keadaan, Kata] = {
    "diterima": Kata("Diterima", "c-info", "inbox"),
    "diproses": Kata("Diproses", "c-info", "clock"),
    "dijawab": Kata("Dijawab", "c-ok", "message-2"),
    "selesai": Kata("Selesai", "c-ok", "circle-check"),
}
BELUM_DIJAWAB: tuple[Keadaan, ...] = ("diterima", "diproses")

Aksi = Literal["proses", "jawab", "tutup"]
# what is done -> from which states, to which
PERPINDAHAN: dict[Aksi, tuple[tuple[Keadaan, ...], Keadaan]] = {
    "proses": (("diterima",), "diproses"),
    "jawab": (("diterima", "diproses", "dijawab"), "dijawab"),
    "tutup": (("dijawab",), "selesai"),
}

Jenis = Literal["bernama", "anonim"]
JENIS: dict[Jenis, str] = {"bernama": "Dengan nama", "anonim": "Tanpa nama"}

KLASIFIKASI: dict[str, str] = {
    "keaslian": "Keaslian dokumen izin",
    "waktu": "Waktu penyelesaian",
    "petugas": "Sikap petugas",
    "biaya": "Biaya atau pungutan",
    "syarat": "Persyaratan dan prosedur",
    "lain": "Lain-lain",
}
HARI_JAWAB = 5  # working days for the first answer, counted as the SOP counts (H1 is the day of receipt)


class GerakTerlarang(Exception):
    """This cannot be done in the complaint's present state. The text is for the person."""


def pindah(keadaan: Keadaan, aksi: Aksi) -> Keadaan:
    """The state after `aksi`. Raises GerakTerlarang."""
    dari, ke = PERPINDAHAN[aksi]
    if keadaan not in dari:
        raise GerakTerlarang(f"Pengaduan ini sudah {KEADAAN[keadaan].kata.lower()}. Muat ulang halaman.")
    return ke
