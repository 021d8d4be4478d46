"""Drafts of pack versions for the tests: begun, changed in a minute, submitted, ratified."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from akun.models import Pengguna
from akun.status import KEPALA_DINAS, PENYUSUN_PAKET
from perizinan.models import PenetapanPaket, RancanganPaket
from perizinan.services.pengesahan import sahkan_rancangan
from perizinan.services.rancangan import ajukan_rancangan, mulai_rancangan, ubah_rancangan
from sicantik.lib import jam
from sop.services import Keputusan
from tests import orang

Isi = dict[str, Any]


def penyusun(**isi: Any) -> Pengguna:
    return orang.petugas(PENYUSUN_PAKET, **isi)


def kepala(**isi: Any) -> Pengguna:
    return orang.petugas(KEPALA_DINAS, **isi)


def keputusan(nomor: str = "188.4/12/DPMPT") -> Keputusan:
    return Keputusan(nomor, jam.hari_ini())


def besok() -> date:
    return jam.hari_ini() + timedelta(days=1)


def menit(urut: int, jumlah: int) -> Callable[[Isi], None]:
    """The standard minutes of a step."""

    def ubah(isi: Isi) -> None:
        isi["sop"]["langkah"][urut - 1]["waktu"] |= {"menit": jumlah, "teks": f"{jumlah} menit"}

    return ubah


def ubah(r: RancanganPaket, oleh: Pengguna, perubahan: Callable[[Isi], None]) -> RancanganPaket:
    isi = copy.deepcopy(r.isi)
    perubahan(isi)
    return ubah_rancangan(rancangan_id=r.pk, versi=r.versi, isi=isi, oleh=oleh, keterangan="diubah")


def disusun(oleh: Pengguna, *perubahan: Callable[[Isi], None], kode: str = "SIUP") -> RancanganPaket:
    r = mulai_rancangan(kode=kode, oleh=oleh)
    for p in perubahan:
        r = ubah(r, oleh, p)
    return r


def diajukan(oleh: Pengguna, *perubahan: Callable[[Isi], None], kode: str = "SIUP") -> RancanganPaket:
    r = disusun(oleh, *(perubahan or (menit(2, 25),)), kode=kode)
    return ajukan_rancangan(rancangan_id=r.pk, versi=r.versi, alasan="Waktu teliti terlalu pendek.", oleh=oleh)


def disahkan(r: RancanganPaket, oleh: Pengguna, *, mulai: date | None = None) -> PenetapanPaket:
    return sahkan_rancangan(
        rancangan_id=r.pk,
        versi=r.versi,
        keputusan=keputusan(),
        berlaku_mulai=mulai or besok(),
        oleh=oleh,
    )
