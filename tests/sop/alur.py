"""Walking a file along its SOP by the real services, one short call per move."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from akun.models import Pengguna
from akun.queries import Pelaku, pelaku_pemohon
from sicantik.lib import jam
from sop import services as sop
from sop.models import LangkahLog, Proses, VersiSop
from tests import orang

WITA = ZoneInfo("Asia/Makassar")


def wita(teks: str) -> datetime:
    """ "2018-04-16 10.00" on the office's clock."""
    return datetime.strptime(teks, "%Y-%m-%d %H.%M").replace(tzinfo=WITA)


@dataclass
class Jalan:
    """A running file with its applicant and its officers by position."""

    proses_id: int
    pemohon: Pengguna
    petugas: dict[str, Pengguna] = field(default_factory=dict)

    @property
    def proses(self) -> Proses:
        return Proses.objects.get(pk=self.proses_id)

    @property
    def log(self) -> list[LangkahLog]:
        return list(LangkahLog.objects.filter(proses=self.proses_id))

    @property
    def keadaan(self) -> tuple[int, str, str]:
        """Step, whose turn, state of the run."""
        proses = self.proses
        return proses.langkah, proses.jabatan, proses.keadaan

    def pelaku(self, proses: Proses) -> Pengguna | Pelaku:
        return pelaku_pemohon(self.pemohon) if proses.jabatan == "pemohon" else self.petugas[proses.jabatan]

    def langkah(self, hasil: str = "", *, oleh: Pengguna | Pelaku | None = None, **isi: Any) -> sop.Perpindahan:
        """The one whose turn it is completes it; agreement unless said otherwise."""
        with transaction.atomic():
            catatan = isi.pop("catatan", "")
            giliran = sop.buka_giliran(proses_id=self.proses_id, oleh=oleh or self.pelaku(self.proses), **isi)
            pilihan = giliran.definisi.cabang(giliran.proses.langkah)
            return sop.selesaikan(giliran, hasil=hasil or pilihan[0].hasil, catatan=catatan)

    def sampai(self, langkah: int) -> Jalan:
        """Agree until the file is at a step."""
        while self.proses.langkah < langkah:
            self.langkah()
        return self

    def kembalikan(self, ke: int, *, oleh: Pengguna, jabatan: str, **isi: Any) -> sop.Perpindahan:
        with transaction.atomic():
            giliran = sop.buka_giliran(proses_id=self.proses_id, oleh=oleh, jabatan=jabatan, **isi)
            return sop.kembalikan(giliran, ke=ke, catatan="Luas tidak cocok.")

    def kembalikan_pemohon(
        self, *, oleh: Pengguna, jabatan: str = "kabid-perizinan-usaha", **isi: Any
    ) -> sop.Perpindahan:
        with transaction.atomic():
            giliran = sop.buka_giliran(proses_id=self.proses_id, oleh=oleh, jabatan=jabatan, **isi)
            return sop.kembalikan_pemohon(giliran, catatan="KTP tidak terbaca.")


def mulai(versi: VersiSop, *, petugas: dict[str, Pengguna] | None = None, pemohon: Pengguna | None = None) -> Jalan:
    """A file that was just submitted by an applicant."""
    pemohon = pemohon or orang.pemohon()
    langkah = sop.mulai(versi_sop=versi, oleh=pelaku_pemohon(pemohon))
    return Jalan(langkah.proses.pk, pemohon, orang.kantor() if petugas is None else petugas)


def mulai_pada(saat: str, versi: VersiSop, **isi: Any) -> Jalan:
    """A file submitted at a moment on the office's clock."""
    with jam.pada(wita(saat)):
        return mulai(versi, **isi)
