"""Words of the people app: positions with a meaning to the code, and the natures of an assignment."""

from typing import Literal

PEMOHON = "pemohon"  # not a position: the owner of an application acts under this name
PETUGAS_LOKET = "petugas-loket"
KEPALA_DINAS = "kepala-dinas"
KABID = "kabid-perizinan-usaha"
ADMINISTRATOR = "administrator"
PENANGAN_PENGADUAN = "penangan-pengaduan"

# The positions of the seven SOPs (Keputusan 188.4/93/DPMPT), then those that the portal itself needs.
JABATAN: dict[str, str] = {
    PETUGAS_LOKET: "Petugas Loket",
    "bagian-penjadwalan": "Bagian Penjadwalan",
    "tim-teknis": "Tim Teknis",
    "petugas-entry-data": "Petugas Entry Data",
    "bendahara-penerima-skrd": "Bendahara Penerima SKRD",
    "kasi-perizinan-usaha-i": "Kasi Perizinan Usaha I",
    "kasi-perizinan-usaha-ii": "Kasi Perizinan Usaha II",
    KABID: "Kabid Perizinan Usaha",
    KEPALA_DINAS: "Kepala Dinas",
    "bagian-arsip-data": "Bagian Arsip Data",
    PENANGAN_PENGADUAN: "Penangan Pengaduan",
    ADMINISTRATOR: "Administrator",
}

Sifat = Literal["definitif", "plt", "plh"]
SIFAT: dict[Sifat, str] = {
    "definitif": "Definitif",
    "plt": "Plt. (pelaksana tugas)",
    "plh": "Plh. (pelaksana harian)",
}
SEBUTAN: dict[str, str] = {"definitif": "", "plt": "Plt. ", "plh": "Plh. "}

# Supervisors who may send a file back to an earlier officer step (design: the logged exception).
ATASAN = frozenset({"kasi-perizinan-usaha-i", "kasi-perizinan-usaha-ii", KABID, KEPALA_DINAS})
