"""The supervisor's view of the desks as ready values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from akun import queries as akun
from akun.status import ADMINISTRATOR, PENANGAN_PENGADUAN, PENYUSUN_PAKET, SEBAB_TIDAK_HADIR, SEBUTAN, meja_terlihat
from perizinan.queries.beban import BebanOrang, beban_meja, beban_orang, eskalasi_terakhir
from perizinan.queries.meja import berpagu, sop_dengan
from perizinan.tampilan.tugas import kata_aturan

BUKAN_MEJA = (ADMINISTRATOR, PENANGAN_PENGADUAN, PENYUSUN_PAKET)  # positions without a part in any SOP


@dataclass(frozen=True)
class BarisOrang:
    id: int
    nama: str
    sifat: str
    dipegang: str
    selesai: str
    sebab: str
    sampai: date | None


@dataclass(frozen=True)
class BarisBeban:
    kode: str
    nama: str
    terbuka: str
    hari_ini: str
    lewat: str
    berhenti: str
    terlambat: bool
    tertua_id: int | None
    tertua: str | None
    tenggat: datetime | None
    orang: list[BarisOrang]


def lembar_beban(jabatan: list[str]) -> dict[str, Any]:
    """Every desk that these positions see (files of their own SOPs), with its officers, and the newest escalations."""
    nama, sop = akun.nama_jabatan(), sop_dengan(jabatan)
    meja = [kode for kode in meja_terlihat(jabatan) if kode not in BUKAN_MEJA]
    orang: dict[str, list[BarisOrang]] = {kode: [] for kode in meja}
    for o in beban_orang(meja, sop):
        orang[o.jabatan].append(_orang(o))
    return {
        "meja": [
            BarisBeban(
                kode=b.jabatan,
                nama=_(nama.get(b.jabatan, b.jabatan)),
                terbuka=berpagu(b.terbuka),
                hari_ini=berpagu(b.hari_ini),
                lewat=berpagu(b.lewat),
                berhenti=berpagu(b.berhenti),
                terlambat=b.lewat > 0,
                tertua_id=b.tertua_id,
                tertua=b.tertua,
                tenggat=b.tenggat,
                orang=orang[b.jabatan],
            )
            for b in beban_meja(meja, sop)
        ],
        "eskalasi": [
            {"saat": e.saat, "id": pk, "nomor": n, "kata": kata_aturan(e.aturan.hari), "penerima": e.penerima}
            for e, pk, n in eskalasi_terakhir(meja, sop)
        ],
    }


def _orang(o: BebanOrang) -> BarisOrang:
    sebab = _(SEBAB_TIDAK_HADIR[o.sebab]) if o.sebab else ""  # type: ignore[index]
    return BarisOrang(o.id, o.nama, SEBUTAN[o.sifat], berpagu(o.dipegang), berpagu(o.selesai), sebab, o.sampai)
