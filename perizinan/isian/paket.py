"""A whole form: which pages and documents apply, what is complete, and the values that a permit prints."""

from collections.abc import Mapping
from typing import Literal

from django.utils import translation

from perizinan.isian.medan import IsianKeliru, normalkan, tampilan
from perizinan.skema import Bagian, Bila, Jenjang, Medan, Paket, Syarat
from perizinan.status import JENIS_PERMOHONAN
from sicantik.lib.samaran import kelompokkan_nomor

Isian = Mapping[str, str]
KeadaanBagian = Literal["Lengkap", "Sebagian", "Belum diisi"]


def _kena(bila: Bila | None, isian: Isian) -> bool:
    return bila is None or isian.get(bila.medan, "") in bila.isi


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
    """The class by its measures (SIUP: Permendag 46/2009), once all of them are known."""
    aturan = paket.izin.golongan
    if aturan is None:
        return None
    nilai = {nama: [isian.get(m, "") for m in medan] for nama, medan in aturan.ukuran.items()}
    if not all(n.isdecimal() for isi in nilai.values() for n in isi):
        return None
    jumlah = {nama: sum(map(int, isi)) for nama, isi in nilai.items()}
    return next(
        j
        for j in aturan.jenjang
        if _kena(j.bila, isian) and all(jumlah[nama] <= batas for nama, batas in j.batas.items())
    )


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
    return {b.kode: b.isi.format_map(nilai) for b in paket.izin.butir}


def benar(medan: Medan, teks: str) -> bool:
    """May this answer be kept?"""
    try:
        normalkan(medan, teks)
    except IsianKeliru:
        return False
    return True
