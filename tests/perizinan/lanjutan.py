"""Going on from a permit, the way an applicant does."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from akun.models import Pengguna
from perizinan import queries
from perizinan.models import Izin, Permohonan
from perizinan.services import draf, unggah
from perizinan.services.lanjutan import mulai_lanjutan
from sicantik.lib import jam
from tests.kasus import Kasus, contoh_bersih, isian_lengkap

ALASAN = {
    "alasan_perubahan": "Alamat usaha pindah",
    "jenis_perubahan": "perluasan",
    "rencana_perluasan": "Menambah satu oven",
}
# What differs in the new application, by kind of field that every pack has.
BERUBAH = {"alamat_usaha": "Jl. Contoh Baru No. 9"}
# Another account is given no more than the paper says, and answers the rest.
ISIAN_ORANG_LAIN = {**isian_lengkap("perubahan", "SIUP"), **BERUBAH}


def lanjutkan(lama: Kasus, jenis: str, *, oleh: Pengguna | None = None, **isian: str) -> Kasus:
    """A complete draft that goes on from a permit: filled in from it, some answers changed, documents put up."""
    pemohon = oleh or lama.pemohon
    permohonan = mulai_lanjutan(izin=lama.izin, jenis=jenis, oleh=pemohon)
    return lengkapi(Kasus(permohonan.pk, pemohon, lama.petugas), **isian)


def lengkapi(baru: Kasus, **isian: str) -> Kasus:
    """Change some answers of a draft and put up what it asks for."""
    permohonan: Permohonan = baru.permohonan
    for bagian in permohonan.versi_paket.paket.bagian:
        isi = {k: v for k, v in {**ALASAN, **isian}.items() if k in {m.kode for m in bagian.medan}}
        permohonan = draf.simpan_bagian(permohonan_id=baru.id, bagian=bagian, isian=isi)
    contoh = contoh_bersih()
    for syarat in queries.syarat(permohonan, permohonan.versi_paket.paket):
        bersih = contoh.get(syarat.kode, contoh["neraca"])
        unggah.simpan_bersih(permohonan=permohonan, syarat=syarat, nama=f"{syarat.kode}.jpg", bersih=bersih)
    return baru


def habis_pada(milik: Kasus, hari: date | int) -> Izin:
    """Let a permit end on this day, or so many days from today."""
    sampai = hari if isinstance(hari, date) else jam.hari_ini() + timedelta(days=hari)
    Izin.objects.filter(permohonan=milik.id).update(berlaku_sampai=sampai)
    return milik.izin


def isi_beda(lembar: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {b.label: (b.lama, b.baru) for b in lembar["izin_lama"].beda}
