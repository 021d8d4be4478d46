"""Permits filed together: what is one question for several forms, and which pages and documents are left of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from perizinan.isian.paket import bagian_berlaku, medan_berlaku, syarat_berlaku
from perizinan.skema import Bagian, Medan, Paket, Syarat

# What has to agree besides the code before one answer may stand for two questions. Labels and hints may differ.
BENTUK = ("jenis", "wajib", "rahasia", "maks", "satuan", "batas", "sendiri", "kolom", "baris")


@dataclass(frozen=True)
class Isi:
    """One form of the set with its answers so far."""

    paket: Paket
    jenis: str
    isian: dict[str, str]


def gabung(medan: Medan, lain: Medan) -> Medan | None:
    """The question that stands for both, with the choices both have; None when they are two questions."""
    if not (medan.bersama and lain.bersama) or medan.kode != lain.kode:
        return None
    if any(getattr(medan, nama) != getattr(lain, nama) for nama in BENTUK):
        return None
    if medan.semua_pilihan == lain.semua_pilihan:
        return medan
    pilihan = tuple((kode, kata) for kode, kata in medan.pilihan if kode in lain.semua_pilihan)
    return medan.model_copy(update={"pilihan": pilihan}) if pilihan and not medan.kelompok_pilihan else None


def susun_bagian(semua: Sequence[Isi]) -> list[list[Bagian]]:
    """Of each form its pages, without the questions that an earlier form of the set asks."""
    penanya: dict[str, tuple[int, Medan]] = {}  # by code: who asks it first, and how
    sisa: list[list[Bagian]] = []
    for n, isi in enumerate(semua):
        halaman = []
        for bagian in bagian_berlaku(isi.paket, isi.jenis, isi.isian):
            ditanya = {m.kode for m in medan_berlaku(bagian, isi.isian)}
            medan = tuple(m for m in bagian.medan if not _ditanya_lebih_dulu(penanya, n, m, sekarang=m.kode in ditanya))
            if ditanya & {m.kode for m in medan}:
                halaman.append(bagian.model_copy(update={"medan": medan}))
        sisa.append(halaman)
    return [[_sebagaimana_ditanya(b, n, penanya) for b in halaman] for n, halaman in enumerate(sisa)]


def _ditanya_lebih_dulu(penanya: dict[str, tuple[int, Medan]], n: int, medan: Medan, *, sekarang: bool) -> bool:
    """Whether an earlier form asks this; if not, form `n` does from here on, once it applies (`sekarang`)."""
    if medan.kode not in penanya:
        if medan.bersama and sekarang:
            penanya[medan.kode] = (n, medan)
        return False
    siapa, lama = penanya[medan.kode]
    baru = gabung(lama, medan)
    if baru is None:
        return False
    penanya[medan.kode] = (siapa, baru)
    return True


def _sebagaimana_ditanya(bagian: Bagian, n: int, penanya: dict[str, tuple[int, Medan]]) -> Bagian:
    """The page with the choices that all forms of the set have."""
    ganti = {kode: medan for kode, (siapa, medan) in penanya.items() if siapa == n}
    return bagian.model_copy(update={"medan": tuple(ganti.get(m.kode, m) for m in bagian.medan)})


def syarat_sama(a: Syarat, b: Syarat) -> bool:
    """One document for both."""
    return a.bersama and b.bersama and a.kode == b.kode


def susun_syarat(semua: Sequence[Isi]) -> tuple[list[tuple[int, Syarat]], list[list[Syarat]]]:
    """The documents that several forms ask for, with the form that takes them in; and those of each form alone."""
    diminta = [syarat_berlaku(isi.paket, isi.jenis, isi.isian) for isi in semua]
    bersama: list[tuple[int, Syarat]] = []
    sendiri: list[list[Syarat]] = []
    for n, daftar in enumerate(diminta):
        lain = [s for m, isi in enumerate(diminta) if m != n for s in isi]
        berbagi = [s for s in daftar if any(syarat_sama(s, x) for x in lain)]
        bersama += [(n, s) for s in berbagi if not any(syarat_sama(s, x) for _, x in bersama)]
        sendiri.append([s for s in daftar if s not in berbagi])
    return bersama, sendiri
