"""Words of the people app: positions with a meaning to the code, and the natures of an assignment."""

from collections.abc import Collection, Iterable
from typing import Literal

from django.utils.translation import gettext_noop as _  # translated where it is shown

PEMOHON = "pemohon"  # not a position: the owner of an application acts under this name
PENYEDIA_BAYAR = "penyedia-bayar"  # nor this: a payment provider tells of a payment under it
SISTEM = "portal"  # nor this: the portal acts under it where a rule of the office needs nobody to decide
PETUGAS_LOKET = "petugas-loket"
PENJADWALAN = "bagian-penjadwalan"
TIM_TEKNIS = "tim-teknis"
BENDAHARA = "bendahara-penerima-skrd"
KEPALA_DINAS = "kepala-dinas"
KABID = "kabid-perizinan-usaha"
ADMINISTRATOR = "administrator"
PENANGAN_PENGADUAN = "penangan-pengaduan"
PENYUSUN_PAKET = "penyusun-paket"

# The positions of the seven SOPs (Keputusan 188.4/93/DPMPT), then those that the portal itself needs.
JABATAN: dict[str, str] = {
    PETUGAS_LOKET: _("Petugas Loket"),
    PENJADWALAN: _("Bagian Penjadwalan"),
    TIM_TEKNIS: _("Tim Teknis"),
    "petugas-entry-data": _("Petugas Entry Data"),
    BENDAHARA: _("Bendahara Penerima SKRD"),
    "kasi-perizinan-usaha-i": _("Kasi Perizinan Usaha I"),
    "kasi-perizinan-usaha-ii": _("Kasi Perizinan Usaha II"),
    KABID: _("Kabid Perizinan Usaha"),
    KEPALA_DINAS: _("Kepala Dinas"),
    "bagian-arsip-data": _("Bagian Arsip Data"),
    PENANGAN_PENGADUAN: _("Penangan Pengaduan"),
    PENYUSUN_PAKET: _("Penyusun Paket Izin"),
    ADMINISTRATOR: _("Administrator"),
}

# Who acts on a file without holding a position.
BUKAN_JABATAN: dict[str, str] = {PEMOHON: _("Pemohon"), PENYEDIA_BAYAR: _("Penyedia pembayaran"), SISTEM: _("Portal")}

Sifat = Literal["definitif", "plt", "plh"]
SIFAT: dict[Sifat, str] = {
    "definitif": _("Definitif"),
    "plt": _("Plt. (pelaksana tugas)"),
    "plh": _("Plh. (pelaksana harian)"),
}
SEBUTAN: dict[str, str] = {"definitif": "", "plt": "Plt. ", "plh": "Plh. "}

# Supervisors who may send a file back to an earlier officer step (design: the logged exception).
ATASAN = frozenset({"kasi-perizinan-usaha-i", "kasi-perizinan-usaha-ii", KABID, KEPALA_DINAS})

# Who oversees whom: a position oversees those below its own level.
TINGKAT: dict[str, int] = {"kasi-perizinan-usaha-i": 1, "kasi-perizinan-usaha-ii": 1, KABID: 2, KEPALA_DINAS: 3}
KASI = tuple(kode for kode, tingkat in TINGKAT.items() if tingkat == 1)

SebabTidakHadir = Literal["cuti", "sakit", "dinas_luar", "pelatihan", "lain"]
SEBAB_TIDAK_HADIR: dict[SebabTidakHadir, str] = {
    "cuti": _("Cuti"),
    "sakit": _("Sakit"),
    "dinas_luar": _("Dinas luar"),
    "pelatihan": _("Pelatihan"),
    "lain": _("Keperluan lain"),
}


def membawahi(jabatan: Iterable[str], meja: str) -> bool:
    """Does one of these positions oversee the desk? Nobody is above the head, who oversees that desk too."""
    tingkat = max((TINGKAT.get(kode, 0) for kode in jabatan), default=0)
    return tingkat > TINGKAT.get(meja, 0) or tingkat == TINGKAT[KEPALA_DINAS]


def meja_terlihat(jabatan: Iterable[str]) -> list[str]:
    """One's own desks and those that one oversees."""
    saya = list(jabatan)
    return [kode for kode in JABATAN if kode in saya or membawahi(saya, kode)]


def atasan_meja(meja: str, pelaksana: Collection[str]) -> list[tuple[str, ...]]:
    """The positions to turn to above a desk, nearest first: the Kasi of the SOP, the Kabid, the head."""
    kasi = tuple(kode for kode in KASI if kode in pelaksana)
    tangga = [(1, kasi), (2, (KABID,)), (3, (KEPALA_DINAS,))]
    atas = [kode for tingkat, kode in tangga if kode and tingkat > TINGKAT.get(meja, 0)]
    return atas or [(KEPALA_DINAS,)]
