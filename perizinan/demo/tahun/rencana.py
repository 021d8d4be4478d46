"""What happens to every case of the year and when: drawn from the seed and the case alone, along the SOP's engine.

A permit's month of signing is given, so each case is planned back from a moment within that month, and again until
the whole way fits: filing within the year, signing within the month.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from perizinan.demo.tahun.angka import Angka
from perizinan.demo.tahun.waktu import JamKantor
from sop import mesin
from sop.definisi import Definisi, Langkah

# Shares of cases, in percent.
KEMBALI = {0: 86, 1: 11, 2: 3}  # returned to the applicant so many times
ENTRI_ULANG = {"verifikasi": 4, "koreksi": 2}  # sent back to entry once, by whom
BATAL = 0.6  # cancelled at the handover
LUAR_JAM = 25  # filed outside office hours
COBA, COBA_LURUS = 400, 80  # tries at a date; from the second on without returns


@dataclass(frozen=True)
class Kasus:
    """The `n`-th permit of a type, to be signed in a month."""

    kode: str
    n: int
    bulan: int


@dataclass(frozen=True)
class Gerak:
    """One move: when, what the step asks for, who may, the outcome, and how long the log is after it."""

    saat: datetime
    aksi: str
    jabatan: str
    hasil: str
    jumlah_log: int


@dataclass(frozen=True)
class Rencana:
    kasus: Kasus
    gerak: tuple[Gerak, ...]
    nyata: bool  # its documents are really rendered and signed


@dataclass(frozen=True)
class _Calon:
    """A move without its moment: minutes of office hours, or calendar days until the applicant comes."""

    langkah: Langkah
    jabatan: str
    hasil: str
    jumlah_log: int
    menit: float
    hari: int  # -1: in office hours


@dataclass(frozen=True)
class Perencana:
    angka: Angka
    benih: int
    nyata: float
    definisi: Mapping[str, Definisi]
    jam: JamKantor

    def kasus(self) -> Iterator[Kasus]:
        for kode, bulanan in self.angka.izin.items():
            n = 0
            for bulan, jumlah in enumerate(bulanan, 1):
                for _ in range(jumlah):
                    n += 1
                    yield Kasus(kode, n, bulan)

    def acak(self, kasus: Kasus, apa: object = "") -> random.Random:
        """Chance of one case: the same whichever cases were made before, and in whichever run."""
        return random.Random(f"{self.benih}/{self.angka.tahun}/{kasus.kode}/{kasus.n}/{apa}")

    def rencana(self, kasus: Kasus) -> Rencana:
        acak = self.acak(kasus)
        nyata = acak.random() < self.nyata
        calon = self._calon(kasus, acak, lurus=False)
        for ke in range(COBA):
            if ke == COBA_LURUS:
                calon = self._calon(kasus, acak, lurus=True)
            gerak = self._pada(kasus, calon, acak)
            terbit = next(g.saat for g in reversed(gerak) if g.aksi == "tandatangani")
            if gerak[0].saat.year == terbit.year == self.angka.tahun and terbit.month == kasus.bulan:
                return Rencana(kasus, gerak, nyata)
        raise RuntimeError(f"{kasus} tidak muat dalam bulannya")

    def peristiwa(self) -> Iterator[tuple[Rencana, int]]:
        """Every move of every case in the order of time, as a plan and a place in it. Only open cases are held."""
        masuk = sorted((self.rencana(k).gerak[0].saat, k.kode, k.n, k.bulan) for k in self.kasus())
        antre: list[tuple[datetime, str, int, int, Rencana]] = []
        for saat, kode, n, bulan in masuk:
            yield from self._sampai(antre, saat)
            rencana = self.rencana(Kasus(kode, n, bulan))
            heapq.heappush(antre, (saat, kode, n, 0, rencana))
        yield from self._sampai(antre, None)

    def _sampai(
        self, antre: list[tuple[datetime, str, int, int, Rencana]], saat: datetime | None
    ) -> Iterator[tuple[Rencana, int]]:
        while antre and (saat is None or antre[0][0] <= saat):
            _, kode, n, ke, rencana = heapq.heappop(antre)
            yield rencana, ke
            if ke + 1 < len(rencana.gerak):
                heapq.heappush(antre, (rencana.gerak[ke + 1].saat, kode, n, ke + 1, rencana))

    def _calon(self, kasus: Kasus, acak: random.Random, *, lurus: bool) -> list[_Calon]:
        """The way through the SOP with its outcomes and how long each turn takes."""
        definisi, tolak = self.definisi[kasus.kode], _penolakan(acak, lurus=lurus)
        keadaan, hasil, jumlah_log = mesin.Keadaan(), list[_Calon](), 0
        while not keadaan.akhir:
            langkah = definisi.ambil(keadaan.langkah)
            jabatan = mesin.jabatan_giliran(definisi, keadaan)[0]
            cabang = definisi.cabang(langkah.urut)
            menolak = tolak.get(langkah.aksi, 0) > 0
            tolak[langkah.aksi] = tolak.get(langkah.aksi, 0) - menolak
            putusan = cabang[int(menolak)].hasil
            keadaan = mesin.terapkan(definisi, keadaan, mesin.Gerak(jabatan, putusan))
            jumlah_log += 2 if langkah.aksi == "tandatangani" else 1  # the approval has a row of its own
            if langkah.aksi == "terima":  # done with the handover
                hasil[-1] = replace(hasil[-1], jumlah_log=jumlah_log)
                continue
            lama = _lama(langkah, definisi.hari_janji, acak, pertama=not hasil)
            hasil.append(_Calon(langkah, jabatan, putusan, jumlah_log, *lama))
        return hasil

    def _pada(self, kasus: Kasus, calon: list[_Calon], acak: random.Random) -> tuple[Gerak, ...]:
        """The same with moments, from a signing somewhere in the month."""
        terbit = max(i for i, c in enumerate(calon) if c.langkah.aksi == "tandatangani")
        sebelum = calon[: terbit + 1]
        saat = self.jam.dalam_bulan(self.angka.tahun, kasus.bulan, acak)
        saat = self.jam.mundur(saat, sum(c.menit for c in sebelum))
        saat -= timedelta(days=sum(max(c.hari, 0) for c in sebelum))
        if acak.random() * 100 < LUAR_JAM:
            saat = saat.replace(hour=acak.randint(17, 22), minute=acak.randint(0, 59)) - timedelta(days=1)
        gerak = []
        for ke, c in enumerate(calon):
            if ke:
                saat = self._berikut(saat, c, acak)
            gerak.append(Gerak(saat, c.langkah.aksi, c.jabatan, c.hasil, c.jumlah_log))
        return tuple(gerak)

    def _berikut(self, saat: datetime, c: _Calon, acak: random.Random) -> datetime:
        if c.hari < 0:
            return self.jam.maju(saat, c.menit)
        if c.langkah.aksi == "ajukan":  # from home, at any hour
            return saat.replace(hour=acak.randint(7, 22), minute=acak.randint(0, 59)) + timedelta(days=c.hari)
        return self.jam.datang(saat, c.hari, acak)


def _penolakan(acak: random.Random, *, lurus: bool) -> dict[str, int]:
    """How many times each kind of step refuses."""
    kali = acak.choices([*KEMBALI], [*KEMBALI.values()])[0]
    hasil = {"periksa_berkas": 0 if lurus else kali}
    for aksi, persen in ENTRI_ULANG.items():
        hasil[aksi] = int(acak.random() * 100 < persen)
    hasil["serahkan"] = int(acak.random() * 100 < BATAL)
    return hasil


def _lama(langkah: Langkah, janji: int, acak: random.Random, *, pertama: bool) -> tuple[float, int]:
    """How long a turn takes: the SOP's minutes and what lies before them on the desk; or days of the applicant's."""
    if pertama:
        return 0, -1
    if langkah.aksi == "ajukan":
        return 0, min(1 + int(acak.lognormvariate(1.0, 0.7)), 25)
    if langkah.aksi == "serahkan":
        return 0, min(int(acak.lognormvariate(0.5, 0.9)), 28)
    kerja = (langkah.menit or 15) * acak.lognormvariate(0, 0.35)
    return kerja + 15 * janji * acak.lognormvariate(0, 1.0), -1
