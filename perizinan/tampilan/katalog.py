"""The permit types as citizens see them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from perizinan.isian import syarat_berlaku
from perizinan.models import VersiPaket
from perizinan.queries.janji import biaya_singkat
from perizinan.skema import Paket, Syarat
from sicantik.lib import jam
from sop.definisi import Definisi
from sop.services import kalender_kantor


@dataclass(frozen=True)
class KartuIzin:
    """One row of the catalogue."""

    kode: str
    nama: str
    untuk: str
    bidang: str
    ikon: str
    hari: int
    biaya: str
    berbayar: bool  # a fee is computed from an inspection
    menerima: bool  # takes new filings
    dicabut: str
    kata_kunci: tuple[str, ...]

    def cocok(self, cari: str) -> bool:
        """Whether every word searched for occurs in the name, the use or the keywords."""
        isi = " ".join((self.kode, self.nama, self.untuk, *self.kata_kunci)).lower()
        return all(kata in isi for kata in cari.lower().split())


def kartu_izin(versi: VersiPaket, *, menerima: set[str]) -> KartuIzin:
    """`menerima`: codes of the permit types that take filings today."""
    i = versi.paket.izin
    definisi = versi.versi_sop.definisi
    return KartuIzin(
        kode=i.kode,
        nama=i.nama,
        untuk=i.untuk,
        bidang=i.bidang,
        ikon=i.ikon,
        hari=definisi.hari_janji,
        biaya=biaya_singkat(versi.paket),
        berbayar=versi.paket.tarif is not None,
        menerima=versi.kode in menerima,
        dicabut=i.dicabut,
        kata_kunci=i.kata_kunci,
    )


def sekalian(katalog: list[VersiPaket], kode: str, menerima: set[str]) -> list[str]:
    """What is proposed with a permit: the one that it leans on (TDG on SIUP), and what follows any permit (TDP).

    Of the several that TDP may follow the applicant has one, which nobody knows here: none is proposed.
    """
    dengan = {v.kode: set(v.paket.izin.paralel.dengan if v.paket.izin.paralel else ()) for v in katalog}
    sandaran = dengan.get(kode, set()) & menerima
    ikut = {k for k, isi in dengan.items() if kode in isi and len(isi) > 1} & menerima
    return sorted(ikut | (sandaran if len(sandaran) == 1 else set()))


@dataclass(frozen=True)
class SyaratIzin:
    """A required document; `kapan` says for whom, where an answer of the form decides it."""

    nama: str
    bantu: str
    kapan: str


def persyaratan_per_bentuk(paket: Paket) -> list[tuple[str, list[SyaratIzin]]]:
    """Required documents of a new permit for each form of business."""
    bentuk = paket.medan[paket.izin.medan_bentuk]
    return [(nama, [s for _, s in dokumen_izin(paket, {bentuk.kode: kode})]) for kode, nama in bentuk.pilihan]


def dokumen_izin(paket: Paket, tahu: dict[str, str]) -> list[tuple[Syarat, SyaratIzin]]:
    """For a new permit those that the answers known call for, and those that another answer may still call for."""
    bentuk = tahu[paket.izin.medan_bentuk]
    pasti = {s.kode for s in syarat_berlaku(paket, "baru", tahu)}
    bersyarat = [s for s in paket.syarat if s.bila and s.bila.medan not in tahu]
    mungkin = {
        s.kode
        for s in bersyarat
        if (not s.untuk or bentuk in s.untuk) and (not s.jenis_permohonan or "baru" in s.jenis_permohonan)
    }
    return [
        (s, SyaratIzin(s.nama, s.bantu, _kapan(paket, s) if s.kode not in pasti else "" if s.wajib else _("bila ada")))
        for s in paket.syarat
        if s.kode in pasti | mungkin
    ]


def _kapan(paket: Paket, s: Syarat) -> str:
    """ "bila status tanah dan bangunan: Sewa, Pinjam pakai"."""
    assert s.bila is not None
    medan = paket.medan[s.bila.medan]
    pilihan = [medan.semua_pilihan.get(kode, kode) for kode in s.bila.isi]
    return _("bila %(medan)s: %(isi)s") % {"medan": medan.label[0].lower() + medan.label[1:], "isi": ", ".join(pilihan)}


def perkiraan_selesai(definisi: Definisi) -> datetime:
    """When an application filed right now would be due."""
    kalender = kalender_kantor()
    return kalender.tenggat(kalender.hari_pertama(jam.kini()), definisi.hari_janji)
