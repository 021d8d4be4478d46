"""The SOP engine: pure functions on a definition and a state. No ORM, no clock, no input or output."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sop.definisi import BAYAR, PEMOHON, TANDA_TANGAN, Akhir, Definisi
from sop.status import AKHIR_LUAR, AkhirLuar


class GerakTerlarang(Exception):
    """The SOP does not allow this move here."""


@dataclass(frozen=True)
class Keadaan:
    """Where a run stands: a step and whose turn it is among its positions, or an end."""

    langkah: int = 1
    giliran: int = 0
    akhir: Akhir | AkhirLuar | None = None


@dataclass(frozen=True)
class Gerak:
    """A move that is allowed: a position and an outcome."""

    jabatan: str
    hasil: str


def jabatan_giliran(definisi: Definisi, keadaan: Keadaan) -> tuple[str, ...]:
    """The positions that may act now; empty at an end."""
    if keadaan.akhir:
        return ()
    langkah = definisi.ambil(keadaan.langkah)
    return langkah.pelaksana if langkah.cukup_satu else (langkah.pelaksana[keadaan.giliran],)


def gerak_boleh(definisi: Definisi, keadaan: Keadaan) -> tuple[Gerak, ...]:
    """Every regular move from this state."""
    return tuple(
        Gerak(jabatan, cabang.hasil)
        for jabatan in jabatan_giliran(definisi, keadaan)
        for cabang in definisi.cabang(keadaan.langkah)
    )


def terapkan(definisi: Definisi, keadaan: Keadaan, gerak: Gerak) -> Keadaan:
    """The state after a move. Raises GerakTerlarang for a move that is not allowed.

    Among several positions the first branch (agreement) passes the file to the next of them; the last one's
    agreement, and anybody's other outcome, takes the branch.
    """
    if gerak not in gerak_boleh(definisi, keadaan):
        raise GerakTerlarang(f"{gerak.jabatan} tidak dapat memberi hasil {gerak.hasil!r} di langkah {keadaan.langkah}")
    langkah, cabang = definisi.ambil(keadaan.langkah), definisi.cabang(keadaan.langkah)
    terpilih = next(c for c in cabang if c.hasil == gerak.hasil)
    masih_ada = not langkah.cukup_satu and keadaan.giliran + 1 < len(langkah.pelaksana)
    if terpilih is cabang[0] and masih_ada:
        return replace(keadaan, giliran=keadaan.giliran + 1)
    if isinstance(terpilih.ke, int):
        return Keadaan(terpilih.ke)
    return replace(keadaan, akhir=terpilih.ke)


def tujuan_kembali(definisi: Definisi, keadaan: Keadaan) -> tuple[int, ...]:
    """Earlier officer steps to which a supervisor may send the file back."""
    if keadaan.akhir:
        return ()
    return tuple(x.urut for x in definisi.langkah[: keadaan.langkah - 1] if PEMOHON not in x.pelaksana)


def kembalikan(definisi: Definisi, keadaan: Keadaan, ke: int) -> Keadaan:
    """The exception 'kembalikan ke petugas': back to an earlier officer step."""
    if ke not in tujuan_kembali(definisi, keadaan):
        raise GerakTerlarang(f"berkas di langkah {keadaan.langkah} tidak dapat dikembalikan ke langkah {ke}")
    return Keadaan(ke)


def kembalikan_pemohon(definisi: Definisi, keadaan: Keadaan) -> Keadaan:
    """The exception 'kembalikan ke pemohon', allowed after the first check of completeness."""
    if keadaan.akhir or keadaan.langkah <= 2:
        raise GerakTerlarang(f"di langkah {keadaan.langkah} berkas dikembalikan lewat pemeriksaan biasa")
    return Keadaan(1)


def akhir_boleh(definisi: Definisi, keadaan: Keadaan) -> tuple[AkhirLuar, ...]:
    """The ends besides the SOP's own that are open to a run here.

    Withdrawal and refusal until the permit is signed; from then on there is a permit, which is cancelled or revoked
    instead. A lapse only where the file waits for the applicant, and not for a payment: what is owed stays owed.
    """
    if keadaan.akhir:
        return ()
    langkah = definisi.ambil(keadaan.langkah)
    lewat_tanda_tangan = any(x.aksi == TANDA_TANGAN for x in definisi.langkah[: keadaan.langkah - 1])
    boleh: dict[AkhirLuar, bool] = {
        "ditarik": not lewat_tanda_tangan,
        "ditolak": not lewat_tanda_tangan,
        "gugur": langkah.menunggu_pemohon and langkah.aksi != BAYAR,
    }
    return tuple(akhir for akhir in AKHIR_LUAR if boleh[akhir])


def akhiri(definisi: Definisi, keadaan: Keadaan, akhir: AkhirLuar) -> Keadaan:
    """The state of a run that ends otherwise than its SOP says; it keeps the step it stood at."""
    if akhir not in akhir_boleh(definisi, keadaan):
        raise GerakTerlarang(f"berkas di langkah {keadaan.langkah} tidak dapat berakhir {akhir}")
    return replace(keadaan, akhir=akhir)
