"""Guesses at somebody's permit count at the counter too, however they end and however the number is spelt."""

from __future__ import annotations

import pytest

from perizinan.services.galat import PermohonanDitolak
from perizinan.services.lanjutan import TEBAKAN_NOMOR_SEHARI, TEBAKAN_SEJAM, BuktiKeliru, buktikan
from perizinan.services.loket import IzinLama, lanjutkan_di_loket
from tests import orang
from tests.kasus import kantor, versi

pytestmark = pytest.mark.django_db


def test_tebakan_petugas_loket_terhitung() -> None:
    versi("SIUP")
    petugas = kantor()["loket"]

    def tebak(n: int) -> None:
        izin = IzinLama(f"503/{n}/SIUP/DPMPT/I/2026", "AAAA-BBBB-CCCC")
        lanjutkan_di_loket(kode="SIUP", jenis="perubahan", izin_lama=izin, oleh=petugas)

    for n in range(TEBAKAN_SEJAM):
        with pytest.raises(BuktiKeliru):
            tebak(n)
    with pytest.raises(PermohonanDitolak, match="Terlalu banyak"):
        tebak(TEBAKAN_SEJAM)


def test_ejaan_lain_nomor_yang_sama_tidak_membuka_jatah_baru() -> None:
    versi("SIUP")
    ejaan = ("503/7 /SIUP", "503/7  /siup", " 503/7 /Siup ")
    for n in range(TEBAKAN_NOMOR_SEHARI):
        with pytest.raises(BuktiKeliru):
            buktikan(kode="SIUP", nomor=ejaan[n % 3], bukti="AAAA", oleh=orang.pemohon(nama=f"Penebak {n}"))
    with pytest.raises(PermohonanDitolak, match="Terlalu banyak"):
        buktikan(kode="SIUP", nomor=ejaan[0], bukti="AAAA", oleh=orang.pemohon(nama="Penebak terakhir"))
