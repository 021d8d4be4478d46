"""Absence of officers: recorded by the person, a supervisor or the administrator; ended, never erased.

Whoever did not do it themself is told by mail.
"""

from datetime import date, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from akun import queries
from akun.models import Ketidakhadiran, Pengguna
from akun.services.petugas import PetugasDitolak
from akun.services.surat import kirim_surat
from sicantik.lib import jam

PALING_LAMA = timedelta(days=366)


def boleh_mencatat(oleh: Pengguna, siapa: Pengguna) -> bool:
    """Oneself, the administrator, and whoever oversees every position that the officer holds; see `bawahan`."""
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
            catatan = Ketidakhadiran.objects.create(
                pengguna=siapa, mulai=mulai, sampai=sampai, sebab=sebab, dicatat_oleh=oleh
            )
    except IntegrityError as e:
        if "tidak_hadir_sekali" not in str(e):
            raise
        raise PetugasDitolak(_("Sudah ada catatan tidak hadir pada tanggal itu. Akhiri dulu yang lama.")) from e
    _kabari(catatan, oleh, gettext_noop("Anda dicatat tidak hadir"), "akun/surel/tidak_hadir.txt")
    return catatan


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
    _kabari(kini, oleh, gettext_noop("Catatan tidak hadir Anda diakhiri"), "akun/surel/hadir_lagi.txt")


def _kabari(catatan: Ketidakhadiran, oleh: Pengguna, subjek: str, templat: str) -> None:
    if catatan.pengguna_id != oleh.pk:
        isi = {"catatan": catatan, "oleh": oleh, "alamat": settings.SITUS_URL + reverse("ketidakhadiran")}
        kirim_surat(tujuan=catatan.pengguna.email, subjek=subjek, templat=templat, isi=isi)
