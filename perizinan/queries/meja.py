"""The inboxes of the desks."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from perizinan.models import Permohonan, PesanKasus
from perizinan.queries.percakapan import berpesan
from sicantik.lib import jam
from sicantik.lib.terbaca import bilangan
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
    return rows.filter(_isi(tampilan, jabatan, ikut)).order_by(*_urutan(tampilan))


def hitung_tampilan(tampilan: str, jabatan: list[str], ikut: list[int], lingkup: Q) -> str:
    """How many one view holds. Most are counted among the runs alone, without a look at the applications."""
    if tampilan == "pesan" or lingkup:
        return hitung(Permohonan.objects.filter(_isi(tampilan, jabatan, ikut), lingkup).order_by(*_urutan(tampilan)))
    rows = Proses.objects.filter(_isi(tampilan, jabatan, ikut, proses=""))
    return hitung(rows.order_by(*_urutan(tampilan, proses="")))


def _urutan(tampilan: str, *, proses: str = "proses__") -> list[str]:
    """The order of a view, as its index has it."""
    if tampilan == "selesai":
        return [f"-{proses}selesai", f"-{proses}id"]
    return [f"-{proses}id"] if tampilan == "semua" else [f"{proses}tenggat", f"{proses}id"]


def _isi(tampilan: str, jabatan: list[str], ikut: list[int] | None, *, proses: str = "proses__") -> Q:
    """What a view holds. `proses` is the path from the row to its run."""
    syarat = _syarat()[tampilan]
    if tampilan in MENURUT_SOP:  # whoever's turn it is
        syarat |= {"versi_sop__in": ikut or sop_dengan(jabatan)}
    else:
        syarat |= {"keadaan": "berjalan", "jabatan__in": jabatan}
    isi = Q(**{proses + medan: nilai for medan, nilai in syarat.items()})
    if tampilan == "pesan":
        isi &= Q(pk__in=PesanKasus.objects.filter(dari="pemohon", dijawab=None).values("permohonan"))
    return isi


def _syarat() -> dict[str, dict[str, Any]]:
    """What each view asks of a run, beside whose it is."""
    kini = jam.kini()
    malam = kini.astimezone(jam.zona()).replace(hour=23, minute=59)
    return {
        "tugas": {},
        "hari_ini": {"tenggat__range": (kini, malam), "jam_berhenti": False},
        "lewat": {"tenggat__lt": kini, "jam_berhenti": False},
        "berhenti": {"jam_berhenti": True},
        "siap_diambil": {"aksi": "serahkan"},
        "menunggu": {"keadaan": "menunggu_pemohon"},
        "pesan": {},
        "selesai": {"selesai__gte": kini - timedelta(days=7)},
        "semua": {},
    }


def antrean_bawahan(tampilan: str, meja: str, saya: list[str], pemegang: str = "") -> QuerySet[Permohonan]:
    """A desk's rows as its supervisor sees them: files of the supervisor's own SOPs, of one officer if asked for."""
    rows = antrean(tampilan, [meja]).filter(proses__versi_sop__in=sop_dengan(saya))
    nomor = bilangan(pemegang)
    return rows if nomor is None else rows.filter(proses__petugas=nomor)


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


def hitung(rows: QuerySet[Any]) -> str:
    """A count that never scans more than it shows: in the order of the rows, so that it starts in their index."""
    return berpagu(rows[: PAGU_HITUNG + 1].count())


def berpagu(jumlah: int) -> str:
    """A count that was stopped one above its cap, in words."""
    return f"{PAGU_HITUNG}+" if jumlah > PAGU_HITUNG else str(jumlah)
