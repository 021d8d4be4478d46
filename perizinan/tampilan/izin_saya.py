"""The applicant's permits, and the page on which they say which permit they go on from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from akun.models import Pengguna
from perizinan import queries
from perizinan.models import Izin, Permohonan, VersiPaket
from perizinan.queries.izin import izin_milik, lanjutan_berjalan
from perizinan.services.lanjutan import alasan_waktu
from perizinan.status import JENIS_PERMOHONAN, Kata, cip_izin
from sicantik.lib import jam

TERBANYAK = 200  # permits on one page
KERJAKAN = {  # what the button of each kind says
    "perpanjangan": gettext_noop("Perpanjang"),
    "daftar_ulang": gettext_noop("Daftar ulang"),
    "perubahan": gettext_noop("Ubah data"),
}


@dataclass(frozen=True)
class KartuIzinSaya:
    """A permit of one's own. `berjalan` is the application that goes on from it already."""

    id: int
    id_permohonan: int
    nomor: str
    kode: str
    nama_usaha: str
    keadaan: Kata
    berlaku_sampai: date | None
    masa_berlaku: str
    dapat_diunduh: bool
    tindakan: list[tuple[str, str]]  # kinds that it can be gone on with today, and what their buttons say
    alasan: list[str]  # why a kind that the pack opens cannot be chosen today
    berjalan: Permohonan | None
    sisa_hari: int | None  # days to its end, where reminders have begun


def lembar_izin_saya(pengguna: Pengguna) -> dict[str, Any]:
    menerima = queries.kode_menerima()
    kartu = _kartu(pengguna, izin_milik(pengguna), {v.kode: v for v in queries.katalog() if v.kode in menerima})
    return {"kartu": kartu, "segera": [k for k in kartu if k.sisa_hari is not None]}


def lembar_pilih_lama(pengguna: Pengguna, versi: VersiPaket, jenis: str) -> dict[str, Any]:
    """Context of the page: one's own permits of this type, and whether each may be gone on with by this kind."""
    return {
        "izin": versi.paket.izin,
        "jenis": jenis,
        "nama_jenis": _(JENIS_PERMOHONAN[jenis][0]),
        "kartu": _kartu(pengguna, izin_milik(pengguna).filter(kode=versi.kode, akhir=""), {versi.kode: versi}, jenis),
    }


def _kartu(
    pengguna: Pengguna, izin: QuerySet[Izin], versi: Mapping[str, VersiPaket], jenis: str = ""
) -> list[KartuIzinSaya]:
    milik = list(izin[:TERBANYAK])
    berjalan = lanjutan_berjalan([i.pk for i in milik], pengguna)
    return [_satu(i, versi.get(i.kode), berjalan.get(i.pk), jenis) for i in milik]


def _satu(izin: Izin, versi: VersiPaket | None, berjalan: Permohonan | None, jenis: str) -> KartuIzinSaya:
    tindakan: list[tuple[str, str]] = []
    alasan: list[str] = []
    if versi is not None and izin.dapat_diunduh and berjalan is None:
        for j in versi.paket.izin.jenis_permohonan:
            if j == "baru" or jenis not in ("", j):
                continue
            if tolak := alasan_waktu(versi.paket, j, izin.berlaku_sampai):
                alasan.append(tolak)
            else:
                tindakan.append((j, _(KERJAKAN[j])))
    lama = izin.permohonan
    return KartuIzinSaya(
        id=izin.pk,
        id_permohonan=lama.pk,
        nomor=izin.nomor,
        kode=izin.kode,
        nama_usaha=lama.nama_usaha,
        keadaan=cip_izin(izin.keadaan),
        berlaku_sampai=izin.berlaku_sampai,
        masa_berlaku=lama.versi_paket.paket.izin.masa_berlaku,
        dapat_diunduh=izin.dapat_diunduh,
        tindakan=tindakan,
        alasan=alasan,
        berjalan=berjalan,
        sisa_hari=_sisa(izin, versi) if berjalan is None else None,
    )


def _sisa(izin: Izin, versi: VersiPaket | None) -> int | None:
    if versi is None or izin.berlaku_sampai is None or not izin.dapat_diunduh:
        return None
    sisa = (izin.berlaku_sampai - jam.hari_ini()).days
    return sisa if 0 <= sisa <= max(versi.paket.izin.pengingat_hari, default=-1) else None
