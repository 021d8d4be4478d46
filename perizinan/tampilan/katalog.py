"""The permit types as citizens see them."""

from dataclasses import dataclass
from datetime import datetime

from perizinan.isian import syarat_berlaku
from perizinan.models import VersiPaket
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
    biaya: int
    kata_kunci: tuple[str, ...]

    def cocok(self, cari: str) -> bool:
        """Whether every word searched for occurs in the name, the use or the keywords."""
        isi = " ".join((self.kode, self.nama, self.untuk, *self.kata_kunci)).lower()
        return all(kata in isi for kata in cari.lower().split())


def kartu_izin(versi: VersiPaket) -> KartuIzin:
    i = versi.paket.izin
    definisi = versi.versi_sop.definisi
    return KartuIzin(i.kode, i.nama, i.untuk, i.bidang, i.ikon, definisi.hari_janji, i.biaya, i.kata_kunci)


def persyaratan_per_bentuk(paket: Paket) -> list[tuple[str, list[Syarat]]]:
    """Required documents of a new permit for each form of business."""
    bentuk = paket.medan[paket.izin.medan_bentuk]
    return [(nama, syarat_berlaku(paket, "baru", {bentuk.kode: kode})) for kode, nama in bentuk.pilihan]


def perkiraan_selesai(definisi: Definisi) -> datetime:
    """When an application filed right now would be due."""
    kalender = kalender_kantor()
    return kalender.tenggat(kalender.hari_pertama(jam.kini()), definisi.hari_janji)
