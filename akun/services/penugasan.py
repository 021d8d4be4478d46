"""Who holds which position. Assignments are ended, never erased: signatures refer to them."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from akun import status
from akun.models import Pengguna, Penugasan
from akun.services.petugas import PetugasDitolak
from sicantik.lib import jam


@transaction.atomic
def beri_jabatan(*, tugas: Penugasan, oleh: Pengguna) -> Penugasan:
    """Save a new assignment, unless the same person already holds the position in that time.

    Nobody gives a position to themself, under whatever account; acting is by decree and for a time.
    """
    penerima = Pengguna.objects.select_for_update(of=("self",)).get(pk=tugas.pengguna_id)
    if penerima.orang == oleh.orang:
        raise PetugasDitolak(_("Anda tidak dapat memberi jabatan kepada diri sendiri. Minta administrator lain."))
    _periksa_penunjukan(tugas)
    bentrok = Penugasan.objects.filter(
        Q(selesai=None) | Q(selesai__gt=tugas.mulai), pengguna=tugas.pengguna, jabatan=tugas.jabatan
    )
    if tugas.selesai is not None:
        bentrok = bentrok.filter(mulai__lt=tugas.selesai)
    if bentrok.exists():
        raise PetugasDitolak(_("Petugas ini sudah memegang jabatan itu pada waktu tersebut. Akhiri dulu yang lama."))
    tugas.diberikan_oleh = oleh
    tugas.save()
    return tugas


def _periksa_penunjukan(tugas: Penugasan) -> None:
    """What a Plt. or Plh. needs: a decree, a last day that lies ahead, and for a Plh. who is replaced."""
    if tugas.sifat == "definitif":
        if tugas.atas_nama_id:
            raise PetugasDitolak(_("Pemegang definitif tidak menggantikan siapa pun. Pilih Plt. atau Plh."))
        return
    if not tugas.surat.strip():
        raise PetugasDitolak(_("Isi nomor surat perintah"))
    if tugas.selesai is None or tugas.selesai <= jam.kini():
        raise PetugasDitolak(_("Isi akhir penunjukan, sesudah hari ini"))
    if tugas.sifat == "plh" and tugas.atas_nama_id is None:
        raise PetugasDitolak(_("Pilih pejabat yang digantikan"))
    if (
        tugas.sifat == "plh"
        and not Penugasan.objects.filter(
            Q(selesai=None) | Q(selesai__gt=tugas.mulai),
            pengguna=tugas.atas_nama_id,
            jabatan=tugas.jabatan,
            sifat="definitif",
        ).exists()
    ):
        raise PetugasDitolak(_("Pejabat yang digantikan tidak memegang jabatan itu pada waktu tersebut."))


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
