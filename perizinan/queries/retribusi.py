"""Reads of the fee: what it is computed from, what is owed, what waits for the Bendahara, the payments of a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from perizinan.models import BuktiBayar, DokumenTerbit, KabarPenyedia, Ketetapan, Pembayaran, Permohonan
from perizinan.queries.paket import paket_versi
from perizinan.queries.peninjauan import hasil_tinjau
from perizinan.retribusi import (
    KERINGANAN,
    MasukanKeliru,
    Perhitungan,
    Terutang,
    hitung,
    tanpa_keringanan,
    terutang,
)
from perizinan.skema import Tarif
from perizinan.status import CARA_BAYAR
from sicantik.lib import jam
from sop.status import TERBUKA

TakTertagih = Literal["", "dibayar", "diganti", "berakhir"]


@dataclass(frozen=True)
class JumlahCara:
    """The payments of a day by one way."""

    cara: str
    banyak: int
    jumlah: int


def tarif(permohonan: Permohonan) -> Tarif | None:
    """The table of the pack's version that the application was filed under."""
    return paket_versi(permohonan.versi_paket_id).tarif


def perhitungan_bap(permohonan: Permohonan) -> Perhitungan:
    """The fee by the newest closed inspection report. Raises MasukanKeliru."""
    tabel = tarif(permohonan)
    if tabel is None:
        raise MasukanKeliru(_("Izin ini tidak dikenai retribusi."))
    nilai = hasil_tinjau(permohonan)
    luas = nilai.get(tabel.butir_luas, "")
    if not luas.isdecimal():
        raise MasukanKeliru(_("Berita acara peninjauan belum ditutup, atau luasnya belum diukur."))
    return hitung(tabel, int(luas), {i.kode: nilai.get(i.butir, "") for i in tabel.indeks})


def ketetapan_kini(permohonan: Permohonan) -> Ketetapan | None:
    """The SKRD in force."""
    rows = Ketetapan.objects.filter(permohonan=permohonan, diganti=None)
    return rows.select_related("oleh", "pembayaran", "pembayaran__oleh").first()


def pembayaran(ketetapan: Ketetapan | None) -> Pembayaran | None:
    return getattr(ketetapan, "pembayaran", None)


def terutang_pada(ketetapan: Ketetapan, tabel: Tarif, hari: date) -> Terutang:
    """What has to be paid for a SKRD on a day."""
    return terutang(
        pokok=ketetapan.jumlah,
        jatuh_tempo=ketetapan.jatuh_tempo,
        hari=hari,
        aturan=tabel.bunga,
        keringanan=KERINGANAN.get(tabel.versi, tanpa_keringanan),
    )


def terurai(ketetapan: Ketetapan, *, jumlah: int, bunga: int) -> Terutang:
    """What was paid or asked for with a SKRD, in its parts: relief is what is missing."""
    return Terutang(ketetapan.jumlah, ketetapan.jumlah + bunga - jumlah, bunga)


def sebab_tak_tertagih(ketetapan: Ketetapan) -> TakTertagih:
    """Why a SKRD is not to be paid any more; "" while it is. `tagihan_terbuka` asks the database the same."""
    if pembayaran(ketetapan) is not None:
        return "dibayar"
    if ketetapan.diganti is not None:
        return "diganti"
    proses = ketetapan.permohonan.proses
    return "" if proses is not None and proses.keadaan in TERBUKA else "berakhir"


def tagihan_terbuka(cari: str = "") -> QuerySet[Ketetapan]:
    """SKRD that are still to be paid, the nearest due date first; by number, name, or all."""
    rows = Ketetapan.objects.filter(
        diganti=None, pembayaran=None, permohonan__proses__keadaan__in=TERBUKA
    ).select_related("permohonan")
    rows = rows.defer("permohonan__isian", "permohonan__isian_rahasia")
    return _cari(rows, cari).order_by("jatuh_tempo", "pk")


def _cari(rows: QuerySet[Ketetapan], cari: str) -> QuerySet[Ketetapan]:
    angka = "".join(cari.split())
    if not angka:
        return rows
    if angka.isdecimal() and len(angka) > 5:
        return rows.filter(permohonan__nomor__startswith=angka)
    nama = Q(permohonan__nama_usaha__icontains=cari) | Q(permohonan__nama_pemohon__icontains=cari)
    return rows.filter(nama | Q(nomor__icontains=angka))


def bukti_menunggu() -> QuerySet[BuktiBayar]:
    """Proofs of payment that the Bendahara has not looked at, the oldest first."""
    rows = BuktiBayar.objects.filter(putusan="")
    rows = rows.select_related("ketetapan__permohonan__proses", "ketetapan__pembayaran")
    return rows.defer("ketetapan__permohonan__isian", "ketetapan__permohonan__isian_rahasia").order_by("dibuat")


def kabar_perlu_tindak() -> QuerySet[KabarPenyedia]:
    """Money that a provider told of, that no SKRD was paid with and nobody saw to yet; the newest first."""
    rows = KabarPenyedia.objects.filter(perlu_tindak=True, tindak_lanjut=None)
    rows = rows.select_related("tagihan__ketetapan__permohonan")
    return rows.defer(
        "tagihan__ketetapan__permohonan__isian", "tagihan__ketetapan__permohonan__isian_rahasia"
    ).order_by("-diterima")


def pembayaran_hari(hari: date) -> list[Pembayaran]:
    """Everything recorded on a day of the office, as it came."""
    mulai = datetime.combine(hari, time(), jam.zona())
    rows = Pembayaran.objects.filter(dicatat__gte=mulai, dicatat__lt=mulai + timedelta(days=1))
    rows = rows.select_related("ketetapan__permohonan", "oleh")
    return list(rows.defer("ketetapan__permohonan__isian", "ketetapan__permohonan__isian_rahasia"))


def jumlah_per_cara(pembayaran: Iterable[Pembayaran]) -> list[JumlahCara]:
    """Totals by the way of paying, in the order of `CARA_BAYAR`; ways without a payment are left out."""
    semua = list(pembayaran)
    hasil = [(c, [p.jumlah for p in semua if p.cara == c]) for c in CARA_BAYAR]
    return [JumlahCara(c, len(isi), sum(isi)) for c, isi in hasil if isi]


def skrd_ke(permohonan: Permohonan) -> int:
    """The version of the SKRD in force: its document has the same; 0 before there is one."""
    return int(Ketetapan.objects.filter(permohonan=permohonan).aggregate(n=Max("versi", default=0))["n"])


def ssrd_ke(permohonan: Permohonan) -> int:
    """The version of the SKRD that was paid; 0 while none is."""
    dibayar = Ketetapan.objects.filter(permohonan=permohonan, pembayaran__isnull=False)
    return int(dibayar.aggregate(n=Max("versi", default=0))["n"])


def tanpa_skrd() -> QuerySet[Any, int]:
    """Applications whose SKRD in force was not printed yet."""
    return _tanpa("skrd", Ketetapan.objects.filter(diganti=None))


def tanpa_ssrd() -> QuerySet[Any, int]:
    """Applications whose SSRD was not printed yet."""
    return _tanpa("ssrd", Ketetapan.objects.filter(pembayaran__isnull=False))


def _tanpa(jenis: str, rows: QuerySet[Ketetapan]) -> QuerySet[Any, int]:
    ada = DokumenTerbit.objects.filter(permohonan=OuterRef("permohonan"), jenis=jenis, versi__gte=OuterRef("versi"))
    return rows.filter(~Exists(ada)).order_by("pk").values_list("permohonan_id", flat=True)
