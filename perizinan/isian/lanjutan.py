"""Going on from an issued permit: what of its answers is taken over, what differs, and when it may be asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from perizinan.isian.galat import IsianKeliru
from perizinan.isian.medan import normalkan
from perizinan.isian.paket import bagian_berlaku, benar, medan_berlaku
from perizinan.skema import AturanJenis, Medan, Paket
from perizinan.skema.formulir import TANGGAL_LAMA
from sicantik.lib.bulan import geser_bulan

Isian = Mapping[str, str]


@dataclass(frozen=True)
class Beda:
    """One answer that is not the old one. A side that was not asked is None."""

    kode: str
    lama: Medan | None
    baru: Medan | None


def medan_khusus(paket: Paket) -> set[str]:
    """Fields about the old permit itself: asked of kinds that go on from one, never of a first application."""
    return {m.kode for b in paket.bagian if b.jenis_permohonan and "baru" not in b.jenis_permohonan for m in b.medan}


def medan_tercetak(paket: Paket) -> set[str]:
    """Fields that the permit itself shows."""
    return {n for b in paket.izin.butir for n in b.nama_medan} & set(paket.medan) - paket.rahasia


def salin_isian(lama: Paket, baru: Paket, isian: Isian, hari: date) -> dict[str, str]:
    """The old answers that today's form takes: the field is still there, is of the same kind, and the answer right.

    A date that must lie ahead and is past is left out: it is the very thing to be renewed.
    """
    hasil, khusus = {}, medan_khusus(baru)
    for kode, medan in baru.medan.items():
        dahulu, nilai = lama.medan.get(kode), isian.get(kode, "")
        if kode in khusus or dahulu is None or dahulu.jenis != medan.jenis or not nilai or not benar(medan, nilai):
            continue
        if medan.batas == "depan" and date.fromisoformat(normalkan(medan, nilai)) < hari:
            continue
        hasil[kode] = nilai
    return hasil


def beda_isian(lama: Paket, isian_lama: Isian, baru: Paket, isian_baru: Isian, *, jenis: str) -> list[Beda]:
    """What the new application answers otherwise than the old one did, in the order of the new form.

    Both as they are kept, so that the same amount with and without dots is no difference. Answers to questions that
    only one of the forms asked are named too. Those about the old permit itself are not compared.
    """
    khusus = medan_khusus(lama) | medan_khusus(baru)
    dahulu = {m.kode: m for m in _ditanya(lama, "baru", isian_lama) if m.kode not in khusus}
    kini = {m.kode: m for m in _ditanya(baru, jenis, isian_baru) if m.kode not in khusus}
    hasil = [
        Beda(kode, dahulu.get(kode), medan)
        for kode, medan in kini.items()
        if _baku(medan, isian_baru) != (_baku(dahulu[kode], isian_lama) if kode in dahulu else "")
    ]
    return hasil + [Beda(kode, m, None) for kode, m in dahulu.items() if kode not in kini and _baku(m, isian_lama)]


def ada_perubahan(beda: list[Beda], lama: Paket, baru: Paket) -> bool:
    """Did the applicant change something? What only one version of the pack asks is no change of theirs."""
    return any(b.kode in lama.medan and b.kode in baru.medan for b in beda)


def mulai_boleh(aturan: AturanJenis, berlaku_sampai: date | None) -> date | None:
    """The first day on which a permit with this end may be gone on from; None: any day."""
    if aturan.paling_awal_bulan is None or berlaku_sampai is None:
        return None
    return geser_bulan(berlaku_sampai, -aturan.paling_awal_bulan)


def akhir_izin_kertas(paket: Paket, isian: Isian) -> date | None:
    """When a permit from before the portal ends, by the date that the applicant copied from it and the pack's years."""
    medan, tahun = paket.medan.get(TANGGAL_LAMA), paket.izin.tahun_berlaku
    nilai = isian.get(TANGGAL_LAMA, "")
    if medan is None or tahun is None or not nilai or not benar(medan, nilai):
        return None
    return geser_bulan(date.fromisoformat(normalkan(medan, nilai)), tahun * 12)


def _ditanya(paket: Paket, jenis: str, isian: Isian) -> list[Medan]:
    return [m for b in bagian_berlaku(paket, jenis, isian) for m in medan_berlaku(b, isian)]


def _baku(medan: Medan, isian: Isian) -> str:
    nilai = isian.get(medan.kode, "")
    try:
        return normalkan(medan, nilai)
    except IsianKeliru:
        return nilai
