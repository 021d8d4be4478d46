"""Who may act as whom."""

from dataclasses import dataclass
from typing import Protocol

from django.db import connection

from akun import status
from akun.models import Jabatan, Pengguna, Penugasan, ProfilKantor
from sicantik.lib import jam


@dataclass(frozen=True)
class Pelaku:
    """A person acting in one capacity: what the log of every step records."""

    pengguna_id: int | None
    nama: str
    orang: str
    jabatan: str
    sifat: str = "definitif"
    atas_nama_id: int | None = None


def pelaku_pemohon(pengguna: Pengguna) -> Pelaku:
    """The applicant acting on an application of their own; the caller has checked that it is."""
    return Pelaku(pengguna.pk, pengguna.nama, pengguna.orang, status.PEMOHON)


# PenugasanQuerySet.berlaku for one person and position; written out, because every step of every file asks it.
_TUGAS = """
SELECT t.sifat, t.atas_nama_id FROM akun_penugasan t JOIN akun_pengguna p ON p.id = t.pengguna_id
WHERE t.pengguna_id = %(pengguna)s AND t.jabatan_id = %(jabatan)s AND p.is_active
  AND t.mulai <= %(kini)s AND (t.selesai IS NULL OR t.selesai > %(kini)s)
ORDER BY t.sifat LIMIT 1
"""


def pelaku(pengguna: Pengguna, jabatan: str) -> Pelaku | None:
    """The capacity in which this person may act for the position now, or None. One statement.

    Somebody who holds the position and also replaces another acts in their own right first.
    """
    with connection.cursor() as kursor:
        kursor.execute(_TUGAS, {"pengguna": pengguna.pk, "jabatan": jabatan, "kini": jam.kini()})
        tugas = kursor.fetchone()
    if tugas is None:
        return None
    return Pelaku(pengguna.pk, pengguna.nama, pengguna.orang, jabatan, *tugas)


def jabatan_saya(pengguna: Pengguna) -> list[str]:
    """Codes of the positions this person may act for now."""
    return sorted(Penugasan.objects.berlaku().filter(pengguna=pengguna).values_list("jabatan_id", flat=True))


class BersifatJabatan(Protocol):
    """Anything done in a capacity: a Pelaku, or a row of the step log."""

    @property
    def sifat(self) -> str: ...


def sebutan(pelaku_: BersifatJabatan, nama_jabatan: str) -> str:
    """The capacity in words: "Plh. Kepala Dinas"."""
    return status.SEBUTAN[pelaku_.sifat] + nama_jabatan


def nama_jabatan() -> dict[str, str]:
    return {**status.BUKAN_JABATAN, **dict(Jabatan.objects.values_list("kode", "nama"))}


def kantor() -> ProfilKantor:
    return ProfilKantor.objects.filter(pk=1).first() or ProfilKantor()
