"""Absence of officers: recorded by the person, a supervisor or the administrator; ended, never erased."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from akun import queries
from akun.models import Ketidakhadiran, Pengguna
from akun.services.petugas import PetugasDitolak
from sicantik.lib import jam

PALING_LAMA = timedelta(days=366)


def boleh_mencatat(oleh: Pengguna, siapa: Pengguna) -> bool:
    """Oneself, the administrator, and whoever oversees every position that the officer holds."""
    return queries.bawahan(oleh).filter(pk=siapa.pk).exists()


@transaction.atomic
def catat_ketidakhadiran(*, siapa: Pengguna, mulai: date, sampai: date, sebab: str, oleh: Pengguna) -> Ketidakhadiran:
    """Record that an officer is away on these days. Raises PetugasDitolak."""
    if not boleh_mencatat(oleh, siapa):
        raise PetugasDitolak(_("Ketidakhadiran petugas ini dicatat atasannya, administrator, atau yang bersangkutan."))
    if sampai < mulai or sampai - mulai > PALING_LAMA:
        raise PetugasDitolak(_("Isi tanggal sampai sesudah tanggal mulai, paling lama satu tahun."))
    if sampai < jam.hari_ini():
        raise PetugasDitolak(_("Tanggal itu sudah lewat. Catat ketidakhadiran hari ini atau mendatang."))
    try:
        with transaction.atomic():
            return Ketidakhadiran.objects.create(
                pengguna=siapa, mulai=mulai, sampai=sampai, sebab=sebab, dicatat_oleh=oleh
            )
    except IntegrityError as e:
        if "tidak_hadir_sekali" not in str(e):
            raise
        raise PetugasDitolak(_("Sudah ada catatan tidak hadir pada tanggal itu. Akhiri dulu yang lama.")) from e


@transaction.atomic
def akhiri_ketidakhadiran(*, catatan: Ketidakhadiran, oleh: Pengguna) -> None:
    """Back from today on: the days before stay recorded, and one that has not begun is called off."""
    kini = Ketidakhadiran.objects.select_for_update(of=("self",)).select_related("pengguna").get(pk=catatan.pk)
    if not boleh_mencatat(oleh, kini.pengguna):
        raise PetugasDitolak(_("Ketidakhadiran petugas ini dicatat atasannya, administrator, atau yang bersangkutan."))
    hari = jam.hari_ini()
    if kini.dibatalkan is not None or kini.sampai < hari:
        raise PetugasDitolak(_("Catatan ini sudah berakhir."))
    if kini.mulai < hari:
        kini.sampai = hari - timedelta(days=1)
    else:
        kini.dibatalkan = jam.kini()
    kini.diakhiri_oleh = oleh
    kini.save(update_fields=["sampai", "dibatalkan", "diakhiri_oleh"])
