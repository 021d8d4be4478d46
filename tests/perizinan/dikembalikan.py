"""Applications that the loket or the Kabid sent back, with the faults that a test names."""

from __future__ import annotations

from perizinan.services.draf import simpan_bagian
from perizinan.services.pemeriksaan import periksa_berkas
from perizinan.services.pengajuan import kirim_perbaikan
from perizinan.services.pengembalian import kembalikan_ke_pemohon
from perizinan.skema import Bagian
from tests.kasus import Kasus, kasus
from tests.perizinan.alat import salah, sesuai


def dikembalikan_loket(*berkas: str, isian: tuple[str, ...] = (), **isi: str) -> Kasus:
    milik = kasus("diajukan", **isi)
    putuskan(milik, *berkas, isian=isian)
    return milik


def dikembalikan_kabid(*berkas: str, isian: tuple[str, ...] = (), dari: str = "dientri", **isi: str) -> Kasus:
    milik = kasus(dari, **isi)
    kembalikan_ke_pemohon(**milik.pokok("kabid"), butir=[*salah(*berkas), *salah(*isian, sasaran="isian")])
    return milik


def putuskan(milik: Kasus, *berkas: str, isian: tuple[str, ...] = ()) -> None:
    """The loket's judgement: these are wrong, the rest is right."""
    butir = [*sesuai(milik, *berkas), *salah(*berkas), *salah(*isian, sasaran="isian")]
    periksa_berkas(**milik.pokok("loket"), butir=butir)


def bagian(milik: Kasus, kode: str) -> Bagian:
    return next(b for b in milik.permohonan.versi_paket.paket.bagian if b.kode == kode)


def isi(milik: Kasus, kode: str, **isian: str) -> None:
    """Type into a page of the form."""
    simpan_bagian(permohonan_id=milik.id, bagian=bagian(milik, kode), isian=isian)


def kirim(milik: Kasus) -> None:
    kirim_perbaikan(permohonan_id=milik.id, oleh=milik.pemohon)
