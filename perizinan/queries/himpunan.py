"""Reads of permits that are filed together."""

from __future__ import annotations

from dataclasses import dataclass

from perizinan.isian import Isi, gabung, susun_bagian, susun_syarat, syarat_sama
from perizinan.models import Himpunan, Permohonan
from perizinan.skema import Bagian, Medan, Syarat


@dataclass(frozen=True)
class HalamanHimpunan:
    """A page of the set's form: whose it is, and whether its answers go to others as well."""

    permohonan: Permohonan
    bagian: Bagian
    bersama: bool


@dataclass(frozen=True)
class Susunan:
    """The drafts of a set, and how their forms come apart into pages and documents asked once."""

    himpunan: Himpunan
    anggota: list[Permohonan]
    halaman: list[HalamanHimpunan]  # in the order in which they are filled in
    syarat_bersama: list[tuple[Permohonan, Syarat]]
    syarat_sendiri: list[tuple[Permohonan, list[Syarat]]]

    def cari(self, permohonan_id: int, kode: str) -> HalamanHimpunan | None:
        cocok = (h for h in self.halaman if h.permohonan.pk == permohonan_id and h.bagian.kode == kode)
        return next(cocok, None)


def anggota(himpunan_id: int) -> list[Permohonan]:
    """In the order in which the drafts were made; drafts and filed ones."""
    return list(Permohonan.objects.lengkap().filter(himpunan=himpunan_id).order_by("pk"))


def susunan(himpunan: Himpunan) -> Susunan:
    """As the answers so far have it."""
    draf = [p for p in anggota(himpunan.pk) if p.proses_id is None]
    semua = [Isi(p.versi_paket.paket, p.jenis, p.semua_isian) for p in draf]
    pasangan = list(zip(draf, susun_bagian(semua), strict=True))
    halaman = [HalamanHimpunan(p, b, _untuk_semua(b, p, draf)) for p, daftar in pasangan for b in daftar]
    bersama, sendiri = susun_syarat(semua)
    return Susunan(
        himpunan=himpunan,
        anggota=draf,
        halaman=sorted(halaman, key=lambda h: not h.bersama),
        syarat_bersama=[(draf[n], s) for n, s in bersama],
        syarat_sendiri=list(zip(draf, sendiri, strict=True)),
    )


def susunan_draf(permohonan: Permohonan) -> Susunan | None:
    """The set that a draft is filled in with, if any."""
    if permohonan.himpunan_draf is None:
        return None
    return susunan(Himpunan.objects.get(pk=permohonan.himpunan_draf))


def saudara(permohonan: Permohonan) -> list[Permohonan]:
    """The other applications of its set, filed or not."""
    if permohonan.himpunan_id is None:
        return []
    return [p for p in anggota(permohonan.himpunan_id) if p.pk != permohonan.pk]


def medan_sama(permohonan: Permohonan, medan: Medan) -> bool:
    """Whether an answer to this question is one to a question of that application."""
    lain = permohonan.versi_paket.paket.medan.get(medan.kode)
    return lain is not None and gabung(medan, lain) is not None


def syarat_pasangan(permohonan: Permohonan, syarat: Syarat) -> Syarat | None:
    """The document of that application that this one stands for."""
    return next((s for s in permohonan.versi_paket.paket.syarat if syarat_sama(s, syarat)), None)


def _untuk_semua(bagian: Bagian, pemilik: Permohonan, draf: list[Permohonan]) -> bool:
    lain = [p for p in draf if p.pk != pemilik.pk]
    return all(any(medan_sama(p, m) for p in lain) for m in bagian.medan)
