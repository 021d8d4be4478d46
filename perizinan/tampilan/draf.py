"""The applicant's form: task list, one page, the rows of documents."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from perizinan import queries
from perizinan.isian import (
    IsianKeliru,
    KeadaanBagian,
    bagian_berlaku,
    beda_lahir,
    golongan,
    keadaan_bagian,
    medan_berlaku,
    normalkan,
    tampilan,
    tampilan_baris,
    tanggal_lewat,
)
from perizinan.models import Berkas, ButirPeriksa, Permohonan
from perizinan.queries.janji import kata_biaya
from perizinan.skema import Bagian, Medan, Syarat
from perizinan.status import ALASAN, JENIS_PERMOHONAN
from sicantik.lib import jam
from sicantik.lib.samaran import samarkan_identitas

KELAS: dict[KeadaanBagian, tuple[str, str]] = {
    "Lengkap": ("c-ok", "check"),
    "Sebagian": ("c-warn", ""),
    "Belum diisi": ("", ""),
}
KATA = (gettext_noop("Lengkap"), gettext_noop("Sebagian"), gettext_noop("Belum diisi"))  # translated by the templates


@dataclass(frozen=True)
class Tugas:
    """A line of the task list."""

    kode: str
    judul: str
    keadaan: KeadaanBagian
    kelas: str
    ikon: str
    isi: list[tuple[str, str, str]]  # code, label, answer as shown
    beda_lahir: bool  # the date of birth is not that of the NIK


@dataclass(frozen=True)
class Tawaran:
    """A document of the vault that can be used again here."""

    berkas_id: int
    nama: str
    keterangan: str


@dataclass(frozen=True)
class BarisSyarat:
    """A required document with what is there."""

    syarat: Syarat
    berkas: Berkas | None
    galat: str
    alasan: str  # why it was sent back
    catatan: str
    terbuka: bool  # may be changed now
    diperbaiki: bool
    jangkar: str  # names the row on its page, where a set may have two documents of one code
    tawaran: list[Tawaran] = field(default_factory=list)


def daftar_tugas(permohonan: Permohonan, *, ringkasan: bool = False) -> dict[str, Any]:
    """Context of every draft page: what is complete, what is next."""
    paket = permohonan.paket
    isian = permohonan.semua_isian
    lewat = tanggal_lewat(paket, permohonan.jenis, isian, jam.hari_ini()) if permohonan.proses_id is None else {}
    tugas = [
        baris_tugas(b, isian, lewat=b.kode in lewat, ringkasan=ringkasan)
        for b in bagian_berlaku(paket, permohonan.jenis, isian)
    ]
    syarat = _daftar_syarat(permohonan, queries.syarat(permohonan, paket))
    kelas = golongan(paket, isian)
    berkas: KeadaanBagian = "Lengkap"
    if not all(b.berkas for b in syarat if b.syarat.wajib):
        berkas = "Sebagian" if any(b.berkas for b in syarat) else "Belum diisi"
    lengkap = sum(t.keadaan == "Lengkap" for t in tugas) + (berkas == "Lengkap")
    return {
        "permohonan": permohonan,
        "kerangka": kerangka(permohonan),
        "izin": paket.izin,
        "biaya": kata_biaya(paket),
        "jenis": _(JENIS_PERMOHONAN[permohonan.jenis][0]),
        "tugas": tugas,
        "syarat": syarat,
        "berkas_keadaan": berkas,
        "berkas_kelas": KELAS[berkas],
        "jumlah": len(tugas) + 1,
        "lengkap": lengkap,
        "siap": lengkap == len(tugas) + 1,
        "golongan": kelas.nama if kelas else "",
    }


def kerangka(permohonan: Permohonan) -> str:
    """In whose hands the form's pages are: the applicant's, or those of an officer at the counter."""
    return "kerangka_loket.html" if permohonan.pemohon_id is None else "kerangka_pemohon.html"


def lembar_isian(permohonan: Permohonan, halaman: Bagian) -> dict[str, Any]:
    """Context of one page of the form."""
    konteks = daftar_tugas(permohonan)
    kode = [t.kode for t in konteks["tugas"]]
    perlu = {b.kode: b for b in queries.butir_perlu(permohonan).filter(sasaran="isian")}
    konteks |= {
        "halaman": halaman,
        "dari_register": _dari_register(permohonan, halaman),
        "nomor_halaman": kode.index(halaman.kode) + 1 if halaman.kode in kode else 1,
        "catatan": [
            (m.label, _(ALASAN[perlu[m.kode].alasan]), perlu[m.kode].catatan) for m in halaman.medan if m.kode in perlu
        ],
    }
    return konteks


def _dari_register(permohonan: Permohonan, halaman: Bagian) -> list[tuple[str, str]]:
    """Answers of this page that the office's own register gave: shown, and not asked for."""
    tetap, isian = queries.medan_tetap(permohonan), permohonan.semua_isian
    return [(m.label, tampilkan(m, isian)) for m in halaman.medan if m.kode in tetap]


def baris_syarat(permohonan: Permohonan, syarat: Syarat, galat: str = "") -> BarisSyarat:
    return replace(_daftar_syarat(permohonan, [syarat])[0], galat=galat)


def _daftar_syarat(permohonan: Permohonan, diminta: list[Syarat]) -> list[BarisSyarat]:
    """The rows of these documents, with as many statements for one as for all."""
    berkas = queries.berkas_kini(permohonan)
    perlu: dict[str, ButirPeriksa] = {}
    terbuka = {s.kode for s in diminta}
    if permohonan.proses_id is not None:
        perlu = {b.kode: b for b in queries.butir_perlu(permohonan).filter(sasaran="berkas")}
        terbuka = queries.syarat_diperbaiki(permohonan)
    return [
        baris_dokumen(permohonan, s, berkas.get(s.kode), perlu.get(s.kode), terbuka=s.kode in terbuka) for s in diminta
    ]


def baris_dokumen(
    permohonan: Permohonan,
    syarat: Syarat,
    berkas: Berkas | None,
    butir: ButirPeriksa | None = None,
    *,
    terbuka: bool = True,
) -> BarisSyarat:
    return BarisSyarat(
        syarat=syarat,
        berkas=berkas,
        galat="",
        alasan=_(ALASAN[butir.alasan]) if butir else "",
        catatan=butir.catatan if butir else "",
        terbuka=terbuka,
        diperbaiki=bool(butir and butir.selesai),
        jangkar=f"{syarat.kode}-{permohonan.pk}" if permohonan.himpunan_draf else syarat.kode,
    )


def baris_tugas(bagian: Bagian, isian: dict[str, str], *, lewat: bool, ringkasan: bool) -> Tugas:
    keadaan = keadaan_bagian(bagian, isian)
    if lewat and keadaan == "Lengkap":
        keadaan = "Sebagian"
    kelas, ikon = KELAS[keadaan]
    isi = [(m.kode, m.label, tampilkan(m, isian)) for m in medan_berlaku(bagian, isian)] if ringkasan else []
    return Tugas(bagian.kode, bagian.judul, keadaan, kelas, ikon, isi, ringkasan and beda_lahir(bagian, isian))


def tampilkan(medan: Medan, isian: dict[str, str], *, buka: bool = False) -> str:
    """An answer for a summary; a secret one keeps its last four characters only, unless it is to be compared."""
    nilai = isian.get(medan.kode, "")
    if medan.jenis == "daftar":
        return _tampilkan_baris(tampilan_baris(medan, nilai))
    try:
        baku = normalkan(medan, nilai)
    except IsianKeliru:
        return nilai or "-"
    return samarkan_identitas(baku) if medan.rahasia and not buka else tampilan(medan, baku)


def _tampilkan_baris(baris: list[list[tuple[str, str]]]) -> str:
    """A numbered line for every row: what its first column holds, then the others by name."""
    if not baris:
        return "-"
    butir = [(sel[0][1], format_html_join("", "; {}: {}", ((label, isi) for label, isi in sel[1:]))) for sel in baris]
    return format_html('<ol class="baris-isi">{}</ol>', format_html_join("", "<li><b>{}</b>{}</li>", butir))
