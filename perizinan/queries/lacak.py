"""One application's way through its SOP, for the tracking pages and the applicant: a whitelist, one statement.

The public view (by number) takes only stages, dates and the masked name from this; the full view takes the rest.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import QuerySet, Subquery
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from akun.status import BUKAN_JABATAN, JABATAN, PEMOHON
from perizinan.models import AturanAkhir, Permohonan
from perizinan.queries.batas import KOLOM_SEBAB, batas_jeda
from perizinan.queries.paket import paket_versi
from perizinan.status import AKSI, JENIS_PERMOHONAN, Kata, status_permohonan
from sicantik.lib import jam
from sicantik.lib.harikerja import Kalender
from sicantik.lib.samaran import samarkan_nama
from sicantik.lib.siap import Siap, teks_dari
from sop import queries as sop
from sop.definisi import Definisi
from sop.services import definisi_sop
from sop.status import SEBAB

_KOLOM = (
    "pk", "nomor", "jenis", "nama_pemohon", "nama_usaha", "diajukan", "versi_paket_id", "token_versi", "pemohon_id",
)  # fmt: skip
_PROSES = ("versi_sop_id", "h1", "keadaan", "langkah", "aksi", "jabatan", "masuk", "tenggat", "jam_berhenti", "selesai")

_BATAS = tuple(KOLOM_SEBAB.values())
_ANOTASI = ("daftar_libur", "daftar_jeda", "daftar_jam", "jam_buka", "jam_tutup", "daftar_log", *_BATAS)
_DAFTAR = ("daftar_libur", "daftar_jeda", "daftar_jam", "daftar_log")  # arrays of JSON objects, which arrive as text
_KUNCI = (*_KOLOM, *_PROSES, *_ANOTASI)


@dataclass(frozen=True)
class BarisTahap:
    """A public stage. `selesai` is when its last step was done; `kini` marks where the file is."""

    nama: str
    selesai: datetime | None
    kini: bool


@dataclass(frozen=True)
class BarisLog:
    """Something that happened: when, what was done by which position, and the words meant for the applicant."""

    saat: datetime
    judul: str
    catatan: str


@dataclass(frozen=True)
class Jeda:
    """A stop of the clock."""

    mulai: datetime
    selesai: datetime | None
    sebab: str
    keterangan: str
    hari: int  # working days that it does not count


@dataclass(frozen=True)
class Lacak:
    """Where an application is and when it will be done. Deadlines are closing times in the office's zone."""

    id: int
    nomor: str
    token_versi: int
    kode: str
    nama_izin: str
    jenis: str
    nama_samaran: str
    nama_usaha: str
    nama_pemohon: str
    status: Kata
    diajukan: datetime
    tahap: list[BarisTahap]
    aksi: tuple[str, ...]  # of its SOP, in order
    langkah: int
    jumlah_langkah: int
    nama_langkah: str
    pelaksana: str
    di_pemohon: bool
    jam_berhenti: bool
    berhenti_sejak: datetime | None
    sebab_berhenti: str
    batas: datetime | None  # until when the office waits for the applicant, by its own rule
    tenggat: datetime
    hari_terpakai: int
    hari_berhenti: int  # working days on which the clock stood still, each once however often it stopped
    hari_janji: int
    selesai: datetime | None
    jeda: list[Jeda]
    log: list[BarisLog]  # newest first


def lacak_menurut_id(pk: int) -> Lacak | None:
    return _satu(_MENURUT_ID, pk)


def lacak_menurut_nomor(nomor: str) -> Lacak | None:
    """The public's: without log and stops, of which they may not read, and of which therefore little is read."""
    return _satu(_MENURUT_NOMOR, nomor, lengkap=False)


def lacak_himpunan(himpunan_id: int) -> list[Lacak]:
    """What was filed together, without log and stops."""
    log = sop.anotasi_selesai("proses_id")
    rows = _semua(log, himpunan=himpunan_id).order_by("pk")
    return [susun(dict(zip(_KUNCI, baris, strict=True)), lengkap=False) for baris in rows]


def _satu(pernyataan: Siap, nilai: int | str, *, lengkap: bool = True) -> Lacak | None:
    baris = pernyataan.satu(nilai)
    if baris is None:
        return None
    isi = dict(zip(_KUNCI, baris, strict=True))
    for nama in _DAFTAR:
        isi[nama] = json.loads(f"[{','.join(isi[nama])}]")
    return susun(isi, lengkap=lengkap)


def _baris(kolom: str, log: ArraySubquery) -> QuerySet[Any, Any]:
    """The row of one application; the value looked for is the statement's last parameter."""
    return _semua(log, **{kolom: 0})[:1]


def _semua(log: ArraySubquery, **saring: object) -> QuerySet[Any, Any]:
    aturan = AturanAkhir.objects.filter(pk=1)
    return (
        Permohonan.objects.filter(**saring, proses__isnull=False)
        .annotate(daftar_log=log, **sop.anotasi_waktu("proses_id"), **{n: Subquery(aturan.values(n)) for n in _BATAS})
        .values_list(*_KOLOM, *(f"proses__{p}" for p in _PROSES), *_ANOTASI)
    )


_MENURUT_ID = Siap("lacak_id", "bigint", lambda: teks_dari(_baris("pk", sop.anotasi_log("proses_id"))))
_MENURUT_NOMOR = Siap("lacak_nomor", "varchar", lambda: teks_dari(_baris("nomor", sop.anotasi_selesai("proses_id"))))


def susun(b: dict[str, Any], *, lengkap: bool) -> Lacak:
    """Build the view from one row's values; `lengkap` with every stop and every row of the log."""
    definisi, izin = definisi_sop(b["versi_sop_id"]), paket_versi(b["versi_paket_id"]).izin
    kalender = sop.kalender_dari(_Baris(b))
    kini = b["selesai"] or jam.kini()
    rentang = [(_saat(j["mulai"]), _saat(j["selesai"]) if j["selesai"] else kini) for j in b["daftar_jeda"]]
    terbuka = next((j for j in b["daftar_jeda"] if not j["selesai"]), None)
    langkah, bahasa = definisi.ambil(b["langkah"]), get_language() or ""
    berhenti = kalender.hari_berhenti(rentang)
    terpakai = kalender.selisih_hari(b["h1"], _hari(kini)) + 1 - berhenti
    return Lacak(
        id=b["pk"],
        nomor=b["nomor"],
        token_versi=b["token_versi"],
        kode=izin.kode,
        nama_izin=izin.nama,
        jenis=_(JENIS_PERMOHONAN[b["jenis"]][0]),
        nama_samaran=samarkan_nama(b["nama_usaha"]),
        nama_usaha=b["nama_usaha"],
        nama_pemohon=b["nama_pemohon"],
        status=status_permohonan(b["keadaan"], b["aksi"]),
        diajukan=b["diajukan"],
        tahap=_tahap(definisi, b),
        aksi=tuple(x.aksi for x in definisi.langkah),
        langkah=b["langkah"],
        jumlah_langkah=len(definisi.langkah),
        nama_langkah=_(AKSI.get(b["aksi"], langkah.kegiatan)),
        pelaksana=_pelaksana(b["jabatan"]),
        di_pemohon=b["keadaan"] == "menunggu_pemohon",
        jam_berhenti=b["jam_berhenti"],
        berhenti_sejak=_saat(terbuka["mulai"]) if terbuka else None,
        sebab_berhenti=_(SEBAB[terbuka["sebab"]]) if terbuka else "",
        batas=_batas(b, terbuka, kalender),
        tenggat=kalender.tenggat(b["h1"], definisi.hari_janji + berhenti),
        hari_terpakai=max(terpakai, 0),
        hari_berhenti=berhenti,
        hari_janji=definisi.hari_janji,
        selesai=b["selesai"],
        jeda=[_jeda(j, kalender) for j in reversed(b["daftar_jeda"])] if lengkap else [],
        log=[_log(baris, bahasa) for baris in reversed(b["daftar_log"])] if lengkap else [],
    )


_saat = datetime.fromisoformat


class _Baris:
    def __init__(self, isi: dict[str, Any]) -> None:
        self.__dict__.update(isi)


def _tahap(definisi: Definisi, b: dict[str, Any]) -> list[BarisTahap]:
    """A stage is done when each of its steps was done and the file is past it; at the latest of their times.

    A step done before the file went back counts again only when it is done again.
    """
    akhir = b["keadaan"] == "selesai"
    selesai: dict[int, datetime] = {}
    for baris in b["daftar_log"]:
        if baris["jenis"] == "langkah" and (akhir or baris["langkah"] < b["langkah"]):
            selesai[baris["langkah"]] = datetime.fromisoformat(baris["selesai"])
    hasil = []
    for t in definisi.tahap:
        lewat = all(n in selesai for n in t.langkah)
        terakhir = max(selesai[n] for n in t.langkah) if lewat else None
        hasil.append(BarisTahap(t.nama, terakhir, b["selesai"] is None and not lewat and b["langkah"] in t.langkah))
    return hasil


def _jeda(j: dict[str, Any], kalender: Any) -> Jeda:
    mulai, selesai = _saat(j["mulai"]), _saat(j["selesai"]) if j["selesai"] else None
    hari = kalender.hari_berhenti([(mulai, selesai or jam.kini())])
    return Jeda(mulai, selesai, _(SEBAB[j["sebab"]]), j["keterangan"], hari)


def _batas(b: dict[str, Any], terbuka: dict[str, Any] | None, kalender: Kalender) -> datetime | None:
    hari = b[KOLOM_SEBAB[terbuka["sebab"]]] if terbuka and terbuka["sebab"] in KOLOM_SEBAB else None
    return batas_jeda(kalender, _saat(terbuka["mulai"]), hari) if terbuka and hari else None


def _pelaksana(jabatan: str) -> str:
    return _("Anda") if jabatan == PEMOHON else _(JABATAN.get(jabatan) or BUKAN_JABATAN.get(jabatan, jabatan))


def _log(b: dict[str, Any], bahasa: str) -> BarisLog:
    """What the applicant reads of a log row: the office's internal notes stay inside."""
    kepada_pemohon = b["hasil"] == "kembali ke pemohon" or (
        b["hasil"] == "tidak" and b["aksi"] in ("periksa_berkas", "serahkan")
    )
    kepada_pemohon = kepada_pemohon or b["jenis"] == "akhir"
    judul = _judul(bahasa, b["jenis"], b["aksi"], b["hasil"], b["jabatan"])
    return BarisLog(datetime.fromisoformat(b["selesai"]), judul, b["catatan"] if kepada_pemohon else "")


@lru_cache(maxsize=1024)
def _judul(bahasa: str, jenis: str, aksi: str, hasil: str, jabatan: str) -> str:
    """The words of a log row in the active language, `bahasa`; kept, for every page says the same few."""
    if jenis == "akhir":
        return f"{_(_BERAKHIR[hasil])}, {_pelaksana(jabatan)}"
    if jenis == "kembali" and hasil != "kembali ke pemohon":
        return f"{_('Dikembalikan ke petugas')}, {_pelaksana(jabatan)}"  # not: the step done that it stood at
    judul = KEPADA_ANDA if jenis == "kembali" else _JUDUL.get((aksi, hasil), AKSI.get(aksi, aksi))
    return f"{_(judul)}, {_pelaksana(jabatan)}"


_BERAKHIR = {
    "ditarik": gettext_noop("Permohonan ditarik"),
    "ditolak": gettext_noop("Permohonan ditolak"),
    "gugur": gettext_noop("Dibatalkan karena lewat batas waktu"),
}
KEPADA_ANDA = gettext_noop("Dikembalikan kepada Anda")
_JUDUL = {
    ("ajukan", "selesai"): gettext_noop("Mengajukan atau mengirim perbaikan"),
    ("ajukan", "lewat akun"): gettext_noop("Diajukan lewat akun lain"),
    ("ajukan", "di loket"): gettext_noop("Dicatat di loket untuk pemohon"),
    ("periksa_berkas", "tidak"): KEPADA_ANDA,
    ("periksa_berkas", "ya"): gettext_noop("Berkas lengkap dan sesuai"),
    ("hitung_retribusi", "selesai"): gettext_noop("Retribusi ditetapkan"),
    ("bayar", "tercatat"): gettext_noop("Pembayaran tercatat"),
    ("bayar", "ya"): gettext_noop("Retribusi lunas"),
    ("tinjau", "dijadwalkan ulang"): gettext_noop("Peninjauan dijadwalkan ulang"),
    ("tinjau", "dibuka lagi"): gettext_noop("Laporan peninjauan dibuka lagi"),
    ("verifikasi_resume", "tidak"): gettext_noop("Resume dikembalikan ke entri"),
    ("verifikasi", "tidak"): gettext_noop("Konsep dikembalikan ke entri"),
    ("koreksi", "tidak"): gettext_noop("Konsep dikembalikan ke entri"),
    ("tandatangani", "disetujui"): gettext_noop("Disetujui, sedang diterbitkan"),
    ("tandatangani", "selesai"): gettext_noop("Izin ditandatangani dan terbit"),
    ("serahkan", "ya"): gettext_noop("Berkas asli sesuai"),
    ("serahkan", "tidak"): gettext_noop("Berkas asli tidak sesuai, izin dibatalkan"),
}


def _hari(saat: datetime) -> date:
    return saat.astimezone(jam.zona()).date()
