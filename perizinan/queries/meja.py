"""The inboxes of the desks."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from perizinan.models import Permohonan, PesanKasus
from perizinan.queries.percakapan import berpesan
from sicantik.lib import jam
from sop.models import Proses, VersiSop
from sop.queries import perlu_penunjukan
from sop.services import definisi_sop

PAGU_HITUNG = 500  # counts stop here: "500+"
SEHALAMAN = 50

TAMPILAN = ("tugas", "hari_ini", "lewat", "siap_diambil", "menunggu", "pesan", "selesai", "semua")
MENURUT_SOP = ("menunggu", "pesan", "selesai", "semua")
TAMPILAN_LAIN = ("berhenti",)  # reached from the supervisor's view; not among the saved views


def antrean(tampilan: str, jabatan: list[str], ikut: list[int] | None = None) -> QuerySet[Permohonan]:
    """The rows of one view, nearest deadline first (finished ones and all together: latest first).

    `ikut` is `sop_dengan(jabatan)`, for whoever asks for several views.
    """
    rows = berpesan(Permohonan.objects.select_related("proses", "proses__petugas").defer("isian", "isian_rahasia"))
    if tampilan in MENURUT_SOP:
        return _menurut_sop(tampilan, rows.filter(proses__versi_sop__in=ikut or sop_dengan(jabatan)))
    rows = rows.filter(proses__keadaan="berjalan", proses__jabatan__in=jabatan)
    hari_ini = jam.kini().astimezone(jam.zona()).replace(hour=23, minute=59)
    if tampilan == "hari_ini":
        rows = rows.filter(proses__tenggat__range=(jam.kini(), hari_ini), proses__jam_berhenti=False)
    elif tampilan == "lewat":
        rows = rows.filter(proses__tenggat__lt=jam.kini(), proses__jam_berhenti=False)
    elif tampilan == "siap_diambil":
        rows = rows.filter(proses__aksi="serahkan")
    elif tampilan == "berhenti":
        rows = rows.filter(proses__jam_berhenti=True)
    return rows.order_by("proses__tenggat", "proses_id")


def _menurut_sop(tampilan: str, rows: QuerySet[Permohonan]) -> QuerySet[Permohonan]:
    """Views of what one's SOPs run, whoever's turn it is."""
    if tampilan == "selesai":
        seminggu = jam.kini() - timedelta(days=7)
        return rows.filter(proses__selesai__gte=seminggu).order_by("-proses__selesai", "-proses_id")
    if tampilan == "semua":
        return rows.order_by("-proses_id")
    if tampilan == "menunggu":
        rows = rows.filter(proses__keadaan="menunggu_pemohon")
    else:
        rows = rows.filter(pk__in=PesanKasus.objects.filter(dari="pemohon", dijawab=None).values("permohonan"))
    return rows.order_by("proses__tenggat", "proses_id")


def antrean_bawahan(tampilan: str, meja: str, saya: list[str], pemegang: str = "") -> QuerySet[Permohonan]:
    """A desk's rows as its supervisor sees them: files of the supervisor's own SOPs, of one officer if asked for."""
    rows = antrean(tampilan, [meja]).filter(proses__versi_sop__in=sop_dengan(saya))
    return rows.filter(proses__petugas=int(pemegang)) if pemegang.isdecimal() and len(pemegang) < 10 else rows


def sop_dengan(jabatan: list[str]) -> list[int]:
    """SOP versions in which one of these positions has a part; files of the others are none of theirs."""
    semua = VersiSop.objects.values_list("pk", flat=True)
    return [v for v in semua if not set(jabatan).isdisjoint(p for x in definisi_sop(v).langkah for p in x.pelaksana)]


def perlu_plh() -> list[Permohonan]:
    """Files that nobody eligible is left for: the supervisor has to appoint a Plh."""
    versi = VersiSop.objects.filter(pk__in=Proses.objects.filter(keadaan="berjalan").values("versi_sop"))
    tugas = {
        (v, langkah.urut): langkah.tugas_pisah
        for v in versi.values_list("pk", flat=True)
        for langkah in definisi_sop(v).langkah
        if langkah.tugas_pisah
    }
    buntu = [proses.pk for proses in perlu_penunjukan(tugas)]
    return list(Permohonan.objects.filter(proses__in=buntu).defer("isian", "isian_rahasia")) if buntu else []


def penanda(tampilan: str, terakhir: Permohonan) -> str:
    """The bookmark of a page's last row: "timestamp,id" of `antrean`'s order."""
    proses = terakhir.proses
    assert proses is not None
    saat = proses.selesai if tampilan == "selesai" else proses.tenggat
    return f"{saat.isoformat() if saat else ''},{proses.pk}"


def sesudah(tampilan: str, rows: QuerySet[Permohonan], penanda: str) -> QuerySet[Permohonan]:
    """The rows after a bookmark. No page gets slower with its number: the first condition starts in the index."""
    saat, _, pk = penanda.partition(",")
    try:
        batas, nomor = datetime.fromisoformat(saat), int(pk)
    except ValueError:
        return rows
    if batas.tzinfo is None:
        return rows
    if tampilan == "semua":
        return rows.filter(proses_id__lt=nomor)
    if tampilan == "selesai":
        lewat = Q(proses__selesai__lt=batas) | Q(proses_id__lt=nomor)
        return rows.filter(lewat, proses__selesai__lte=batas)
    return rows.filter(Q(proses__tenggat__gt=batas) | Q(proses_id__gt=nomor), proses__tenggat__gte=batas)


def hitung(rows: QuerySet[Permohonan]) -> str:
    """A count that never scans more than it shows."""
    jumlah = rows.order_by()[: PAGU_HITUNG + 1].count()
    return berpagu(jumlah)


def berpagu(jumlah: int) -> str:
    """A count that was stopped one above its cap, in words."""
    return f"{PAGU_HITUNG}+" if jumlah > PAGU_HITUNG else str(jumlah)
