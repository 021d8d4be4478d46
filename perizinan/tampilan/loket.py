"""The counter's pages as ready values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from akun.models import Pengguna
from perizinan import queries
from perizinan.models import TiketAntrean
from perizinan.queries import antrean
from perizinan.services.antrean import tiket_saya
from perizinan.status import JENIS_PERMOHONAN, KATA_TIKET, LAYANAN, Kata
from perizinan.tampilan.permohonan import kartu_permohonan


@dataclass(frozen=True)
class BarisTiket:
    id: int
    nomor: str
    layanan: str
    keadaan: Kata
    menit: int  # waited so far, or until the first call
    loket: int | None


@dataclass(frozen=True)
class AngkaLayanan:
    kode: str
    nama: str
    jumlah: int
    menunggu: int
    rata: str  # "7 menit", "-" while nobody was called


def lembar_loket(petugas: Pengguna, kini: datetime) -> dict[str, Any]:
    """The waiting list, whoever is at this counter, the day's figures, and what this officer has begun."""
    saya = tiket_saya(petugas)
    terbuka = [kartu_permohonan(p) for p in antrean.permohonan_loket(petugas.pk)[:50]]
    return {
        "saya": _baris(saya, kini) if saya else None,
        "saya_dilayani": saya is not None and saya.keadaan == "dilayani",
        "menunggu": [_baris(t, kini) for t in antrean.menunggu()],
        "dilewati": [_baris(t, kini) for t in antrean.dilewati()],
        "layanan": angka_layanan(),
        "terbuka": terbuka,
    }


def angka_layanan() -> list[AngkaLayanan]:
    angka = antrean.angka_hari_ini()
    hasil = []
    for kode, nama in LAYANAN.items():
        isi: dict[str, Any] = angka.get(kode, {"jumlah": 0, "menunggu": 0, "rata": None})
        rata = _("%(n)d menit") % {"n": _menit(isi["rata"])} if isi["rata"] is not None else "-"
        hasil.append(AngkaLayanan(kode, _(nama), isi["jumlah"], isi["menunggu"], rata))
    return hasil


def lembar_papan() -> dict[str, Any]:
    """The public display: numbers and counters, nothing of anybody."""
    return {"dipanggil": [(str(t), t.loket) for t in antrean.di_loket()], "layanan": angka_layanan()}


def lembar_tiket(tiket: TiketAntrean) -> dict[str, Any]:
    menunggu = tiket.keadaan == "menunggu"
    return {
        "tiket": str(tiket),
        "layanan": _(LAYANAN[tiket.layanan]),
        "keadaan_tiket": KATA_TIKET[tiket.keadaan],
        "dibuat": tiket.dibuat,
        "loket": tiket.loket if tiket.keadaan == "dipanggil" else None,
        "di_depan": antrean.di_depan(tiket) if menunggu else None,
    }


def pilihan_pengajuan() -> list[tuple[str, list[tuple[str, str]]]]:
    """What can be filed: by permit type, its kinds as "kode:jenis"."""
    buka = queries.kode_menerima()
    return [
        (
            v.paket.izin.nama,
            [
                (f"{v.kode}:{j}", f"{v.kode}, {_(JENIS_PERMOHONAN[j][0]).lower()}")
                for j in v.paket.izin.jenis_permohonan
            ],
        )
        for v in queries.katalog()
        if v.kode in buka
    ]


def _baris(t: TiketAntrean, kini: datetime) -> BarisTiket:
    lama = (t.dipanggil or kini) - t.dibuat
    return BarisTiket(t.pk, str(t), _(LAYANAN[t.layanan]), KATA_TIKET[t.keadaan], _menit(lama), t.loket)


def _menit(lama: timedelta) -> int:
    return max(round(lama.total_seconds() / 60), 0)
