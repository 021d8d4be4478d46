"""Reads that join more than one thing."""

from __future__ import annotations

from django.db.models import QuerySet

from perizinan.isian import bagian_berlaku, keadaan_bagian, syarat_berlaku
from perizinan.models import Berkas, ButirPeriksa, DokumenTerbit, Permohonan, VersiPaket
from perizinan.skema import Paket, Syarat
from sicantik.lib import jam


def katalog() -> list[VersiPaket]:
    """The pack versions in force today, one for each permit type."""
    return list(VersiPaket.objects.berlaku(jam.hari_ini()))


def versi_berlaku(kode: str) -> VersiPaket | None:
    return VersiPaket.objects.berlaku(jam.hari_ini()).filter(kode=kode.upper()).first()


def berkas_kini(permohonan: Permohonan) -> dict[str, Berkas]:
    """The files that count, by required document."""
    return {b.syarat: b for b in permohonan.berkas.filter(kini=True)}


def syarat(permohonan: Permohonan, paket: Paket) -> list[Syarat]:
    return syarat_berlaku(paket, permohonan.jenis, permohonan.semua_isian)


def kekurangan(permohonan: Permohonan, paket: Paket) -> list[str]:
    """Codes of the pages that are not complete; "berkas" for missing documents."""
    isian = permohonan.semua_isian
    kurang = [b.kode for b in bagian_berlaku(paket, permohonan.jenis, isian) if keadaan_bagian(b, isian) != "Lengkap"]
    ada = berkas_kini(permohonan)
    if any(s.wajib and s.kode not in ada for s in syarat(permohonan, paket)):
        kurang.append("berkas")
    return kurang


def butir_perlu(permohonan: Permohonan) -> QuerySet[ButirPeriksa]:
    """Items of the last round that the applicant was asked to correct."""
    return ButirPeriksa.objects.filter(permohonan=permohonan, putaran=permohonan.putaran, putusan="perlu_diperbaiki")


def medan_diperbaiki(permohonan: Permohonan) -> set[str]:
    """Fields that may be changed while the application is with the applicant for correction."""
    if permohonan.proses is None or permohonan.proses.keadaan != "menunggu_pemohon":
        return set()
    return set(butir_perlu(permohonan).filter(sasaran="isian").values_list("kode", flat=True))


def syarat_diperbaiki(permohonan: Permohonan) -> set[str]:
    if permohonan.proses is None or permohonan.proses.keadaan != "menunggu_pemohon":
        return set()
    return set(butir_perlu(permohonan).filter(sasaran="berkas").values_list("kode", flat=True))


def berkas_diterima(permohonan: Permohonan) -> set[int]:
    """Ids of files that a loket officer accepted in an earlier round: not questioned again."""
    return set(
        ButirPeriksa.objects.filter(permohonan=permohonan, sasaran="berkas", putusan="sesuai")
        .exclude(berkas=None)
        .values_list("berkas_id", flat=True)
    )


def dokumen(permohonan: Permohonan, jenis: str) -> DokumenTerbit | None:
    return DokumenTerbit.objects.filter(permohonan=permohonan, jenis=jenis).order_by("-versi").first()
