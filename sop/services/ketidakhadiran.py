"""Absence and the desks: whoever is away holds no task."""

from datetime import date

from akun import services as akun
from akun.models import Ketidakhadiran, Pengguna
from sop.services.tugas import pulangkan_tugas


def catat_ketidakhadiran(
    *, siapa: Pengguna, mulai: date, sampai: date, sebab: str, oleh: Pengguna
) -> tuple[Ketidakhadiran, int]:
    """Record the absence; tasks held by then go back to the desk at once (a later absence: on its first day).

    Also returns how many tasks of theirs went back; should this stop in between, the sweep gives back the rest.
    Raises akun.services.PetugasDitolak.
    """
    catatan = akun.catat_ketidakhadiran(siapa=siapa, mulai=mulai, sampai=sampai, sebab=sebab, oleh=oleh)
    return catatan, pulangkan_tugas(siapa)
