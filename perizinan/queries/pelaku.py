"""Who stands behind a file: nobody decides on their own."""

from collections.abc import Iterable

from akun.models import Pengguna
from perizinan.models import Permohonan
from sop.models import LangkahLog


def pemohon_di_antara(permohonan: Permohonan, orang: Iterable[Pengguna]) -> list[Pengguna]:
    """Those who are the applicant of this file, by the account or as the person who filed it under another."""
    ajukan = LangkahLog.objects.filter(proses=permohonan.proses_id, aksi="ajukan").exclude(jenis="akhir")
    pengaju = set(ajukan.values_list("orang", flat=True))
    return [o for o in orang if o.orang in pengaju or o.pk == permohonan.pemohon_id]
