"""Reads of messages and internal notes."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from akun import queries as akun
from perizinan.models import CatatanInternal, Permohonan, PesanKasus
from sicantik.lib import jam


def utas(permohonan: Permohonan) -> list[PesanKasus]:
    """The whole thread, oldest first."""
    return list(PesanKasus.objects.filter(permohonan=permohonan).select_related("oleh", "lampiran"))


def belum_dijawab(permohonan: Permohonan) -> QuerySet[PesanKasus]:
    return PesanKasus.objects.filter(permohonan=permohonan, dari="pemohon", dijawab=None)


def catatan_internal(permohonan: Permohonan) -> list[CatatanInternal]:
    return list(CatatanInternal.objects.filter(permohonan=permohonan).select_related("oleh"))


def sebab_tertutup(permohonan: Permohonan) -> str:
    """Why nobody can write on this case: belum_diajukan, tanpa_akun, selesai; "" while it is open."""
    if permohonan.proses is None:
        return "belum_diajukan"
    if permohonan.pemohon_id is None:
        return "tanpa_akun"
    selesai = permohonan.proses.selesai
    if selesai and jam.kini() > selesai + timedelta(days=akun.kantor().hari_pesan):
        return "selesai"
    return ""


def berpesan(rows: QuerySet[Permohonan]) -> QuerySet[Permohonan]:
    """The rows with `pesan_baru`: how many messages of the applicant wait for an answer."""
    menunggu = PesanKasus.objects.filter(permohonan=OuterRef("pk"), dari="pemohon", dijawab=None).order_by()
    jumlah = menunggu.values("permohonan").annotate(n=Count("pk")).values("n")
    return rows.annotate(pesan_baru=Coalesce(Subquery(jumlah, output_field=IntegerField()), 0))
