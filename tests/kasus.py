"""Applications driven to a named state by the same services that the pages call.

`kasus("dikoreksi")`, `kasus("draf", bentuk="pt", jenis="perubahan", nama_usaha="PT Contoh")`: the state first, traits
as keyword arguments, any field of the form among them. The moves are the demo's, so that both stay true together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from akun.models import Pengguna
from perizinan import queries
from perizinan.demo.contoh import semua_contoh
from perizinan.demo.kasus import ISIAN, LANGKAH, URUTAN
from perizinan.models import Izin, Permohonan, VersiPaket
from perizinan.services import draf, penerbitan, unggah
from perizinan.services.paket import FOLDER, baca_paket, simpan_paket
from perizinan.skema import Paket, Syarat
from sicantik.lib.unggahan import Bersih
from sop.models import LangkahLog, Proses
from tests import orang

# The demo's names of the officers, and the positions they hold.
MEJA = {
    "loket": "petugas-loket",
    "entri1": "petugas-entry-data",
    "kasi1": "kasi-perizinan-usaha-i",
    "kabid": "kabid-perizinan-usaha",
    "kepala": "kepala-dinas",
    "arsip": "bagian-arsip-data",
}
# state: the move that leads to it from the state before
KEADAAN = {
    "diajukan": "ajukan",
    "diperiksa": "periksa",
    "dientri": "entri",
    "diverifikasi": "verifikasi",
    "dikoreksi": "koreksi",
    "terbit": "terbit",
    "diarsipkan": "arsip",
    "diserahkan": "serah",
}
assert list(KEADAAN.values()) == URUTAN
CABANG = {"dikembalikan": ("diajukan", "kembalikan"), "dibatalkan": ("diarsipkan", "batal")}
TELEPON = "0812 3456 7890"


@dataclass
class Kasus:
    """An application with its applicant and the officers of its SOP."""

    id: int
    pemohon: Pengguna
    petugas: dict[str, Pengguna] = field(default_factory=dict)

    @property
    def permohonan(self) -> Permohonan:
        """As it is stored now."""
        return Permohonan.objects.lengkap().get(pk=self.id)

    @property
    def proses(self) -> Proses:
        return Proses.objects.get(permohonan=self.id)

    @property
    def izin(self) -> Izin:
        return Izin.objects.get(permohonan=self.id)

    @property
    def log(self) -> list[LangkahLog]:
        return list(LangkahLog.objects.filter(proses__permohonan=self.id))

    @property
    def letak(self) -> tuple[int, str]:
        """Step and state of the run."""
        proses = self.proses
        return proses.langkah, proses.keadaan

    @property
    def syarat(self) -> dict[str, Syarat]:
        permohonan = self.permohonan
        return {s.kode: s for s in queries.syarat(permohonan, permohonan.versi_paket.paket)}

    def lakukan(self, gerak: str) -> Kasus:
        """One of the demo's moves."""
        LANGKAH[gerak](self.permohonan, self.petugas)
        return self

    def sampai(self, keadaan: str) -> Kasus:
        """Everything from the state of a draft or a filed application up to another."""
        lewat = URUTAN.index(KEADAAN[keadaan]) + 1
        permohonan = self.permohonan
        dari = 0 if permohonan.proses is None else permohonan.proses.langkah - 1
        for gerak in URUTAN[dari:lewat]:
            self.lakukan(gerak)
        return self

    def pokok(self, siapa: str, **ganti: Any) -> dict[str, Any]:
        """What every desk service takes, from a page that is fresh."""
        return {
            "permohonan": self.permohonan,
            "versi": self.proses.jumlah_log,
            "oleh": self.petugas[siapa],
            **ganti,
        }

    def setujui(self) -> Izin:
        """The head approves; nothing is rendered yet."""
        return penerbitan.setujui_izin(**self.pokok("kepala"), intisari=self.permohonan.konsep.intisari)

    def unggah(self, kode: str, contoh: str = "ktp", *, nama: str = "baru.jpg") -> None:
        """Put another of the sample files in the place of a required document."""
        unggah.simpan_bersih(
            permohonan=self.permohonan, syarat=self.syarat[kode], nama=nama, bersih=contoh_bersih()[contoh]
        )


def kasus(
    keadaan: str = "draf",
    *,
    jenis: str = "baru",
    pemohon: Pengguna | None = None,
    petugas: dict[str, Pengguna] | None = None,
    berkas: bool = True,
    **isian: str,
) -> Kasus:
    """An application in a state of KEADAAN, CABANG, or still a draft (`berkas=False`: without its files)."""
    pemohon = pemohon or orang.pemohon(telepon="+6281234567890")
    hasil = Kasus(_draf(pemohon, jenis, isian, berkas=berkas), pemohon, kantor() if petugas is None else petugas)
    if keadaan in CABANG:
        sebelum, gerak = CABANG[keadaan]
        return hasil.sampai(sebelum).lakukan(gerak)
    return hasil if keadaan == "draf" else hasil.sampai(keadaan)


def kantor() -> dict[str, Pengguna]:
    """An officer for every desk of the SOP, by the demo's names."""
    return {nama: orang.petugas(jabatan) for nama, jabatan in MEJA.items()}


def versi_siup(ubah: Callable[[Paket], Paket] | None = None) -> VersiPaket:
    """SIUP's pack in this database; `ubah` makes another version of it."""
    return simpan_paket(ubah(_paket_siup()) if ubah else _paket_siup())


def isian_lengkap(jenis: str = "baru", **ganti: str) -> dict[str, str]:
    """What a person types, by field."""
    lama = {"nomor_izin_lama": "503/7/SIUP/2015", "alasan_perubahan": "Pindah alamat"} if jenis == "perubahan" else {}
    awal = {"nama_usaha": "CV Contoh Uji", "bentuk_usaha": "cv", "kekayaan_bersih": "250.000.000"}
    return {**ISIAN, **awal, **lama, "telepon_pemohon": TELEPON, **ganti}


@lru_cache
def contoh_bersih() -> dict[str, Bersih]:
    """Sanitised sample files, made once."""
    return semua_contoh()


@lru_cache
def _paket_siup() -> Paket:
    return baca_paket(FOLDER / "siup")


def _draf(pemohon: Pengguna, jenis: str, ganti: dict[str, str], *, berkas: bool) -> int:
    ganti = {"bentuk_usaha": ganti.pop("bentuk", "cv"), **ganti}
    versi = versi_siup()
    permohonan = draf.buat_draf(versi_paket=versi, jenis=jenis, oleh=pemohon)
    isian = isian_lengkap(jenis, **ganti)
    for bagian in versi.paket.bagian:
        permohonan = draf.simpan_bagian(permohonan_id=permohonan.pk, bagian=bagian, isian=isian)
    contoh = contoh_bersih()
    for syarat in queries.syarat(permohonan, versi.paket) if berkas else []:
        bersih = contoh.get(syarat.kode, contoh["neraca"])
        unggah.simpan_bersih(permohonan=permohonan, syarat=syarat, nama=f"{syarat.kode}.jpg", bersih=bersih)
    return permohonan.pk
