"""Reads of visits: who is where, what was recorded, and which versions of their documents ought to exist."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Count, Exists, F, Max, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from akun.models import Pengguna, Penugasan
from akun.status import TIM_TEKNIS
from perizinan.models import AnggotaTim, CatatanTinjau, DokumenTerbit, Peninjauan, Permohonan
from perizinan.queries import tanda_tangan
from perizinan.skema import ButirTinjau, Tinjauan
from sop.models import LangkahLog

Berlaku = dict[str, list[CatatanTinjau]]  # code of the item -> the records that count, oldest first


@dataclass(frozen=True)
class Sibuk:
    """Somebody's time that is taken."""

    pengguna_id: int
    nama: str
    mulai: datetime
    selesai: datetime
    permohonan_id: int
    nomor: str


def peninjauan_kini(permohonan: Permohonan) -> Peninjauan | None:
    """The newest visit."""
    return Peninjauan.objects.filter(permohonan=permohonan).select_related("oleh", "penutup").order_by("-versi").first()


def tim(peninjauan: Peninjauan) -> list[AnggotaTim]:
    """The people sent, the leader first."""
    return list(peninjauan.tim.select_related("pengguna").order_by("-ketua", "pengguna__nama", "pk"))


def anggota(peninjauan: Peninjauan, pengguna: Pengguna) -> bool:
    return peninjauan.tim.filter(pengguna=pengguna).exists()


def calon_tim() -> QuerySet[Pengguna]:
    """Who may be sent; whether they are there on the day is asked when the day is known (`periksa_kehadiran`)."""
    tugas = Penugasan.objects.berlaku().filter(jabatan=TIM_TEKNIS)
    rows = Pengguna.objects.filter(pk__in=tugas.values("pengguna")).select_related("instansi")
    return rows.order_by("instansi__nama", "nama", "pk")


def calon_menurut_instansi(paket: str) -> list[Pengguna]:
    """The candidates by agency: first those whose agency the pack's line names, last the office's own."""
    return sorted(
        calon_tim(), key=lambda o: (o.instansi is None, o.instansi is None or not o.instansi.pada_paket(paket))
    )


def sibuk(
    orang: Iterable[int], mulai: datetime, selesai: datetime, *, kecuali: Peninjauan | None = None
) -> list[Sibuk]:
    """When these people are sent elsewhere within a span of time, in order of time."""
    rows = AnggotaTim.objects.filter(pengguna__in=list(orang), rentang__overlap=DateTimeTZRange(mulai, selesai))
    if kecuali is not None:
        rows = rows.exclude(peninjauan=kecuali)
    kolom = ("pengguna_id", "pengguna__nama", "rentang", "peninjauan__permohonan_id", "peninjauan__permohonan__nomor")
    return [
        Sibuk(pk, nama, rentang.lower, rentang.upper, permohonan, nomor)
        for pk, nama, rentang, permohonan, nomor in rows.order_by("rentang", "pk").values_list(*kolom)
    ]


def agenda(
    mulai: datetime, selesai: datetime, *, sop: Iterable[int], orang: int | None = None, instansi: str = ""
) -> list[Peninjauan]:
    """The visits of these SOP versions that begin within a span of time, with their teams and cases."""
    rows = Peninjauan.objects.filter(mulai__gte=mulai, mulai__lt=selesai, permohonan__proses__versi_sop__in=list(sop))
    if orang is not None:
        rows = rows.filter(pk__in=AnggotaTim.objects.filter(pengguna=orang).values("peninjauan"))
    if instansi:
        rows = rows.filter(pk__in=AnggotaTim.objects.filter(pengguna__instansi=instansi).values("peninjauan"))
    rows = rows.select_related("permohonan__proses", "permohonan__versi_paket")
    rows = rows.defer("permohonan__isian", "permohonan__isian_rahasia", "permohonan__versi_paket__isi")
    return list(rows.prefetch_related("tim__pengguna", "perubahan").order_by("mulai", "pk"))


def catatan_berlaku(peninjauan: Peninjauan, tinjauan: Tinjauan) -> Berlaku:
    """Of each item the records that count: not replaced, not taken away, of each the newest as many as it holds.

    A signature under a text that has changed since does not count.
    """
    return baca_catatan(peninjauan, tinjauan)[0]


def baca_catatan(peninjauan: Peninjauan, tinjauan: Tinjauan) -> tuple[Berlaku, Berlaku]:
    """The records that count, and the signatures that would, had the text not changed since they were given."""
    semua = list(peninjauan.catatan.select_related("oleh"))
    hasil: Berlaku = {}
    for kode, butir in tinjauan.butir.items():
        milik = _tak_diganti([c for c in semua if c.butir == kode])
        hasil[kode] = _ada(milik[-1:] if butir.baris == 1 else milik)[-butir.baris :]
    usang: Berlaku = {kode: [] for kode in hasil}
    if tanda_tangan.tanpa_intisari(peninjauan, semua):
        return hasil, usang
    kini = tanda_tangan.intisari_isi(peninjauan, tinjauan, hasil)
    for kode in (k for k, b in tinjauan.butir.items() if b.jenis == tanda_tangan.JENIS):
        usang[kode] = [c for c in hasil[kode] if c.intisari != kini]
        hasil[kode] = [c for c in hasil[kode] if c.intisari == kini]
    return hasil, usang


def _tak_diganti(sebutir: list[CatatanTinjau]) -> list[CatatanTinjau]:
    """Of the records of one item those that no other of them takes the place of."""
    diganti = {c.ganti for c in sebutir if c.ganti}
    return [c for c in sebutir if c.kunci not in diganti]


def dapat_diganti(peninjauan: Peninjauan, butir: str, kunci: UUID) -> bool:
    """A record takes the place of none but one of the same visit and item."""
    return peninjauan.catatan.filter(butir=butir, kunci=kunci).exists()


def _ada(catatan: list[CatatanTinjau]) -> list[CatatanTinjau]:
    return [c for c in catatan if c.nilai or c.foto]


def kekurangan(tinjauan: Tinjauan, berlaku: Berlaku) -> list[ButirTinjau]:
    """Required items that nothing is recorded for."""
    return [b for kode, b in tinjauan.butir.items() if b.wajib and not berlaku[kode]]


def rentang_catatan(peninjauan: Peninjauan, berlaku: Berlaku) -> tuple[datetime, datetime]:
    """When the team was there by its own records, which need not be when it was expected."""
    saat = sorted(c.saat for isi in berlaku.values() for c in isi) or [peninjauan.mulai]
    return saat[0], saat[-1]


def catatan_lebih_baru(catatan: CatatanTinjau, tinjauan: Tinjauan) -> CatatanTinjau | None:
    """The record of the same item that counts instead of this one: two phones, two clocks."""
    if tinjauan.butir[catatan.butir].baris > 1:
        return None
    semua = list(catatan.peninjauan.catatan.filter(butir=catatan.butir).select_related("oleh"))
    terbaru = _tak_diganti(semua)[-1:]
    return terbaru[0] if terbaru and terbaru[0].pk != catatan.pk else None


def kunjungan_kalender(permohonan: Permohonan) -> list[Peninjauan]:
    """The newest visit, after those that were called off: a calendar that has them drops them."""
    semua = list(permohonan.peninjauan.prefetch_related("perubahan").order_by("versi"))
    return [t for t in semua[:-1] if t.dibatalkan is not None] + semua[-1:]


def hasil_tinjau(permohonan: Permohonan) -> dict[str, str]:
    """The values of the newest visit, once its report is closed; items without a value are left out."""
    tinjauan, peninjauan = permohonan.versi_paket.paket.tinjauan, peninjauan_kini(permohonan)
    if tinjauan is None or peninjauan is None or peninjauan.ditutup is None:
        return {}
    berlaku = catatan_berlaku(peninjauan, tinjauan)
    return {kode: isi[-1].nilai for kode, isi in berlaku.items() if isi and isi[-1].nilai}


def intisari_bap(peninjauan: Peninjauan, berlaku: Berlaku) -> str:
    """SHA-256 of what a report says: its conclusion and the records that count."""
    isi = {
        "peninjauan": peninjauan.pk,
        "kesimpulan": peninjauan.kesimpulan,
        "uraian": peninjauan.uraian,
        "catatan": [[kode, *sorted(str(c.kunci) for c in baris)] for kode, baris in sorted(berlaku.items())],
    }
    return hashlib.sha256(json.dumps(isi, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def surat_tugas_ke(permohonan: Permohonan) -> int:
    """How often a visit was set or moved: each makes another surat tugas; 0 while the newest is called off."""
    kini = peninjauan_kini(permohonan)
    if kini is None or kini.dibatalkan is not None:
        return 0
    return int(Peninjauan.objects.filter(permohonan=permohonan).aggregate(n=Sum("jadwal_ke", default=0))["n"])


def bap_ke(permohonan: Permohonan) -> int:
    """How often a report was closed; 0 while the newest visit is open."""
    kini = peninjauan_kini(permohonan)
    if kini is None or kini.ditutup is None:
        return 0
    return LangkahLog.objects.filter(proses=permohonan.proses_id, aksi="tinjau", jenis="langkah").count()


def tanpa_surat_tugas() -> QuerySet[Any, int]:
    """Applications whose newest surat tugas was not printed yet."""
    lebih_baru = Peninjauan.objects.filter(permohonan=OuterRef("permohonan"), versi__gt=OuterRef("versi"))
    batal = Peninjauan.objects.filter(~Exists(lebih_baru), dibatalkan__isnull=False).values("permohonan")
    rows = Peninjauan.objects.exclude(permohonan__in=batal).order_by("permohonan").values("permohonan")
    rows = rows.annotate(perlu=Sum("jadwal_ke"), ada=_versi_ada("surat_tugas", "permohonan"))
    return rows.filter(perlu__gt=F("ada")).values_list("permohonan", flat=True)


def tanpa_bap() -> QuerySet[Any, int]:
    """Applications whose newest report is closed and not printed yet."""
    tutup = LangkahLog.objects.filter(proses=OuterRef("proses"), aksi="tinjau", jenis="langkah").order_by()
    jumlah = Subquery(tutup.values("proses").annotate(n=Count("pk")).values("n"))
    terbaru = Peninjauan.objects.filter(permohonan=OuterRef("pk")).order_by("-versi").values("ditutup")[:1]
    rows = Permohonan.objects.alias(laporan=Subquery(terbaru)).filter(laporan__isnull=False)
    rows = rows.annotate(perlu=jumlah, ada=_versi_ada("bap", "pk")).filter(perlu__gt=F("ada"))
    return rows.order_by("pk").values_list("pk", flat=True)


def _versi_ada(jenis: str, permohonan: str) -> Coalesce:
    dokumen = DokumenTerbit.objects.filter(permohonan=OuterRef(permohonan), jenis=jenis).order_by()
    return Coalesce(Subquery(dokumen.values("permohonan").annotate(n=Max("versi")).values("n")), 0)
