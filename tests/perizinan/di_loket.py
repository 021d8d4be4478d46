"""A walk-in applicant at the counter."""

from __future__ import annotations

from akun.models import Pengguna
from akun.status import PETUGAS_LOKET
from perizinan import queries
from perizinan.services import draf, unggah
from perizinan.services.loket import Pernyataan, ajukan_di_loket, mulai_di_loket
from tests import orang
from tests.kasus import Kasus, contoh_bersih, isian_lengkap, kantor, versi

GORESAN = "M60 150L90 90L120 160"
NIK = "6471010101900007"


def draf_loket(petugas: Pengguna, *, izin: str = "SIUP", **isian: str) -> int:
    """A draft with every answer and file; an empty `surel_pemohon` unless one is given."""
    paket = versi(izin)
    permohonan = mulai_di_loket(versi_paket=paket, jenis="baru", oleh=petugas)
    isi = isian_lengkap("baru", izin, **{"nik": NIK, "nama_pemohon": "Wati Pemohon", "surel_pemohon": "", **isian})
    for bagian in permohonan.paket.bagian:
        permohonan = draf.simpan_bagian(permohonan_id=permohonan.pk, bagian=bagian, isian=isi)
    contoh = contoh_bersih()
    for syarat in queries.syarat(permohonan, permohonan.paket):
        bersih = contoh.get(syarat.kode, contoh["neraca"])
        unggah.simpan_bersih(permohonan=permohonan, syarat=syarat, nama=f"{syarat.kode}.jpg", bersih=bersih)
    return permohonan.pk


def kasus_loket(keadaan: str = "diajukan", *, petugas: dict[str, Pengguna] | None = None, **isian: str) -> Kasus:
    """A counter application in a state of tests.kasus; `pemohon` of the case is somebody who owns nothing."""
    petugas = petugas or kantor()
    pk = draf_loket(petugas["loket"], **isian)
    hasil = Kasus(pk, orang.pemohon(nama="Wati Pemohon", nik=NIK), petugas)
    if keadaan == "draf":
        return hasil
    ajukan_di_loket(permohonan_id=pk, oleh=petugas["loket"], pernyataan=Pernyataan(GORESAN))
    if keadaan == "dikembalikan":
        return hasil.lakukan("kembalikan")
    return hasil if keadaan == "diajukan" else hasil.sampai(keadaan)


def loket_kedua() -> Pengguna:
    return orang.petugas(PETUGAS_LOKET, nama="Lulu Loket")
