"""What the office waits for has a limit: reminders before it, and then the file lapses. Once each working day.

Nothing lapses without a reminder that went out at least one working day before: a rule that the office made stricter
today, or a day on which this did not run, takes nobody by surprise.
"""

from __future__ import annotations

import logging
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.formats import date_format

from akun.queries import Pelaku
from akun.status import SISTEM
from perizinan.models import AturanAkhir, Izin, PeringatanBatas, Permohonan
from perizinan.queries.batas import KOLOM_SEBAB, ambang_sebab, aturan_akhir, batas_jeda, hari_sebab
from perizinan.services.kabar import kabari_peristiwa
from perizinan.services.pengakhiran import bereskan
from sicantik.lib import jam, sandi
from sicantik.lib.harikerja import Kalender
from sop import services as sop
from sop.models import Jeda

log = logging.getLogger(__name__)
LEWAT = 0  # the reminder that the limit has passed
PORTAL = Pelaku(None, "Portal", sandi.sidik("portal"), SISTEM)
_GUGUR = {
    "perbaikan": ("gugur", "Tidak diperbaiki sampai {tanggal}, batas waktu {hari} hari kerja sejak dikembalikan."),
    "pengambilan": ("gugur_ambil", "Izin tidak diambil sampai {tanggal}, batas waktu {hari} hari kerja sejak siap."),
}


def jalankan_batas_waktu() -> tuple[int, int]:
    """Remind and let lapse whatever is due today; how many of each. Safe to run at any time, any number of times."""
    kalender, aturan, hari_ini = sop.kalender_kantor(), aturan_akhir(), jam.hari_ini()
    hasil = {"ingat": 0, "gugur": 0, "": 0}
    if not kalender.hari_kerja(hari_ini):
        return 0, 0
    for sebab in KOLOM_SEBAB:
        for jeda_id in list(_calon(aturan, sebab)):
            try:
                hasil[_periksa(jeda_id, aturan, kalender)] += 1
            except sop.SudahDikerjakan:
                continue  # it went on meanwhile
            except Exception:
                log.exception("batas waktu jeda %s belum diperiksa", jeda_id)
    return hasil["ingat"], hasil["gugur"]


def _calon(aturan: AturanAkhir, sebab: str) -> QuerySet[Jeda, int]:
    """Open stops old enough that something may be due: calendar days are never more than working days."""
    hari = hari_sebab(aturan, sebab)
    if hari is None:
        return Jeda.objects.none().values_list("pk", flat=True)
    sejak = hari - max(ambang_sebab(aturan, sebab), default=0)
    batas = datetime.combine(jam.hari_ini() - timedelta(days=max(sejak, 0) - 1), time(), jam.zona())
    rows = Jeda.objects.filter(selesai=None, sebab=sebab, mulai__lt=batas, proses__permohonan__isnull=False)
    return rows.order_by("mulai").values_list("pk", flat=True)


@transaction.atomic
def _periksa(jeda_id: int, aturan: AturanAkhir, kalender: Kalender) -> str:
    """One file, under its locks: "ingat", "gugur", or "" when nothing is due."""
    proses_id = Jeda.objects.values_list("proses_id", flat=True).get(pk=jeda_id)
    giliran = sop.buka_giliran(proses_id=proses_id, oleh=PORTAL, jabatan=SISTEM)
    permohonan = Permohonan.objects.kunci(Permohonan.objects.values_list("pk", flat=True).get(proses=proses_id))
    jeda = Jeda.objects.filter(pk=jeda_id, selesai=None).first()
    hari = hari_sebab(aturan, jeda.sebab) if jeda else None
    if jeda is None or hari is None:
        return ""
    batas, kini = batas_jeda(kalender, jeda.mulai, hari), jam.kini()
    if kini <= batas:
        sisa = kalender.selisih_hari(jam.hari_ini(), _hari(batas))
        kena = [n for n in ambang_sebab(aturan, jeda.sebab) if sisa <= n]
        return _ingatkan(permohonan, jeda, min(kena), batas) if kena else ""
    if not _sudah_diingatkan(jeda, kalender):
        return _ingatkan(permohonan, jeda, LEWAT, kini)
    _gugurkan(giliran, permohonan, jeda.sebab, tanggal=_tanggal(batas), hari=hari)
    return "gugur"


def _ingatkan(permohonan: Permohonan, jeda: Jeda, ambang: int, sampai: datetime) -> str:
    """Remind once for each threshold; one that was missed is not sent after a nearer one."""
    if PeringatanBatas.objects.filter(jeda=jeda, ambang__lte=ambang).exists():
        return ""
    PeringatanBatas.objects.create(permohonan=permohonan, jeda=jeda, ambang=ambang)
    kabari_peristiwa(permohonan, f"ingat_{jeda.sebab}", batas=_tanggal(sampai))
    return "ingat"


def _sudah_diingatkan(jeda: Jeda, kalender: Kalender) -> bool:
    """Did a reminder go out on an earlier working day?"""
    hari_ini = jam.hari_ini()
    kirim = PeringatanBatas.objects.filter(jeda=jeda).values_list("dibuat", flat=True)
    return any(kalender.selisih_hari(_hari(saat), hari_ini) >= 1 for saat in kirim)


def _gugurkan(giliran: sop.Giliran, permohonan: Permohonan, sebab: str, **isi: object) -> None:
    peristiwa, kalimat = _GUGUR[sebab]
    catatan = kalimat.format_map(isi)
    sop.akhiri(giliran, akhir="gugur", catatan=catatan)
    if sebab == "pengambilan":
        Izin.objects.filter(permohonan=permohonan).update(akhir="dibatalkan", diakhiri=jam.kini(), sebab_akhir=catatan)
    tambahan = bereskan(permohonan, sebab="Permohonan gugur")
    kabari_peristiwa(permohonan, peristiwa, catatan=catatan, tambahan=tambahan)


def _hari(saat: datetime) -> date:
    return saat.astimezone(jam.zona()).date()


def _tanggal(saat: datetime) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return date_format(saat.astimezone(jam.zona()), "j F Y")
