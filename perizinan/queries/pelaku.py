"""Who stands behind a file: nobody decides on their own."""

from collections.abc import Iterable

from django.db.models import QuerySet

from akun import queries as akun
from akun.models import Pengguna
from akun.queries import Pelaku
from akun.status import ATASAN, KEPALA_DINAS
from perizinan.models import Permohonan
from sop.models import LangkahLog
from sop.services import DI_LOKET, definisi_sop

KASI_KABID = ATASAN - {KEPALA_DINAS}


def pemohon_di_antara(permohonan: Permohonan, orang: Iterable[Pengguna]) -> list[Pengguna]:
    """Those who may decide nothing on this file: its applicant, and through whom it was filed, at the counter too."""
    pengaju = set(_pengaju(permohonan).values_list("orang", flat=True))
    return [o for o in orang if o.orang in pengaju or o.pk == permohonan.pemohon_id]


def dirinya(permohonan: Permohonan, petugas: Pengguna) -> bool:
    """Is this officer the applicant, by any account? Whoever filled it in at the counter for somebody else is not."""
    if petugas.pk == permohonan.pemohon_id:
        return True
    return _pengaju(permohonan).exclude(hasil=DI_LOKET).filter(orang=petugas.orang).exists()


def pelaku_atasan(oleh: Pengguna, permohonan: Permohonan) -> Pelaku | None:
    """The capacity in which this person supervises the file: a Kasi or Kabid of its SOP, and not its applicant."""
    definisi = definisi_sop(permohonan.versi_paket.versi_sop_id)
    jabatan = sorted(KASI_KABID & {p for x in definisi.langkah for p in x.pelaksana})
    if pemohon_di_antara(permohonan, [oleh]):
        return None
    return next((pelaku for kode in jabatan if (pelaku := akun.pelaku(oleh, kode))), None)


def _pengaju(permohonan: Permohonan) -> QuerySet[LangkahLog]:
    return LangkahLog.objects.filter(proses=permohonan.proses_id, aksi="ajukan").exclude(jenis="akhir")
