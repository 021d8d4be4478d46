"""The Bendahara's lists as ready values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from perizinan.models import BuktiBayar, KabarPenyedia, Ketetapan, Pembayaran
from perizinan.queries import retribusi
from perizinan.queries.paket import paket_versi
from perizinan.status import CARA_BAYAR, keadaan_bukti
from perizinan.tampilan.retribusi import LembarBayar, lembar_bayar, lembar_skrd, setoran_tunai
from sicantik.lib import jam


@dataclass(frozen=True)
class BarisSkrd:
    id: int
    nomor: str
    pendaftaran: str
    izin: str
    nama: str
    jumlah: int
    jatuh_tempo: date
    lewat: bool


@dataclass(frozen=True)
class BarisBukti:
    """A proof that waits; `sebab` when its SKRD is not the one to be paid any more."""

    id: int
    nama: str
    nomor: str
    dibuat: datetime
    sebab: str


@dataclass(frozen=True)
class BarisHari:
    """A payment of a day, beside the case it is for."""

    bayar: LembarBayar
    skrd_id: int
    skrd: str
    nama: str


def baris_skrd(rows: list[Ketetapan]) -> list[BarisSkrd]:
    hari = jam.hari_ini()
    return [_baris(k, hari) for k in rows]


def catatan_contoh(rows: Iterable[Ketetapan]) -> list[str]:
    """What has to stand beside amounts of tables that are only examples."""
    tabel = {k.permohonan.versi_paket_id: retribusi.tarif(k.permohonan) for k in rows}
    return sorted({t.catatan for t in tabel.values() if t is not None and t.contoh})


def lembar_meja() -> dict[str, Any]:
    """What waits for a decision: proofs, and money that no SKRD was paid with."""
    return {
        "bukti": [_baris_bukti(b) for b in retribusi.bukti_menunggu()[:50]],
        "perlu_tindak": [_baris_kabar(k) for k in retribusi.kabar_perlu_tindak()[:50]],
    }


def lembar_bukti(ketetapan: Ketetapan) -> dict[str, Any]:
    """A SKRD with its case, bills, messages and proofs."""
    permohonan = ketetapan.permohonan
    tabel = retribusi.tarif(permohonan)
    assert tabel is not None
    skrd = lembar_skrd(ketetapan, tabel)
    kabar = KabarPenyedia.objects.filter(tagihan__ketetapan=ketetapan).select_related("tindak_lanjut__oleh")
    bukti = ketetapan.bukti.select_related("berkas", "oleh").order_by("-dibuat")
    return {
        "skrd": skrd,
        "permohonan": permohonan,
        "izin": paket_versi(permohonan.versi_paket_id).izin,
        "sebab": retribusi.sebab_tak_tertagih(ketetapan),
        "semua_bukti": [(b, keadaan_bukti(b.putusan)) for b in bukti],
        "kabar": [(k, getattr(k, "tindak_lanjut", None)) for k in kabar.order_by("-diterima")[:50]],
    }


def lembar_pembayaran(semua: list[Pembayaran]) -> dict[str, Any]:
    """The list of a day with its totals."""
    cara = retribusi.jumlah_per_cara(semua)
    return {
        "baris": [
            BarisHari(lembar_bayar(p), p.ketetapan_id, p.ketetapan.nomor, p.ketetapan.permohonan.nama_usaha)
            for p in semua
        ],
        "per_cara": [(_(CARA_BAYAR[c.cara]), c.banyak, c.jumlah) for c in cara],  # type: ignore[index]
        "jumlah": sum(c.jumlah for c in cara),
        "setor": setoran_tunai(semua),
        "catatan": catatan_contoh(p.ketetapan for p in semua),
    }


def baris_hari(semua: list[Pembayaran]) -> Iterator[list[object]]:
    """The same as rows of a table, amounts as numbers. Indonesian, as the office's books."""
    yield [
        "SSRD",
        "SKRD",
        "Nomor pendaftaran",
        "Nama",
        "Cara",
        "Dibayar",
        "Dicatat",
        "Jumlah",
        "Bunga",
        "Referensi",
        "Oleh",
    ]
    zona = jam.zona()
    for p in semua:
        permohonan = p.ketetapan.permohonan
        yield [
            p.nomor,
            p.ketetapan.nomor,
            permohonan.nomor,
            permohonan.nama_usaha,
            CARA_BAYAR[p.cara],  # type: ignore[index]
            f"{p.dibayar.astimezone(zona):%Y-%m-%d %H:%M}",
            f"{p.dicatat.astimezone(zona):%Y-%m-%d %H:%M}",
            p.jumlah,
            p.bunga,
            p.referensi,
            lembar_bayar(p).oleh,
        ]


def _baris(k: Ketetapan, hari: date) -> BarisSkrd:
    izin = paket_versi(k.permohonan.versi_paket_id).izin.kode
    return BarisSkrd(
        k.pk,
        k.nomor,
        k.permohonan.nomor or "",
        izin,
        k.permohonan.nama_usaha,
        k.jumlah,
        k.jatuh_tempo,
        hari > k.jatuh_tempo,
    )


def _baris_bukti(b: BuktiBayar) -> BarisBukti:
    sebab = {
        "": "",
        "dibayar": _("SKRD-nya sudah dibayar dengan cara lain"),
        "diganti": _("SKRD-nya sudah diganti"),
        "berakhir": _("Permohonannya sudah berakhir"),
    }[retribusi.sebab_tak_tertagih(b.ketetapan)]
    return BarisBukti(b.pk, b.ketetapan.permohonan.nama_usaha, b.ketetapan.nomor, b.dibuat, sebab)


def _baris_kabar(k: KabarPenyedia) -> dict[str, Any]:
    ketetapan = k.tagihan.ketetapan if k.tagihan else None
    return {
        "id": k.pk,
        "saat": k.diterima,
        "isi": k.akibat,
        "skrd_id": ketetapan.pk if ketetapan else None,
        "nama": ketetapan.permohonan.nama_usaha if ketetapan else "",
        "nomor": ketetapan.nomor if ketetapan else "",
    }
