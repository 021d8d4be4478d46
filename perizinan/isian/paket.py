"""A whole form: which pages and documents apply, what is complete, and the values that a permit prints."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from django.utils import translation
from django.utils.translation import gettext as _
from stdnum.id.nik import get_birth_date

from perizinan.isian.galat import IsianKeliru
from perizinan.isian.medan import normalkan, tampilan
from perizinan.skema import Bagian, Bila, Butir, Golongan, Jenjang, Medan, Paket, Syarat
from perizinan.status import JENIS_PERMOHONAN
from sicantik.lib.samaran import kelompokkan_nomor

Isian = Mapping[str, str]
KeadaanBagian = Literal["Lengkap", "Sebagian", "Belum diisi"]


def _kena(bila: Bila | None, isian: Isian) -> bool:
    """Of several choices one is enough."""
    return bila is None or not set(isian.get(bila.medan, "").split(",")).isdisjoint(bila.isi)


def bagian_berlaku(paket: Paket, jenis: str, isian: Isian) -> list[Bagian]:
    """The pages that this application has, given its kind and its answers so far."""
    return [b for b in paket.bagian if _kena(b.bila, isian) and (not b.jenis_permohonan or jenis in b.jenis_permohonan)]


def medan_berlaku(bagian: Bagian, isian: Isian) -> list[Medan]:
    return [m for m in bagian.medan if _kena(m.bila, isian)]


def syarat_berlaku(paket: Paket, jenis: str, isian: Isian) -> list[Syarat]:
    """The documents that this application needs, by kind of application and form of business."""
    bentuk = isian.get(paket.izin.medan_bentuk, "")
    return [
        s
        for s in paket.syarat
        if (not s.untuk or bentuk in s.untuk)
        and (not s.jenis_permohonan or jenis in s.jenis_permohonan)
        and _kena(s.bila, isian)
    ]


def medan_ikut(paket: Paket, asal: set[str]) -> set[str]:
    """Fields that are asked or not by what these hold, directly or through one another."""
    hasil = set(asal)
    for b in paket.bagian:  # a condition looks back in the form, so one pass is enough
        hasil |= {m.kode for m in b.medan if any(x and x.medan in hasil for x in (b.bila, m.bila))}
    return hasil - asal


def keadaan_bagian(bagian: Bagian, isian: Isian) -> KeadaanBagian:
    medan = medan_berlaku(bagian, isian)
    if all(benar(m, isian.get(m.kode, "")) for m in medan):
        return "Lengkap"
    return "Sebagian" if any(isian.get(m.kode) for m in medan) else "Belum diisi"


def golongan(paket: Paket, isian: Isian) -> Jenjang | None:
    """The class by its measures (SIUP: Permendag 46/2009), once all that it depends on is known.

    Answers may be as typed ("50.000.000"). A question that is not asked, or may stay empty and does, counts as 0.
    """
    aturan = paket.izin.golongan
    if aturan is None:
        return None
    ditanya = {m.kode for b in paket.bagian if _kena(b.bila, isian) for m in medan_berlaku(b, isian)}
    baku: dict[str, str] = {}
    for kode in _penentu(paket, aturan) & ditanya:
        try:
            baku[kode] = normalkan(paket.medan[kode], isian.get(kode, ""))
        except IsianKeliru:
            return None
    jumlah = {nama: sum(int(baku.get(m) or 0) for m in isi) for nama, isi in aturan.ukuran.items()}
    return next(
        j
        for j in aturan.jenjang
        if _kena(j.bila, baku) and all(jumlah[nama] <= batas for nama, batas in j.batas.items())
    )


def _penentu(paket: Paket, aturan: Golongan) -> set[str]:
    """The fields that decide a class: measures and conditions, and what decides whether those are asked."""
    hasil = {m for isi in aturan.ukuran.values() for m in isi} | {j.bila.medan for j in aturan.jenjang if j.bila}
    for bagian in reversed(paket.bagian):  # conditions look back, so one pass is enough
        for medan in reversed(bagian.medan):
            if medan.kode in hasil:
                hasil |= {x.medan for x in (bagian.bila, medan.bila) if x}
    return hasil


def tanggal_lewat(paket: Paket, jenis: str, isian: Isian, hari: date) -> dict[str, Medan]:
    """By their page, dates already past of which the pack says that they must lie ahead when one files."""
    hasil = {}
    for bagian in bagian_berlaku(paket, jenis, isian):
        for medan in medan_berlaku(bagian, isian):
            if medan.batas == "depan" and _sudah_lewat(medan, isian.get(medan.kode, ""), hari):
                hasil[bagian.kode] = medan
    return hasil


def _sudah_lewat(medan: Medan, teks: str, hari: date) -> bool:
    nilai = normalkan(medan, teks) if benar(medan, teks) else ""
    return bool(nilai) and date.fromisoformat(nilai) < hari


def beda_lahir(bagian: Bagian, isian: Isian) -> bool:
    """Is the date of birth of this page another than the one in its NIK? Perhaps rightly so: cards have errors."""
    nik = next((m for m in bagian.medan if m.jenis == "nik"), None)
    lahir = next((m for m in bagian.medan if m.batas == "lampau"), None)
    if (
        nik is None
        or lahir is None
        or not benar(nik, isian.get(nik.kode, ""))
        or not benar(lahir, isian.get(lahir.kode, ""))
    ):
        return False
    menurut_nik = get_birth_date(normalkan(nik, isian[nik.kode]))
    hari = date.fromisoformat(normalkan(lahir, isian[lahir.kode]))
    return (hari.day, hari.month, hari.year % 100) != (menurut_nik.day, menurut_nik.month, menurut_nik.year % 100)


def batas_berlaku(paket: Paket, isian: Isian) -> date | None:
    """The day of the form that the permit may not outlive, where it was asked for."""
    nilai = isian.get(paket.izin.medan_batas_berlaku or "", "")
    return date.fromisoformat(nilai) if nilai else None


def penanda_nomor(paket: Paket, isian: Isian) -> dict[str, str]:
    """The parts of the permit's number that come from the form. Raises IsianKeliru, naming the field."""
    hasil = {}
    for p in paket.izin.penanda_nomor:
        isi = isian.get(p.medan, "")
        bagian = p.peta.get(isi, "") if p.peta else isi[: p.awal]
        if not bagian.isalnum() or (not p.peta and len(bagian) < p.awal):
            kata = _("Nomor izin memerlukan isian %(label)s, dan isinya tidak dapat dipakai.")
            raise IsianKeliru(kata % {"label": paket.medan[p.medan].label})
        hasil[p.nama] = bagian
    return hasil


def butir_berlaku(paket: Paket, isian: Isian) -> list[Butir]:
    """The lines that this permit has."""
    return [b for b in paket.izin.butir if _kena(b.bila, isian)]


def nilai_cetak(paket: Paket, *, jenis: str, nomor: str, isian: Isian) -> dict[str, str]:
    """The text of every line of the permit, by the line's code, from the applicant's answers; in Indonesian."""
    with translation.override("id"):
        nilai = {kode: tampilan(m, isian.get(kode, "")) for kode, m in paket.medan.items()}
    kelas = golongan(paket, isian)
    nilai |= {
        "golongan": kelas.nama if kelas else "-",
        "masa_berlaku": paket.izin.masa_berlaku,
        "jenis_permohonan": JENIS_PERMOHONAN[jenis][0],
        "nomor_pendaftaran": kelompokkan_nomor(nomor),
    }
    return {b.kode: b.isi.format_map(nilai) for b in butir_berlaku(paket, isian)}


def benar(medan: Medan, teks: str) -> bool:
    """May this answer be kept?"""
    try:
        normalkan(medan, teks)
    except IsianKeliru:
        return False
    return True
