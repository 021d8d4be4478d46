"""Who stands behind a file: nobody decides on their own."""

from collections.abc import Iterable

from akun import queries as akun
from akun.models import Pengguna
from akun.queries import Pelaku
from akun.status import ATASAN, KEPALA_DINAS
from perizinan.models import Permohonan
from sop.models import LangkahLog
from sop.services import definisi_sop

KASI_KABID = ATASAN - {KEPALA_DINAS}


def pemohon_di_antara(permohonan: Permohonan, orang: Iterable[Pengguna]) -> list[Pengguna]:
    """Those who are the applicant of this file, by the account or as the person who filed it under another."""
    ajukan = LangkahLog.objects.filter(proses=permohonan.proses_id, aksi="ajukan").exclude(jenis="akhir")
    pengaju = set(ajukan.values_list("orang", flat=True))
    return [o for o in orang if o.orang in pengaju or o.pk == permohonan.pemohon_id]


def dirinya(permohonan: Permohonan, petugas: Pengguna) -> bool:
    """Is this officer the applicant of the file?"""
    return bool(pemohon_di_antara(permohonan, [petugas]))


def pelaku_atasan(oleh: Pengguna, permohonan: Permohonan) -> Pelaku | None:
    """The capacity in which this person supervises the file: a Kasi or Kabid of its SOP, and not its applicant."""
    definisi = definisi_sop(permohonan.versi_paket.versi_sop_id)
    jabatan = sorted(KASI_KABID & {p for x in definisi.langkah for p in x.pelaksana})
    if dirinya(permohonan, oleh):
        return None
    return next((pelaku for kode in jabatan if (pelaku := akun.pelaku(oleh, kode))), None)
