"""Applications driven to a named state by the same services that the pages call.

`kasus("dikoreksi")`, `kasus("draf", bentuk="pt", jenis="perubahan", nama_usaha="PT Contoh")`: the state first, traits
as keyword arguments, any field of the form among them, `izin="HO"` another permit type. The moves are the demo's, so
that both stay true together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from akun.models import Pengguna
from akun.status import PEMOHON
from perizinan import queries
from perizinan.demo.contoh import semua_contoh
from perizinan.demo.gerak import GERAK, maju
from perizinan.demo.isian import isian_contoh
from perizinan.demo.kasus import buka_izin_contoh
from perizinan.demo.orang import MEJA as MEJA_PERAGAAN
from perizinan.models import Izin, Permohonan, VersiPaket
from perizinan.services import draf, penerbitan, unggah
from perizinan.services.paket import FOLDER, baca_paket, definisi_sop, simpan_paket
from perizinan.skema import Paket, Syarat
from sicantik.lib.unggahan import Bersih
from sop.models import LangkahLog, Proses
from tests import orang

# The demo's names of the officers of SIUP's SOP, and the positions they hold.
MEJA = {
    "loket": "petugas-loket",
    "entri1": "petugas-entry-data",
    "kasi1": "kasi-perizinan-usaha-i",
    "kabid": "kabid-perizinan-usaha",
    "kepala": "kepala-dinas",
    "arsip": "bagian-arsip-data",
}
# state: the kind of step that leads to it
KEADAAN = {
    "diajukan": "ajukan",
    "diperiksa": "periksa_berkas",
    "dijadwalkan": "jadwalkan",
    "ditinjau": "tinjau",
    "diringkas": "cetak_resume",
    "resume_disetujui": "verifikasi_resume",
    "ditetapkan": "hitung_retribusi",
    "dibayar": "bayar",
    "skrd_dicetak": "cetak_skrd",
    "dientri": "cetak_izin",
    "diverifikasi": "verifikasi",
    "dikoreksi": "koreksi",
    "terbit": "tandatangani",
    "diarsipkan": "arsipkan",
    "diserahkan": "serahkan",
}
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
        GERAK[gerak](self.permohonan, self.petugas)
        return self

    def sampai(self, keadaan: str) -> Kasus:
        """Everything from the state of a draft or a filed application up to another."""
        aksi = [x.aksi for x in self.permohonan.versi_paket.versi_sop.definisi.langkah]
        return self.sampai_langkah(aksi.index(KEADAAN[keadaan]) + 2)

    def sampai_langkah(self, urut: int) -> Kasus:
        """The straight way until the file is at this step of its SOP (beyond the last one: until it is done)."""
        while (p := self.permohonan).proses is None or (p.proses.langkah < urut and not p.proses.selesai):
            maju(p, self.petugas)
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
    izin: str = "SIUP",
    jenis: str = "baru",
    pemohon: Pengguna | None = None,
    petugas: dict[str, Pengguna] | None = None,
    berkas: bool = True,
    **isian: str,
) -> Kasus:
    """An application in a state of KEADAAN, CABANG, or still a draft (`berkas=False`: without its files)."""
    pemohon = pemohon or orang.pemohon(telepon="+6281234567890")
    draf_ = _draf(izin, pemohon, jenis, isian, berkas=berkas)
    hasil = Kasus(draf_, pemohon, kantor(izin) if petugas is None else petugas)
    if keadaan in CABANG:
        sebelum, gerak = CABANG[keadaan]
        return hasil.sampai(sebelum).lakukan(gerak)
    return hasil if keadaan == "draf" else hasil.sampai(keadaan)


def kantor(izin: str = "SIUP") -> dict[str, Pengguna]:
    """An officer for every desk of the SOP, by the demo's names; two for the technical team."""
    jabatan = {p for langkah in definisi_sop(_paket(izin)).langkah for p in langkah.pelaksana} - {PEMOHON}
    hasil = {MEJA_PERAGAAN[kode]: orang.petugas(kode) for kode in sorted(jabatan)}
    return {**hasil, "tim2": orang.petugas("tim-teknis", nama="Tono Teknis")} if "tim1" in hasil else hasil


def versi_siup(ubah: Callable[[Paket], Paket] | None = None) -> VersiPaket:
    """SIUP's pack in this database; `ubah` makes another version of it."""
    return simpan_paket(ubah(_paket("SIUP")) if ubah else _paket("SIUP"))


def versi(izin: str) -> VersiPaket:
    """A pack in this database. What the law has ended takes filings here, as in the demo."""
    hasil = simpan_paket(_paket(izin))
    if hasil.berlaku_sampai is not None:
        buka_izin_contoh()
    return hasil


def isian_lengkap(jenis: str = "baru", izin: str = "SIUP", **ganti: str) -> dict[str, str]:
    """What a person types, by field."""
    lama = {"nomor_izin_lama": "503/7/SIUP/2015", "alasan_perubahan": "Pindah alamat"} if jenis == "perubahan" else {}
    awal = {"nama_usaha": "CV Contoh Uji", "bentuk_usaha": "cv"}
    return isian_contoh(izin, **{**awal, **lama, "telepon_pemohon": TELEPON, **ganti})


@lru_cache
def contoh_bersih() -> dict[str, Bersih]:
    """Sanitised sample files, made once."""
    return semua_contoh()


@lru_cache
def _paket(izin: str) -> Paket:
    return baca_paket(FOLDER / izin.lower())


def _draf(izin: str, pemohon: Pengguna, jenis: str, ganti: dict[str, str], *, berkas: bool) -> int:
    ganti = {"bentuk_usaha": ganti.pop("bentuk", "cv"), **ganti}
    paket = versi(izin)
    permohonan = draf.buat_draf(versi_paket=paket, jenis=jenis, oleh=pemohon)
    isian = isian_lengkap(jenis, izin, **ganti)
    for bagian in paket.paket.bagian:
        permohonan = draf.simpan_bagian(permohonan_id=permohonan.pk, bagian=bagian, isian=isian)
    contoh = contoh_bersih()
    for syarat in queries.syarat(permohonan, paket.paket) if berkas else []:
        bersih = contoh.get(syarat.kode, contoh["neraca"])
        unggah.simpan_bersih(permohonan=permohonan, syarat=syarat, nama=f"{syarat.kode}.jpg", bersih=bersih)
    return permohonan.pk
