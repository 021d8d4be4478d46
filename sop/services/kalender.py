"""The office's working calendar from the database, and deadlines anew when it changes."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from sicantik.lib import jam
from sicantik.lib.harikerja import Kalender
from sop import queries, status
from sop.models import HariKhusus, JamKerja, Proses
from sop.services.versi import definisi_sop


def kalender_kantor() -> Kalender:
    """Hours of the office's profile and of its periods, and the days on which it decided otherwise."""
    return queries.kalender_kini()


@transaction.atomic
def ubah_hari_khusus(*, tanggal: date, buka: bool, keterangan: str) -> int:
    """Open or close the office on a day; the deadlines of all open files follow at once; how many changed."""
    HariKhusus.objects.update_or_create(tanggal=tanggal, defaults={"buka": buka, "keterangan": keterangan})
    return hitung_ulang_tenggat()


@transaction.atomic
def hapus_hari_khusus(*, tanggal: date) -> int:
    """The national calendar holds for the day again; how many deadlines changed."""
    HariKhusus.objects.filter(tanggal=tanggal).delete()
    return hitung_ulang_tenggat()


@transaction.atomic
def tambah_jam_kerja(*, periode: JamKerja) -> int:
    """Other hours for a time, from today on; how many deadlines changed. Raises ValidationError, by field."""
    periode.clean()
    try:
        with transaction.atomic():
            periode.save(force_insert=True)
    except IntegrityError as e:
        if "satu_jam_kerja_sehari" not in str(e):
            raise
        kata = _("Sudah ada jam kerja untuk sebagian tanggal itu. Akhiri dulu yang lama.")
        raise ValidationError({"mulai": kata}) from e
    return hitung_ulang_tenggat()


@transaction.atomic
def akhiri_jam_kerja(*, pk: int) -> int:
    """The usual hours hold again from tomorrow; a period that has not begun is taken back; how many deadlines changed.

    The days on which it held stay: they explain the deadlines of then. Ending it twice changes nothing.
    """
    periode, hari = JamKerja.objects.select_for_update().filter(pk=pk).first(), jam.hari_ini()
    if periode is None or periode.tahap(hari) == "selesai":
        return 0
    if periode.tahap(hari) == "akan":
        periode.delete()
    else:
        periode.sampai = hari
        periode.save(update_fields=["sampai"])
    return hitung_ulang_tenggat()


@transaction.atomic
def hitung_ulang_tenggat() -> int:
    """Deadlines of all open files under today's calendar; how many changed.

    No file moves meanwhile: one whose move only waited for its row would still count by the calendar of before.
    """
    with connection.cursor() as kursor:
        kursor.execute("LOCK TABLE sop_proses IN EXCLUSIVE MODE")
    kalender = kalender_kantor()
    terbuka = Proses.objects.filter(keadaan__in=status.TERBUKA)
    berubah = []
    for proses in terbuka.prefetch_related("jeda").order_by("pk").iterator(chunk_size=500):
        jeda = [(j.mulai, j.selesai or jam.kini()) for j in proses.jeda.all()]
        tenggat = hitung_tenggat(kalender, proses, jeda)
        if tenggat != proses.tenggat:
            proses.tenggat = tenggat
            berubah.append(proses)
    Proses.objects.bulk_update(berubah, ["tenggat"], batch_size=500)
    return len(berubah)


def hitung_tenggat(kalender: Kalender, proses: Proses, jeda: list[tuple[datetime, datetime]]) -> datetime:
    """When the current step of a file is due, given its stops of the clock."""
    return kalender.tenggat(proses.h1, definisi_sop(proses.versi_sop_id).hari_ke(proses.langkah), jeda)
