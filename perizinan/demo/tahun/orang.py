"""The people of the year: officers of that time, those who stood in for them, and applicants. All made up.

They are not the people who sign in to the demo: nobody has their password, and the officers' assignments end with
the year.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from akun.models import Pengguna, Penugasan
from akun.services import beri_jabatan
from akun.status import KABID, KEPALA_DINAS, PETUGAS_LOKET
from perizinan.demo.orang import RUMAH
from perizinan.demo.tahun.waktu import JamKantor
from sicantik.lib import jam
from sicantik.lib.harikerja import SATU_HARI

ENTRI, ARSIP = "petugas-entry-data", "bagian-arsip-data"
KASI_I, KASI_II = "kasi-perizinan-usaha-i", "kasi-perizinan-usaha-ii"
PETUGAS = {
    "loket1": "Petugas Loket Contoh P",
    "loket2": "Petugas Loket Contoh Q",
    "entri1": "Petugas Entri Contoh P",
    "entri2": "Petugas Entri Contoh Q",
    "kasi1": "Kasi Contoh P",
    "kasi2": "Kasi Contoh Q",
    "kasi3": "Kasi Pengganti Contoh",
    "kabid1": "Kabid Contoh P",
    "kabid2": "Kabid Contoh Q",
    "kabid3": "Kabid Pengganti Contoh",
    "kepala": "Kepala Dinas Contoh P",
    "sekretaris": "Sekretaris Dinas Contoh",
    "arsip": "Petugas Arsip Contoh P",
}
PEMEGANG = {
    PETUGAS_LOKET: ("loket1", "loket2"),
    ENTRI: ("entri1", "entri2"),
    KASI_I: ("kasi1",),
    KASI_II: ("kasi2",),
    KEPALA_DINAS: ("kepala",),
    ARSIP: ("arsip",),
}
# Away for two to five working days in these months; who then acts as Plh.
PERGI = {
    KEPALA_DINAS: ("sekretaris", (2, 4, 5, 7, 10, 11)),
    KASI_I: ("kasi3", (3, 6, 9)),
    KASI_II: ("kasi3", (1, 5, 8, 12)),
}
KOSONG = (8, 9)  # the Kabid's post is vacant from the first of these months to the second: a Plt. holds it
DEPAN = ["Adi", "Bayu", "Citra", "Dewi", "Eka", "Fajar", "Gita", "Hadi", "Indah", "Joko", "Kiki", "Lina", "Mira"]
BELAKANG = ["Angin", "Awan", "Bakau", "Embun", "Karang", "Kerang", "Ombak", "Pasir", "Pelangi", "Rimba", "Senja"]
AWALAN_PEMOHON = "usaha"
# District 00 does not exist: such a NIK belongs to nobody.
NIK_PETUGAS, NIK_PEMOHON = "647100170880{:04}", "647100170888{:04}"


@dataclass(frozen=True)
class Tugas:
    """Who holds a position from one day until before another, and for whom."""

    siapa: str
    jabatan: str
    dari: date
    sampai: date
    sifat: str = "definitif"
    atas_nama: str = ""
    surat: str = ""


class Kantor:
    """The officers of a year and who of them is at the desk when."""

    def __init__(self, tahun: int, benih: int, jam_kantor: JamKantor) -> None:
        self.tahun = tahun
        self.tugas = tugas_setahun(tahun, benih, jam_kantor)
        self.orang: dict[str, Pengguna] = {}

    def siapkan(self) -> None:
        """Accounts and assignments, made once; active until `tutup`."""
        with transaction.atomic():
            for n, (siapa, nama) in enumerate(PETUGAS.items(), 1):
                self.orang[siapa] = self._petugas(siapa, nama, n)
            if not Penugasan.objects.filter(pengguna__in=self.orang.values()).exists():
                with jam.pada(datetime(self.tahun, 1, 1, tzinfo=jam.zona())):  # as the year began
                    for t in self.tugas:
                        pemberi = self.orang["kepala" if t.siapa == "sekretaris" else "sekretaris"]
                        beri_jabatan(tugas=self._penugasan(t), oleh=pemberi)

    def tutup(self) -> None:
        """The year is over: nobody acts under these accounts any more."""
        Pengguna.objects.filter(pk__in=[p.pk for p in self.orang.values()]).update(is_active=False)

    def bertugas(self, jabatan: str, saat: datetime, acak: random.Random) -> Pengguna:
        """Who acts for a position then: the one standing in, where there is one."""
        hari = saat.astimezone(jam.zona()).date()
        ada = [t for t in self.tugas if t.jabatan == jabatan and t.dari <= hari < t.sampai]
        pengganti = [t for t in ada if t.sifat != "definitif"]
        return self.orang[acak.choice(pengganti or ada).siapa]

    def _petugas(self, siapa: str, nama: str, n: int) -> Pengguna:
        surel = f"{siapa}-{self.tahun}@{RUMAH}"
        ada = Pengguna.objects.filter(email=surel).first()
        if ada is not None:
            Pengguna.objects.filter(pk=ada.pk).update(is_active=True)
            return ada
        baru = Pengguna(email=surel, nama=nama, petugas=True, nip="00000000 000000 0 000", pangkat="Penata Contoh")
        baru.pasang_nik(NIK_PETUGAS.format(n))
        baru.set_unusable_password()
        baru.save()
        return baru

    def _penugasan(self, t: Tugas) -> Penugasan:
        zona = jam.zona()
        return Penugasan(
            pengguna=self.orang[t.siapa],
            jabatan_id=t.jabatan,
            sifat=t.sifat,
            atas_nama=self.orang[t.atas_nama] if t.atas_nama else None,
            surat=t.surat,
            mulai=datetime(t.dari.year, t.dari.month, t.dari.day, tzinfo=zona),
            selesai=datetime(t.sampai.year, t.sampai.month, t.sampai.day, tzinfo=zona),
        )


def tugas_setahun(tahun: int, benih: int, jam_kantor: JamKantor) -> list[Tugas]:
    """Everybody's assignments: definite ones, days away, and a post that is vacant for a month."""
    acak = random.Random(f"{benih}/{tahun}/orang")
    awal, akhir = date(tahun, 1, 1), date(tahun + 1, 4, 1)  # what was signed in December is fetched later
    kosong, isi = (date(tahun, bulan, 1) for bulan in KOSONG)
    hasil = [Tugas(siapa, jabatan, awal, akhir) for jabatan, semua in PEMEGANG.items() for siapa in semua]
    hasil += [
        Tugas("kabid1", KABID, awal, kosong),
        Tugas("kabid3", KABID, kosong, isi, "plt", "kabid1", f"800/001/{tahun}/CONTOH"),
        Tugas("kabid2", KABID, isi, akhir),
    ]
    for jabatan, (pengganti, bulan) in PERGI.items():
        for b in bulan:
            dari, sampai = _pergi(jam_kantor, tahun, b, acak)
            surat = f"800/{len(hasil):03}/{tahun}/CONTOH"
            hasil.append(Tugas(pengganti, jabatan, dari, sampai, "plh", PEMEGANG[jabatan][0], surat))
    return hasil


def _pergi(jam_kantor: JamKantor, tahun: int, bulan: int, acak: random.Random) -> tuple[date, date]:
    """Two to five working days within a month: the first, and the day after the last."""
    hari = jam_kantor.hari_kerja(tahun, bulan)
    lama = acak.randint(2, 5)
    mulai = acak.randrange(len(hari) - lama)
    return hari[mulai], hari[mulai + lama - 1] + SATU_HARI


def pemohon(tahun: int, n: int) -> Pengguna:
    """The owner of business `n`, who may file for more than one permit."""
    surel = surel_pemohon(tahun, n)
    ada = Pengguna.objects.filter(email=surel).first()
    if ada is not None:
        return ada
    nama = f"{DEPAN[n % len(DEPAN)]} Contoh {BELAKANG[n // len(DEPAN) % len(BELAKANG)]}"
    baru = Pengguna(email=surel, nama=nama, telepon="+6281234567890")
    baru.pasang_nik(nik_pemohon(n))
    baru.set_unusable_password()
    baru.save()
    return baru


def nik_pemohon(n: int) -> str:
    return NIK_PEMOHON.format(n)


def surel_pemohon(tahun: int, n: int) -> str:
    return f"{AWALAN_PEMOHON}{n:05}-{tahun}@{RUMAH}"


def nomor_usaha(surel: str) -> int:
    """The business of an applicant's address."""
    return int(surel.removeprefix(AWALAN_PEMOHON).partition("-")[0])
