"""An office that works on one SOP, as the benchmarks of steps need it. Import after django.setup()."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from akun.models import Pengguna
from akun.queries import pelaku_pemohon
from notifikasi.services import IsiPesan, antrekan
from sop import services as sop
from sop.definisi import Definisi

KASUS = 6  # cases in a round
LANGKAH = range(2, 8)  # the officers' steps; with the last of them the clock stops


class Kantor:
    def __init__(self, definisi: Definisi, pemohon: Pengguna, petugas: dict[str, Pengguna]) -> None:
        self.definisi, self.pemohon = definisi, pemohon
        self.versi = sop.simpan_versi(definisi)
        self.oleh = {n: petugas[definisi.ambil(n).pelaksana[0]] for n in LANGKAH}

    def mulai(self) -> int:
        """A case just filed."""
        return sop.mulai(versi_sop=self.versi, oleh=pelaku_pemohon(self.pemohon)).proses.pk

    def maju(self, nomor: int, ke: int, *, hasil: str = "", notis: bool = True, lama: int = 0) -> None:
        """Complete step `ke`, with its notice. `lama` is how many rows the log has beyond a straight way."""
        with transaction.atomic():
            giliran = sop.buka_giliran(proses_id=nomor, oleh=self.oleh[ke], versi=ke - 1 + lama)
            sop.selesaikan(giliran, hasil=hasil or self.definisi.cabang(ke)[0].hasil)
            if notis:
                antrekan([IsiPesan("surel", self.pemohon.email, "Tahap selesai.", "Kabar")], untuk_id=self.pemohon.pk)

    def bolak_balik(self, nomor: int, kali: int) -> None:
        """Return the case to the applicant and take it back, that often: a long history with many stops."""
        for ke in range(kali):
            self.maju(nomor, 2, hasil="tidak", notis=False, lama=2 * ke)
            with transaction.atomic():
                giliran = sop.buka_giliran(proses_id=nomor, oleh=pelaku_pemohon(self.pemohon))
                sop.selesaikan(giliran, hasil=self.definisi.cabang(1)[0].hasil)

    def putaran(self, *, notis: bool = True, lama: int = 0) -> Callable[[], Callable[[], None]]:
        """A round for alat.ukur: KASUS fresh cases through all LANGKAH, each `lama` rows old."""

        def siapkan() -> Callable[[], None]:
            kasus = [self.mulai() for _ in range(KASUS)]
            for nomor in kasus:
                self.bolak_balik(nomor, lama // 2)
            return lambda: [self.maju(nomor, ke, notis=notis, lama=lama) for nomor in kasus for ke in LANGKAH] and None

        return siapkan
