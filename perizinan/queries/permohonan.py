"""Reads that join more than one thing."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from perizinan.isian import bagian_berlaku, benar, keadaan_bagian, medan_berlaku, medan_ikut, syarat_berlaku
from perizinan.models import Berkas, ButirPeriksa, DokumenTerbit, PengaturanIzin, Permohonan, VersiPaket
from perizinan.skema import Medan, Paket, Syarat
from perizinan.skema.formulir import NOMOR_LAMA, TANGGAL_LAMA
from sicantik.lib import jam


def katalog() -> list[VersiPaket]:
    """The newest pack version of each permit type, those that the law has ended among them."""
    return list(VersiPaket.objects.terbaru(jam.hari_ini()))


def kode_menerima() -> set[str]:
    """Codes of the permit types that take new filings today."""
    return set(VersiPaket.objects.menerima(jam.hari_ini()).values_list("kode", flat=True))


def versi_menerima() -> list[VersiPaket]:
    """The versions that new applications are filed under today."""
    return list(VersiPaket.objects.menerima(jam.hari_ini()).defer("isi"))


def versi_terbaru(kode: str) -> VersiPaket | None:
    """The newest version of a permit type, whether or not it takes new filings."""
    return VersiPaket.objects.terbaru(jam.hari_ini()).filter(kode=kode.upper()).first()


def versi_berlaku(kode: str) -> VersiPaket | None:
    """The version that a new application is filed under, or None while the type takes none."""
    return VersiPaket.objects.menerima(jam.hari_ini()).filter(kode=kode.upper()).first()


def pengaturan_izin(kode: str) -> PengaturanIzin | None:
    """What the office has set for a permit type that the law has ended."""
    return PengaturanIzin.objects.filter(kode=kode).first()


def berkas_kini(permohonan: Permohonan) -> dict[str, Berkas]:
    """The files that count, by required document."""
    return {b.syarat: b for b in permohonan.berkas.filter(kini=True)}


def syarat(permohonan: Permohonan, paket: Paket) -> list[Syarat]:
    """The documents that this application needs; not the old permit where it is in this office's own register."""
    diminta = syarat_berlaku(paket, permohonan.jenis, permohonan.semua_isian)
    return [s for s in diminta if not (s.izin_lama and permohonan.izin_lama_id)]


def medan_diperiksa(permohonan: Permohonan, paket: Paket) -> list[Medan]:
    """The fields that the desk judges: all that were asked, but what the register answered itself."""
    isian, tetap = permohonan.semua_isian, medan_tetap(permohonan)
    bagian = bagian_berlaku(paket, permohonan.jenis, isian)
    return [m for b in bagian for m in medan_berlaku(b, isian) if m.kode not in tetap]


def medan_tetap(permohonan: Permohonan) -> set[str]:
    """Fields that the register answers: of an application that goes on from a permit in it."""
    return {NOMOR_LAMA, TANGGAL_LAMA} if permohonan.izin_lama_id else set()


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
    """Fields that may be changed while the application is with the applicant for correction.

    Those sent back, and those that are asked or not by what these hold: the deed of a business that is a CV after all.
    """
    if not permohonan.dikembalikan:
        return set()
    diminta = set(butir_perlu(permohonan).filter(sasaran="isian").values_list("kode", flat=True))
    return (diminta | medan_ikut(permohonan.paket, diminta)) - medan_tetap(permohonan)


def syarat_diperbaiki(permohonan: Permohonan) -> set[str]:
    """Documents that may be replaced then: those sent back, and new ones that corrected fields ask for."""
    if not permohonan.dikembalikan:
        return set()
    diminta = set(butir_perlu(permohonan).filter(sasaran="berkas").values_list("kode", flat=True))
    paket = permohonan.paket
    if paket.izin.medan_bentuk not in medan_diperbaiki(permohonan):
        return diminta
    diterima, kini = berkas_diterima(permohonan), berkas_kini(permohonan)
    return diminta | {s.kode for s in paket.syarat if s.untuk and getattr(kini.get(s.kode), "pk", None) not in diterima}


def butir_perbaikan(permohonan: Permohonan) -> tuple[list[ButirPeriksa], list[tuple[str, str]]]:
    """What the applicant has to deal with before sending the application back.

    The faults of the last round that still apply (once a business is one's own, its deed is no fault any more), and
    what corrected answers made necessary and is not there yet, as "isian" or "berkas" and the code.
    """
    diminta, diisi = list(butir_perlu(permohonan)), _diminta(permohonan)
    perlu = {(b.sasaran, b.kode) for b in diminta}
    return (
        [b for b in diminta if (b.sasaran, b.kode) in diisi],
        [butir for butir, ada in diisi.items() if not ada and butir not in perlu],
    )


def _diminta(permohonan: Permohonan) -> dict[tuple[str, str], bool]:
    """Every field and document that the answers so far ask for, and whether it is there and right."""
    paket, isian, kini = permohonan.paket, permohonan.semua_isian, berkas_kini(permohonan)
    medan = [m for b in bagian_berlaku(paket, permohonan.jenis, isian) for m in medan_berlaku(b, isian)]
    diisi = {("isian", m.kode): benar(m, isian.get(m.kode, "")) for m in medan}
    return diisi | {("berkas", s.kode): s.kode in kini or not s.wajib for s in syarat(permohonan, paket)}


def berkas_diterima(permohonan: Permohonan) -> set[int]:
    """Ids of files that a loket officer did not call wrong in an earlier round: not questioned again."""
    return diterima_menurut(ButirPeriksa.objects.filter(permohonan=permohonan, sasaran="berkas"))


def diterima_menurut(butir: Iterable[ButirPeriksa]) -> set[int]:
    """The same from judgements that were read already."""
    return {b.berkas_id for b in butir if b.sasaran == "berkas" and b.berkas_id and b.putusan != "perlu_diperbaiki"}


def dokumen(permohonan: Permohonan, jenis: str) -> DokumenTerbit | None:
    return DokumenTerbit.objects.filter(permohonan=permohonan, jenis=jenis).order_by("-versi").first()
