"""One permit for the authenticity page: a whitelist, one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from perizinan.models import DokumenTerbit, Izin
from perizinan.queries.paket import paket_versi
from perizinan.status import Kata
from sicantik.lib.samaran import samarkan_nama


@dataclass(frozen=True)
class Keaslian:
    """What anyone who holds a permit's code may know of it."""

    token: str
    keadaan: Kata
    nomor: str
    kode: str
    nama_izin: str
    pemegang_samaran: str
    nomor_permohonan: str
    disetujui: datetime
    terbit: datetime | None
    berlaku_sampai: date | None
    masa_berlaku: str
    diakhiri: datetime | None
    sebab_akhir: str
    sha256: str
    pengganti: str = ""  # number of the permit that took its place
    permohonan_pengganti: str = ""


def izin_menurut_id(pk: int, versi: int) -> Keaslian | None:
    """The permit of a token; an older token version finds nothing."""
    return _satu(pk=pk, token_versi=versi)


def izin_menurut_kode(kode_cek: str) -> Keaslian | None:
    """The permit that carries this printed code (XXXX-XXXX-XXXX)."""
    return _satu(kode_cek=kode_cek)


def _satu(**syarat: Any) -> Keaslian | None:
    dokumen = DokumenTerbit.objects.filter(permohonan=OuterRef("permohonan"), jenis="izin").order_by("-versi")
    izin = (
        Izin.objects.filter(**syarat)
        .select_related("permohonan")
        .annotate(sha256=Subquery(dokumen.values("sha256")[:1]))
        .first()
    )
    if izin is None:
        return None
    baru = _pengganti(izin) if izin.akhir == "diganti" else None
    isi = paket_versi(izin.permohonan.versi_paket_id).izin
    return Keaslian(
        token=izin.token,
        keadaan=izin.keadaan,
        nomor=izin.nomor,
        kode=izin.kode,
        nama_izin=isi.nama,
        pemegang_samaran=samarkan_nama(izin.permohonan.nama_usaha),
        nomor_permohonan=izin.permohonan.nomor or "",
        disetujui=izin.disetujui,
        terbit=izin.terbit,
        berlaku_sampai=izin.berlaku_sampai,
        masa_berlaku=isi.masa_berlaku,
        diakhiri=izin.diakhiri,
        sebab_akhir=izin.sebab_akhir,
        sha256=izin.sha256 or "",
        pengganti=baru.nomor if baru else "",
        permohonan_pengganti=(baru.permohonan.nomor or "") if baru else "",
    )


def _pengganti(izin: Izin) -> Izin | None:
    """The permit that took its place, once handed over; itself perhaps replaced since."""
    baru = Izin.objects.select_related("permohonan").filter(menggantikan=izin, diserahkan__isnull=False)
    return baru.exclude(akhir="dibatalkan").first()
