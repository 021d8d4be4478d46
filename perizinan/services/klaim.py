"""Claiming a counter application: its applicant takes it over to an account."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from akun.models import Pengguna
from akun.services import JatahHabis, pakai_jatah
from perizinan.models import PengajuanLoket, Permohonan
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.kabar import kabari_peristiwa
from sicantik.lib import jam, sandi, token

KLAIM_SEJAM = 10  # tries for one account
# For one NIK: many more, so that a stranger's wrong tries do not shut its owner out. A code has 58 bits.
KLAIM_NIK_SEJAM = 200


def klaim_permohonan(*, kode: str, nik: str, oleh: Pengguna) -> Permohonan:
    """Give a counter application to an account, once, by the code on its receipt and the applicant's NIK.

    One answer for every mismatch. Raises PermohonanDitolak.
    """
    try:
        for siapa, batas in ((str(oleh.pk), KLAIM_SEJAM), (f"nik {nik}", KLAIM_NIK_SEJAM)):
            pakai_jatah("klaim", siapa, batas=batas, jendela=timedelta(hours=1))
    except JatahHabis as e:
        raise PermohonanDitolak(_("Terlalu banyak percobaan. Coba lagi dalam satu jam.")) from e
    if oleh.petugas or (oleh.nik_sidik and oleh.nik_sidik != sandi.sidik(nik)):
        raise PermohonanDitolak(_("Pakai akun pemohon sendiri: NIK akun ini lain, atau ini akun petugas."))
    return _klaim(kode, sandi.sidik(nik), oleh)


@transaction.atomic
def _klaim(kode: str, orang: str, oleh: Pengguna) -> Permohonan:
    calon = PengajuanLoket.objects.filter(orang=orang, diklaim=None)
    cocok = [p for p in calon if token.kode_klaim_sah(p.permohonan_id, p.klaim_versi, kode)]
    if not cocok or not _ambil(cocok[0], orang, oleh):
        raise PermohonanDitolak(_("Kode dan NIK tidak cocok, atau sudah dipakai. Periksa tanda terima Anda."))
    permohonan = Permohonan.objects.lengkap().get(pk=cocok[0].permohonan_id)
    kabari_peristiwa(permohonan, "diklaim")
    return permohonan


def _ambil(catatan: PengajuanLoket, orang: str, oleh: Pengguna) -> bool:
    """Make it the account's, unless another was first or the counter has just corrected the NIK."""
    Permohonan.objects.kunci(catatan.permohonan_id)
    masih = PengajuanLoket.objects.filter(pk=catatan.pk, orang=orang, diklaim=None)
    if not masih.update(diklaim=jam.kini(), diklaim_oleh=oleh):
        return False
    Permohonan.objects.filter(pk=catatan.permohonan_id).update(pemohon=oleh, diubah=jam.kini())
    return True
