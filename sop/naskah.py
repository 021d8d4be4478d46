"""The SOP as a document: the decree's own words, and what of them is our reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from sicantik.lib.alur import Alur, dari_definisi, lama, lama_naskah
from sop.definisi import PEMOHON, Cabang, Definisi, Langkah, Naskah
from sop.models import VersiSop

BACAAN = "†"  # beside what the document does not say


@dataclass(frozen=True)
class KartuSop:
    """A row of the list."""

    kode: str
    nama: str
    nomor: str
    langkah: int
    hari: int
    pelaksana: int


@dataclass(frozen=True)
class CabangSop:
    hasil: str
    kondisi: str
    ke: str
    dasar: str  # where the document says so; "" where it is our reading
    bacaan: bool


@dataclass(frozen=True)
class LangkahSop:
    """A row of the table with its mutu baku."""

    urut: int
    kegiatan: str
    pelaksana: tuple[str, ...]
    bacaan: bool
    kelengkapan: tuple[str, ...]
    waktu: str
    output: str
    keterangan: str
    hari_ke: int
    cabang: tuple[CabangSop, ...]
    jam_berhenti: bool


@dataclass(frozen=True)
class LembarSop:
    """The whole document."""

    kode: str
    nama: str
    nomor: str
    versi: str
    sejak: datetime
    kepala: tuple[tuple[str, str], ...]  # label, words
    naskah: Naskah | None
    bagian: tuple[tuple[str, tuple[str, ...] | None], ...]  # heading, items; None where the document is unreadable
    langkah: tuple[LangkahSop, ...]
    hari: int
    waktu: str  # standard times together: "155 menit dan 1 hari"
    alur: Alur


def kartu_sop(versi: VersiSop) -> KartuSop:
    d = versi.definisi
    pelaksana = {p for x in d.langkah for p in x.pelaksana} - {PEMOHON}
    return KartuSop(d.kode, d.nama, d.nomor, len(d.langkah), d.hari_janji, len(pelaksana))


def lembar_sop(versi: VersiSop, nama_jabatan: Mapping[str, str]) -> LembarSop:
    d = versi.definisi
    return LembarSop(
        kode=d.kode,
        nama=d.nama,
        nomor=d.nomor,
        versi=versi.intisari[:8],
        sejak=versi.dibuat,
        kepala=_kepala(d),
        naskah=d.naskah,
        bagian=_bagian(d.naskah) if d.naskah else (),
        langkah=tuple(_langkah(d, x, nama_jabatan) for x in d.langkah),
        hari=d.hari_janji,
        waktu=_waktu(d),
        alur=dari_definisi(d, nama_jabatan),
    )


def _waktu(d: Definisi) -> str:
    menit = _("%(n)d menit") % {"n": sum(x.menit or 0 for x in d.langkah)}
    lain = [lama_naskah(x.waktu) for x in d.langkah if x.menit is None and x.waktu]
    return _("%(menit)s dan %(lain)s") % {"menit": menit, "lain": ", ".join(lain)} if lain else menit


def _kepala(d: Definisi) -> tuple[tuple[str, str], ...]:
    n = d.naskah
    if n is None:
        return ((_("Nomor SOP"), d.nomor),)
    return (
        (_("Nomor SOP"), d.nomor),
        (_("Tanggal pembuatan"), n.tanggal_pembuatan),
        (_("Tanggal revisi"), n.tanggal_revisi),
        (_("Tanggal pengesahan"), n.tanggal_pengesahan),
        (_("Disahkan oleh"), f"{n.jabatan_pengesah}, {n.nama_pengesah}, {n.pangkat_pengesah}"),
        (_("Judul SOP"), n.judul),
    )


def _bagian(n: Naskah) -> tuple[tuple[str, tuple[str, ...] | None], ...]:
    return (
        (_("Dasar hukum"), n.dasar_hukum),
        (_("Kualifikasi pelaksana"), n.kualifikasi),
        (_("Keterkaitan"), n.keterkaitan),
        (_("Peringatan"), n.peringatan),
        (_("Peralatan dan perlengkapan"), n.peralatan),
        (_("Pencatatan dan pendataan"), n.pencatatan),
    )


def _langkah(d: Definisi, x: Langkah, nama_jabatan: Mapping[str, str]) -> LangkahSop:
    return LangkahSop(
        urut=x.urut,
        kegiatan=x.kegiatan,
        pelaksana=tuple(nama_jabatan.get(p, p) for p in x.pelaksana),
        bacaan=x.bacaan,
        kelengkapan=x.kelengkapan,
        waktu=x.waktu or ("" if x.menit is None else lama(x.menit)),
        output=x.output,
        keterangan=x.keterangan,
        hari_ke=d.hari_ke(x.urut),
        cabang=tuple(_cabang(c) for c in x.cabang),
        jam_berhenti=x.menunggu_pemohon and x.urut > 1,
    )


def _cabang(c: Cabang) -> CabangSop:
    akhir = _("dibatalkan") if c.ke == "batal" else _("selesai")
    ke = _("ke langkah %(n)d") % {"n": c.ke} if isinstance(c.ke, int) else akhir
    bacaan = "inferred" in c.dasar
    return CabangSop(c.hasil, c.kondisi, ke, "" if bacaan else c.dasar, bacaan)
