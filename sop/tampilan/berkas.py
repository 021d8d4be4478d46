"""One case on its SOP: who did what, in how long, on which day, and every stop of the clock. Pure: from one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from akun.status import SEBUTAN
from sicantik.lib import jam
from sicantik.lib.alur import Alur, Jejak, Perjalanan, dari_definisi, lama, lama_naskah
from sicantik.lib.harikerja import Kalender
from sop import queries
from sop.definisi import Definisi, Langkah
from sop.models import Proses
from sop.status import AKHIR_LUAR, SEBAB, TERBUKA


@dataclass(frozen=True)
class Kerja:
    """One act at a step, regular or a supervisor's exception."""

    saat: datetime
    nama: str  # "" where only the position may be seen
    kapasitas: str
    hasil: str
    catatan: str


@dataclass(frozen=True)
class Henti:
    """A stop of the clock while the file was at a step."""

    sebab: str
    keterangan: str
    oleh: str
    mulai: datetime
    selesai: datetime | None
    hari: int  # working days that do not count
    lama: str


@dataclass(frozen=True)
class LangkahBerkas:
    """A step of the SOP and what became of it."""

    urut: int
    kegiatan: str
    pelaksana: str
    keadaan: str  # selesai, kini, batal, nanti
    akhir: str  # where the run ended without success: the word for it
    kerja: tuple[Kerja, ...]
    menit: int | None  # working minutes, of all times it was done; None where nobody worked
    kali: int
    baku: int | None
    teks_baku: str
    hari: int | None  # the working day, from H1 and without stopped ones, on which it was last done
    hari_ke: int
    lambat: bool
    henti: tuple[Henti, ...]

    @property
    def lewat_baku(self) -> bool:
        return self.menit is not None and self.baku is not None and self.menit > self.baku * max(self.kali, 1)


@dataclass(frozen=True)
class AlurBerkas:
    """Everything that the drawing and the table of a case show."""

    alur: Alur
    perjalanan: Perjalanan
    langkah: tuple[LangkahBerkas, ...]
    kembali: int  # times it went back
    kali_berhenti: int
    hari_berhenti: int


def susun_alur_berkas(
    definisi: Definisi, proses: Proses, nama_jabatan: Mapping[str, str], *, dengan_nama: bool
) -> AlurBerkas:
    """From a run read by queries.proses_berjejak. Without names, an applicant's eyes: positions, and no inner notes."""
    b = _Berkas(definisi, proses, nama_jabatan, dengan_nama=dengan_nama)
    langkah = tuple(_langkah(b, x) for x in definisi.langkah)
    selesai = frozenset(x.urut for x in langkah if x.keadaan == "selesai")
    jejak = {x.urut: _jejak(b, x) for x in langkah if x.kerja or x.henti or x.keadaan == "kini"}
    kini = None if proses.selesai else proses.langkah
    return AlurBerkas(
        alur=dari_definisi(definisi, nama_jabatan),
        perjalanan=Perjalanan(kini, selesai, jejak),
        langkah=langkah,
        kembali=sum(_mundur(definisi, r) for r in b.log),
        kali_berhenti=len(b.jeda),
        hari_berhenti=b.kalender.hari_berhenti(b.rentang(b.kini)),
    )


class _Berkas:
    """The row of a run, read once: moments as moments, stops by the turn they began in."""

    def __init__(
        self, definisi: Definisi, proses: Proses, nama_jabatan: Mapping[str, str], *, dengan_nama: bool
    ) -> None:
        self.definisi, self.proses, self.nama_jabatan = definisi, proses, nama_jabatan
        self.dengan_nama = dengan_nama
        self.kini = jam.kini()
        self.kalender: Kalender = queries.kalender_dari(proses)
        self.log = [_bersaat(r, "masuk", "selesai", "tenggat") for r in proses.daftar_jejak]  # type: ignore[attr-defined]
        self.jeda = [_bersaat(j, "mulai", "selesai") for j in proses.daftar_jeda]  # type: ignore[attr-defined]

    @cached_property
    def langkah_jeda(self) -> list[int]:
        """At which step each stop began: the clock stops when a turn begins."""
        giliran = {r["masuk"]: r["langkah"] for r in self.log}
        return [giliran.get(j["mulai"], self.proses.langkah) for j in self.jeda]

    def rentang(self, sampai: datetime) -> list[tuple[datetime, datetime]]:
        """The stops up to a moment."""
        return [(j["mulai"], min(j["selesai"] or sampai, sampai)) for j in self.jeda if j["mulai"] <= sampai]

    def hari(self, saat: datetime) -> int:
        """Which working day of the case a moment was, without the days on which the clock stood."""
        # Closing time itself is still in time, whereas a submission then belongs to the next day.
        saat -= timedelta(microseconds=1)
        awal = self.kalender.hari_kerja_mulai(self.proses.h1)
        lewat = self.kalender.selisih_hari(awal, self.kalender.hari_pertama(saat))
        return max(1, lewat + 1 - self.kalender.hari_berhenti(self.rentang(saat)))


def _langkah(b: _Berkas, x: Langkah) -> LangkahBerkas:
    baris = [r for r in b.log if r["langkah"] == x.urut]
    tuntas = [r for r in baris if r["jenis"] != "peristiwa"]
    keadaan = _keadaan(b.proses, x.urut)
    menit, lambat = [r["menit_kerja"] for r in tuntas], [_lambat(x, r["selesai"], r["tenggat"]) for r in tuntas]
    if keadaan == "kini" and not b.proses.jam_berhenti:
        menit.append(b.kalender.menit_kerja(b.proses.masuk, b.kini))
        lambat.append(b.kini > b.proses.tenggat)
    return LangkahBerkas(
        urut=x.urut,
        kegiatan=x.kegiatan,
        pelaksana=", ".join(b.nama_jabatan.get(p, p) for p in x.pelaksana),
        keadaan=keadaan,
        akhir=_(_AKHIR[b.proses.keadaan]) if keadaan == "batal" else "",
        kerja=tuple(_kerja(b, r) for r in baris),
        menit=sum(menit) if menit and not x.menunggu_pemohon else None,
        kali=len(menit),
        baku=x.menit,
        teks_baku=lama_naskah(x.waktu) if x.menit is None else lama(x.menit),
        hari=b.hari(tuntas[-1]["selesai"]) if tuntas else None,
        hari_ke=b.definisi.hari_ke(x.urut),
        lambat=any(lambat),
        henti=tuple(_henti(b, j) for j, urut in zip(b.jeda, b.langkah_jeda, strict=True) if urut == x.urut),
    )


_AKHIR: dict[str, str] = {"batal": gettext_noop("dibatalkan"), **AKHIR_LUAR}  # type: ignore[dict-item]


def _keadaan(proses: Proses, urut: int) -> str:
    if proses.keadaan == "selesai" or urut < proses.langkah:
        return "selesai"
    if urut == proses.langkah:
        return "kini" if proses.keadaan in TERBUKA else "batal"
    return "nanti"


def _lambat(x: Langkah, saat: datetime, tenggat: datetime) -> bool:
    """Nobody is late while the clock stands; the deadline that the row carries was of before the stop."""
    return saat > tenggat and not x.menunggu_pemohon


def _mundur(definisi: Definisi, r: dict[str, Any]) -> bool:
    """Did this act send the file back?"""
    if r["jenis"] != "langkah":
        return bool(r["jenis"] == "kembali")
    return any(
        c.hasil == r["hasil"] and isinstance(c.ke, int) and c.ke < r["langkah"] for c in definisi.cabang(r["langkah"])
    )


def _kerja(b: _Berkas, r: dict[str, Any]) -> Kerja:
    return Kerja(
        saat=r["selesai"],
        nama=r["nama_pelaku"] if b.dengan_nama else "",
        kapasitas=_kapasitas(b, r),
        hasil=r["hasil"],
        catatan=r["catatan"] if b.dengan_nama and r["jenis"] != "peristiwa" else "",
    )


def _kapasitas(b: _Berkas, r: dict[str, Any]) -> str:
    """ "Plh. Kabid", and for whom, for those who may see names."""
    sebutan = SEBUTAN[r["sifat"]] + b.nama_jabatan.get(r["jabatan"], r["jabatan"])
    return f"{sebutan}, atas nama {r['atas_nama']}" if r.get("atas_nama") and b.dengan_nama else sebutan


def _henti(b: _Berkas, j: dict[str, Any]) -> Henti:
    sampai = j["selesai"] or b.kini
    hari = b.kalender.hari_berhenti([(j["mulai"], sampai)])
    return Henti(
        sebab=_(SEBAB[j["sebab"]]),
        keterangan=j["keterangan"] if b.dengan_nama else "",
        oleh=b.nama_jabatan.get(j["dihentikan_oleh"], j["dihentikan_oleh"]),
        mulai=j["mulai"],
        selesai=j["selesai"],
        hari=hari,
        lama=_hari_kerja(hari) if hari else lama(int((sampai - j["mulai"]).total_seconds() // 60)),
    )


def _jejak(b: _Berkas, x: LangkahBerkas) -> Jejak:
    """The same for the drawing, in few words."""
    terakhir = x.kerja[-1] if x.kerja else None
    rinci = [_("di sini")] if x.keadaan == "kini" else []
    rinci += [_rinci_kerja(terakhir)] if terakhir else []
    if x.menit is not None:
        rinci.append(_menit(x))
    if x.lambat:
        rinci.append(_("terlambat"))
    rinci += [_("jam berhenti %(lama)s") % {"lama": h.lama} for h in x.henti]
    hari = sum(h.hari for h in x.henti)
    henti = _("jeda %(n)d hari") % {"n": hari} if hari else ""
    return Jejak(
        waktu=henti or ("" if x.menit is None else _menit(x)),
        siapa=terakhir.nama if terakhir else "",
        rinci=tuple(rinci),
        lambat=x.lambat,
        hasil=Counter(k.hasil for k in x.kerja),
    )


def _rinci_kerja(k: Kerja) -> str:
    saat = k.saat.astimezone(jam.zona())
    return f"{k.nama or k.kapasitas}, {saat:%d/%m/%Y %H.%M}"


def _menit(x: LangkahBerkas) -> str:
    """ "12/15 menit" """
    return _("%(menit)s menit") % {"menit": f"{x.menit}/{x.baku}" if x.baku is not None else x.menit}


def _hari_kerja(n: int) -> str:
    return ngettext("%(n)d hari kerja", "%(n)d hari kerja", n) % {"n": n}


def _bersaat(isi: dict[str, Any], *kunci: str) -> dict[str, Any]:
    return isi | {k: datetime.fromisoformat(isi[k]) if isi[k] else None for k in kunci}
