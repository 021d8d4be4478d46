"""Who holds which position. Assignments are ended, never erased: signatures refer to them."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from akun import status
from akun.models import Pengguna, Penugasan
from akun.services.petugas import PetugasDitolak
from sicantik.lib import jam


@transaction.atomic
def beri_jabatan(*, tugas: Penugasan) -> Penugasan:
    """Save a new assignment, unless the same person already holds the position in that time."""
    Pengguna.objects.select_for_update(of=("self",)).get(pk=tugas.pengguna_id)
    bentrok = Penugasan.objects.filter(
        Q(selesai=None) | Q(selesai__gt=tugas.mulai), pengguna=tugas.pengguna, jabatan=tugas.jabatan
    )
    if tugas.selesai is not None:
        bentrok = bentrok.filter(mulai__lt=tugas.selesai)
    if bentrok.exists():
        raise PetugasDitolak(_("Petugas ini sudah memegang jabatan itu pada waktu tersebut. Akhiri dulu yang lama."))
    tugas.save()
    return tugas


@transaction.atomic
def akhiri_penugasan(*, tugas: Penugasan, oleh: Pengguna) -> None:
    """End it now; one that has not begun is withdrawn."""
    if tugas.pengguna_id == oleh.pk and tugas.jabatan_id == status.ADMINISTRATOR:
        raise PetugasDitolak(_("Anda tidak dapat mengakhiri jabatan administrator sendiri. Minta administrator lain."))
    kini = jam.kini()
    if tugas.mulai >= kini:
        tugas.delete()
        return
    if tugas.selesai is None or tugas.selesai > kini:
        tugas.selesai = kini
        tugas.save(update_fields=["selesai"])
