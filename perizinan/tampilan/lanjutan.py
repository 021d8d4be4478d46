"""An application that goes on from an issued permit, beside that permit: what differs, and which files were reused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from perizinan import queries
from perizinan.isian import Beda, beda_isian, medan_tercetak
from perizinan.models import Berkas, Permohonan
from perizinan.queries.dokumen_saya import diterima_pada
from perizinan.status import BUKTI_LAMA, Kata, cip_izin
from perizinan.tampilan.draf import tampilkan


@dataclass(frozen=True)
class BarisBeda:
    """An answer then and now, as people read it."""

    label: str
    lama: str
    baru: str


@dataclass(frozen=True)
class DipakaiLagi:
    """A file taken over from an earlier application, and when a loket officer accepted it there."""

    nama: str
    nomor: str
    diterima: datetime | None


@dataclass(frozen=True)
class LembarLama:
    nomor: str
    keadaan: Kata
    berlaku_sampai: date | None
    bukti: str
    id_permohonan: int
    dapat_dibuka: bool
    beda: list[BarisBeda]


def lembar_lanjutan(permohonan: Permohonan, *, untuk_meja: bool) -> dict[str, Any]:
    """Context of the desk's case page and of the applicant's last page; without an old permit, nothing of it."""
    return {
        "izin_lama": _lembar(permohonan, untuk_meja=untuk_meja) if permohonan.izin_lama else None,
        "dipakai_lagi": _dipakai_lagi(permohonan),
    }


def _lembar(permohonan: Permohonan, *, untuk_meja: bool) -> LembarLama:
    izin = permohonan.izin_lama
    assert izin is not None
    return LembarLama(
        nomor=izin.nomor,
        keadaan=cip_izin(izin.keadaan),
        berlaku_sampai=izin.berlaku_sampai,
        bukti=_(next(kata for b, kata in BUKTI_LAMA.items() if b == permohonan.bukti_lama)),
        id_permohonan=izin.permohonan_id,
        dapat_dibuka=untuk_meja and izin.dapat_diunduh,
        beda=_beda(permohonan, izin.permohonan, untuk_meja=untuk_meja),
    )


def _beda(permohonan: Permohonan, lama: Permohonan, *, untuk_meja: bool) -> list[BarisBeda]:
    """The desk sees every old answer that differs; who fills this in, only what they may read of the old permit."""
    dahulu, kini = lama.versi_paket.paket, permohonan.versi_paket.paket
    isian_lama, isian_baru = lama.semua_isian, permohonan.semua_isian
    beda = beda_isian(dahulu, isian_lama, kini, isian_baru, jenis=permohonan.jenis)
    if not untuk_meja and not permohonan.isian_lama_terbuka:
        tampak = medan_tercetak(dahulu) & medan_tercetak(kini)
        beda = [b for b in beda if b.kode in tampak]
    return [_baris(b, isian_lama, isian_baru) for b in beda]


def _baris(beda: Beda, isian_lama: dict[str, str], isian_baru: dict[str, str]) -> BarisBeda:
    medan = beda.baru or beda.lama
    assert medan is not None
    return BarisBeda(
        medan.label,
        tampilkan(beda.lama, isian_lama) if beda.lama else _("tidak ditanya"),
        tampilkan(beda.baru, isian_baru) if beda.baru else _("tidak ditanya lagi"),
    )


def _dipakai_lagi(permohonan: Permohonan) -> list[DipakaiLagi]:
    berkas = [b for b in queries.berkas_kini(permohonan).values() if b.asal_id]
    return _baris_dipakai(permohonan, berkas) if berkas else []


def _baris_dipakai(permohonan: Permohonan, berkas: Iterable[Berkas]) -> list[DipakaiLagi]:
    nama = {s.kode: s.nama for s in permohonan.versi_paket.paket.syarat}
    asal = Berkas.objects.select_related("permohonan").in_bulk([b.asal_id for b in berkas if b.asal_id])
    saat = diterima_pada(asal)
    return [
        DipakaiLagi(nama.get(b.syarat, b.syarat), a.permohonan.nomor or "", saat.get(a.pk))
        for b in berkas
        if (a := asal.get(b.asal_id or 0))
    ]
