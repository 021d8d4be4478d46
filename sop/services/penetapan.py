"""Enacting a version of a SOP from a day on, and withdrawing what has not taken effect."""

from dataclasses import dataclass
from datetime import date

from sicantik.lib import jam
from sop.models import Penetapan, VersiSop


@dataclass(frozen=True)
class Keputusan:
    """The decree by which the head ratifies a version."""

    nomor: str
    tanggal: date


def tetapkan_versi(*, versi_sop: VersiSop, berlaku_mulai: date, keputusan: Keputusan | None = None) -> Penetapan:
    """Put a version in force from a day on; without a decree it is the one that came with the software.

    The caller holds the transaction, and whatever makes two decisions wait for each other.
    """
    return Penetapan.objects.create(
        kode=versi_sop.kode,
        versi_sop=versi_sop,
        berlaku_mulai=berlaku_mulai,
        asal="keputusan" if keputusan else "berkas",
        nomor_keputusan=keputusan.nomor if keputusan else "",
        tanggal_keputusan=keputusan.tanggal if keputusan else None,
    )


def cabut_penetapan(*, penetapan_id: int, alasan: str) -> Penetapan | None:
    """Withdraw a decree's version before its day; None when that day has come, or it is withdrawn already."""
    hari = jam.hari_ini()
    sebelum = Penetapan.objects.filter(pk=penetapan_id, asal="keputusan", dicabut=None, berlaku_mulai__gt=hari)
    if not sebelum.update(dicabut=hari, alasan_dicabut=alasan):
        return None
    return Penetapan.objects.get(pk=penetapan_id)
