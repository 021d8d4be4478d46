"""Who may act as whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db.models import Exists, OuterRef, Q, QuerySet

from akun import status
from akun.models import Jabatan, Ketidakhadiran, Pengguna, Penugasan, ProfilKantor
from sicantik.lib import jam
from sicantik.lib.siap import Siap


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


# PenugasanQuerySet.hadir for one person and position; prepared, because every step of every file asks it.
_TUGAS = Siap(
    "tugas_orang",
    "bigint, varchar, timestamptz, date",
    lambda: (
        """
SELECT t.sifat, t.atas_nama_id FROM akun_penugasan t JOIN akun_pengguna p ON p.id = t.pengguna_id
WHERE t.pengguna_id = $1 AND t.jabatan_id = $2 AND p.is_active
  AND t.mulai <= $3 AND (t.selesai IS NULL OR t.selesai > $3)
  AND NOT EXISTS (SELECT FROM akun_ketidakhadiran k WHERE k.pengguna_id = t.pengguna_id AND k.dibatalkan IS NULL
    AND k.mulai <= $4 AND k.sampai >= $4)
ORDER BY t.sifat LIMIT 1
"""
    ),
)


def pelaku(pengguna: Pengguna, jabatan: str) -> Pelaku | None:
    """The capacity in which this person may act for the position now, or None. One statement.

    Somebody who holds the position and also replaces another acts in their own right first.
    """
    tugas = _TUGAS.satu(pengguna.pk, jabatan, jam.kini(), jam.hari_ini())
    if tugas is None:
        return None
    return Pelaku(pengguna.pk, pengguna.nama, pengguna.orang, jabatan, *tugas)


def ketidakhadiran_kini(pengguna: Pengguna) -> Ketidakhadiran | None:
    """Why this person acts on no file today, if they are away."""
    return Ketidakhadiran.objects.pada(jam.hari_ini()).filter(pengguna=pengguna).first()


def tidak_hadir(jabatan: Iterable[str]) -> list[Ketidakhadiran]:
    """Who of these positions is away today, in one statement."""
    tugas = Penugasan.objects.berlaku().filter(jabatan__in=list(jabatan))
    rows = Ketidakhadiran.objects.pada(jam.hari_ini()).filter(pengguna__in=tugas.values("pengguna"))
    return list(rows.select_related("pengguna").order_by("pengguna__nama", "pk"))


def tidak_hadir_antara(orang: Iterable[int], awal: date, akhir: date) -> list[Ketidakhadiran]:
    """When any of these people are away on any of these days, in one statement."""
    rows = Ketidakhadiran.objects.antara(awal, akhir).filter(pengguna__in=list(orang))
    return list(rows.select_related("pengguna").order_by("pengguna__nama", "mulai", "pk"))


def pemegang(jabatan: str) -> QuerySet[Pengguna]:
    """Who can act for a position today."""
    return Pengguna.objects.filter(
        pk__in=Penugasan.objects.hadir().filter(jabatan=jabatan).values("pengguna")
    ).order_by("nama", "pk")


def bawahan(oleh: Pengguna) -> QuerySet[Pengguna]:
    """Whose absence this person may record: their own, that of whoever they oversee; the administrator everybody's.

    Except of the one they act for, and of any holder of that position: nobody keeps away whom they replace.
    """
    saya = list(Penugasan.objects.berlaku().filter(pengguna=oleh))
    jabatan, mewakili = {t.jabatan_id for t in saya}, [t for t in saya if t.sifat != "definitif"]
    tugas = Penugasan.objects.berlaku().filter(pengguna=OuterRef("pk"))
    boleh = ~Q(pk=oleh.pk)
    if status.ADMINISTRATOR not in jabatan:
        di_bawah = [kode for kode in status.JABATAN if status.membawahi(jabatan, kode)]
        boleh = Q(Exists(tugas), ~Exists(tugas.exclude(jabatan__in=di_bawah)))
    if mewakili:
        boleh &= ~Q(Exists(tugas.filter(jabatan__in=[t.jabatan_id for t in mewakili])))
        boleh &= ~Q(pk__in=[t.atas_nama_id for t in mewakili if t.atas_nama_id])
    return Pengguna.objects.filter(Q(pk=oleh.pk) | boleh, petugas=True, is_active=True)


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


def atas_nama(sebutan_: str, diganti: Pengguna | None) -> str:
    """The capacity with the one it is for: "Plh. Kabid Perizinan Usaha, atas nama Budi Kabid"."""
    return f"{sebutan_}, atas nama {diganti.nama}" if diganti else sebutan_


def nama_jabatan() -> dict[str, str]:
    return {**status.BUKAN_JABATAN, **dict(Jabatan.objects.values_list("kode", "nama"))}


def kantor() -> ProfilKantor:
    return ProfilKantor.objects.filter(pk=1).first() or ProfilKantor()
