"""Visits as ready values: the phone's checklist, the parts of a case page, and what the applicant sees of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils.translation import gettext as _

from akun import queries as akun
from akun.models import Ketidakhadiran, Pengguna
from perizinan.akses import BerkasMeja
from perizinan.isian.tinjauan import YA_TIDAK, tampilan_tinjau
from perizinan.models import CatatanTinjau, Peninjauan, Permohonan, Resume, UbahJadwal
from perizinan.queries import peninjauan as lapangan
from perizinan.services.resume import intisari_resume
from perizinan.skema import ButirTinjau
from perizinan.status import KESIMPULAN
from sicantik.lib import jam
from sicantik.lib.harikerja import Kalender

KEBERATAN = ("tidak_layak", "bersyarat")  # conclusions that every later desk must see
LAMA = timedelta(hours=2)  # of a visit, before anybody changes it
PAGI = time(9)


@dataclass(frozen=True)
class BarisCatatan:
    """One record as people see it."""

    kunci: UUID
    nilai: str
    keterangan: str
    gambar: str  # address of the picture, or ""
    goresan: str
    letak: str
    saat: datetime
    diterima: datetime
    oleh: str
    kunci_hapus: UUID = field(default_factory=uuid4)  # of the record that would take this one away


@dataclass(frozen=True)
class BarisButir:
    """One item with what is recorded for it; `ketikan` is what was typed and refused, `galat` why."""

    kode: str
    label: str
    jenis: str
    bantu: str
    satuan: str
    wajib: bool
    pilihan: list[tuple[str, str]]
    baris: int
    isi: list[BarisCatatan]
    mentah: str
    keterangan: str
    usang: str = ""  # why a signature that was given does not count
    kunci: UUID = field(default_factory=uuid4)
    galat: str = ""

    @property
    def terakhir(self) -> BarisCatatan | None:
        return self.isi[-1] if self.isi else None

    @property
    def penuh(self) -> bool:
        return len(self.isi) >= self.baris > 1


@dataclass(frozen=True)
class Anggota:
    """Somebody of the team."""

    id: int
    nama: str
    ketua: bool


@dataclass(frozen=True)
class Lapangan:
    """A visit on a case page."""

    tinjau: Peninjauan
    tim: list[Anggota]
    perubahan: list[UbahJadwal]
    bagian: list[tuple[str, list[BarisButir]]]
    kesimpulan: str
    resume: Resume | None
    resume_sesuai: bool  # it still rests on the newest report
    rekomendasi: str
    keberatan: bool  # report or resume says that it is not fit, or only on conditions
    dokumen: set[str]
    kurang: list[tuple[str, str]]  # code and label of required items without a record


def awal_jadwal(permohonan: Permohonan, kalender: Kalender) -> dict[str, Any]:
    """What a schedule starts from: the open visit's own, or the next working day at the place of the form."""
    tinjau = lapangan.peninjauan_kini(permohonan)
    if tinjau is not None and tinjau.terbuka:
        awal, akhir, tim = (
            tinjau.mulai.astimezone(jam.zona()),
            tinjau.selesai.astimezone(jam.zona()),
            lapangan.tim(tinjau),
        )
        return {
            "tanggal": awal.date(),
            "mulai": awal.time(),
            "selesai": akhir.time(),
            "tempat": tinjau.tempat,
            "tim": [a.pengguna_id for a in tim],
            "ketua": next((a.pengguna_id for a in tim if a.ketua), ""),
        }
    hari = kalender.hari_kerja_mulai(jam.hari_ini() + timedelta(days=1))
    buka, tutup = kalender.jam_kerja(hari)
    mulai = max(PAGI, buka)
    selesai = min((datetime.combine(hari, mulai) + LAMA).time(), tutup)
    return {"tanggal": hari, "mulai": mulai, "selesai": selesai, "tempat": tempat_usaha(permohonan)}


def tempat_usaha(permohonan: Permohonan) -> str:
    """Where the pack says that the team goes."""
    checklist = permohonan.versi_paket.paket.tinjauan
    isian = permohonan.semua_isian
    return checklist.tempat.format_map({k: isian.get(k, "-") for k in checklist.medan_tempat}) if checklist else ""


def papan_tim(calon: list[Pengguna], hari: date, kalender: Kalender) -> dict[str, Any]:
    """The week around a day: when each candidate is busy or away, and which days the office is closed."""
    senin = hari - timedelta(days=hari.weekday())
    semua = [senin + timedelta(days=n) for n in range(7)]
    minggu = [h for h in semua if h.weekday() < 5 or kalender.hari_kerja(h)]
    awal = datetime.combine(senin, time(), jam.zona())
    sibuk = lapangan.sibuk([o.pk for o in calon], awal, awal + timedelta(days=7))
    isi: dict[tuple[int, date], list[str]] = {}
    for s in sibuk:
        mulai, selesai = s.mulai.astimezone(jam.zona()), s.selesai.astimezone(jam.zona())
        isi.setdefault((s.pengguna_id, mulai.date()), []).append(f"{mulai:%H.%M}–{selesai:%H.%M}")
    pergi: dict[int, list[Ketidakhadiran]] = {}
    for x in akun.tidak_hadir_antara([o.pk for o in calon], minggu[0], minggu[-1]):
        pergi.setdefault(x.pengguna_id, []).append(x)
    return {
        "hari": [(h, not kalender.hari_kerja(h)) for h in minggu],
        "baris": [(o.nama, [_hari_papan(h, o, isi, pergi, kalender) for h in minggu]) for o in calon],
        "sebelum": senin - timedelta(days=7),
        "sesudah": senin + timedelta(days=7),
    }


def _hari_papan(
    hari: date,
    orang: Pengguna,
    sibuk: dict[tuple[int, date], list[str]],
    pergi: dict[int, list[Ketidakhadiran]],
    kalender: Kalender,
) -> tuple[date, list[str], bool, bool]:
    """A day of a candidate: hours that are taken, away, office closed."""
    absen = any(x.meliputi(hari) for x in pergi.get(orang.pk, []))
    return hari, sibuk.get((orang.pk, hari), []), absen, not kalender.hari_kerja(hari)


def lembar_lapangan(p: Permohonan) -> dict[str, Any]:
    """Visit, report and resume of a case page; nothing, and no statement, for a permit without an inspection."""
    if p.versi_paket.paket.tinjauan is None:
        return {"lapangan": None}
    tinjau = lapangan.peninjauan_kini(p)
    return {"lapangan": _lapangan(p, tinjau) if tinjau else None}


def lembar_tinjau(b: BerkasMeja, *, galat: dict[str, str] | None = None) -> dict[str, Any]:
    """The inspection page. Who is not of the team reads."""
    p = b.permohonan
    lembar = lembar_lapangan(p)["lapangan"]
    assert lembar is not None
    assert p.proses is not None
    giliran = b.giliran_saya and p.proses.aksi == "tinjau"
    bagian = [(judul, [_bergalat(x, galat or {}) for x in isi]) for judul, isi in lembar.bagian]
    return {
        "permohonan": p,
        "proses": p.proses,
        "lapangan": lembar,
        "bagian": bagian,
        "anggota": any(a.id == b.petugas.pk for a in lembar.tim),
        "giliran": giliran,
        "terbuka": giliran and lembar.tinjau.terbuka,
    }


def lembar_kunjungan(p: Permohonan) -> dict[str, Any]:
    """What the applicant sees of a visit: when, where, who, what changed, and which papers there are."""
    if p.versi_paket.paket.tinjauan is None:
        return {"kunjungan": None}
    tinjau = lapangan.peninjauan_kini(p)
    if tinjau is None:
        return {"kunjungan": None}
    return {
        "kunjungan": {
            "tinjau": tinjau,
            "tim": [a.sebutan for a in lapangan.tim(tinjau)],
            "perubahan": list(tinjau.perubahan.order_by("-dibuat")),
            "dokumen": _surat(p, tinjau),
        }
    }


def dokumen_kunjungan(p: Permohonan) -> list[str]:
    """The frozen papers of a visit that the applicant may have: the report once it is closed."""
    tinjau = lapangan.peninjauan_kini(p) if p.versi_paket.paket.tinjauan else None
    return _surat(p, tinjau) if tinjau else []


def _surat(p: Permohonan, tinjau: Peninjauan) -> list[str]:
    if tinjau.dibatalkan is not None:
        return []
    ada = set(p.dokumen.filter(jenis__in=["surat_tugas", "bap"]).values_list("jenis", flat=True))
    return [j for j in ("surat_tugas", "bap") if j in ada and (j != "bap" or tinjau.ditutup is not None)]


def baris_catatan(p: Permohonan, butir: ButirTinjau, c: CatatanTinjau) -> BarisCatatan:
    gambar = reverse("foto_tinjau", args=[p.pk, c.kunci]) if c.foto else ""
    goresan = c.nilai if butir.jenis == "tanda_tangan" else ""
    nilai = tampilan_tinjau(butir, c.nilai)
    return BarisCatatan(c.kunci, nilai, c.keterangan, gambar, goresan, letak(c), c.saat, c.diterima, c.oleh.nama)


def letak(c: CatatanTinjau) -> str:
    """ "-1,237900, 116,852900 (±8 m)" """
    if c.lintang is None or c.bujur is None:
        return ""
    teliti = f" (±{c.ketelitian} m)" if c.ketelitian is not None else ""
    return f"{c.lintang}; {c.bujur}".replace(".", ",") + teliti


def tanda_tangan_usang(catatan: CatatanTinjau, p: Permohonan) -> dict[str, str]:
    """After a record was kept: the items whose signature must be given again, and why."""
    checklist = p.versi_paket.paket.tinjauan
    if checklist is None:
        return {}
    usang = lapangan.baca_catatan(catatan.peninjauan, checklist)[1]
    return {kode: kata for kode, isi in usang.items() if (kata := _usang(catatan.peninjauan, isi))}


def _usang(tinjau: Peninjauan, isi: list[CatatanTinjau]) -> str:
    """Whose signature must be given again, as long as it can be."""
    if not isi or not tinjau.terbuka:
        return ""
    nama = isi[-1].keterangan or _("yang bersangkutan")
    kata = _("Isi laporan berubah sejak %(nama)s menandatanganinya, jadi tanda tangan itu tidak berlaku lagi.")
    return f"{kata % {'nama': nama}} {_('Minta tanda tangannya lagi.')}"


def _lapangan(p: Permohonan, tinjau: Peninjauan) -> Lapangan:
    checklist = p.versi_paket.paket.tinjauan
    assert checklist is not None
    berlaku, usang = lapangan.baca_catatan(tinjau, checklist)
    resume = Resume.objects.filter(permohonan=p).select_related("oleh").first()
    sesuai = resume is not None and _sesuai(resume, tinjau, berlaku)
    return Lapangan(
        tinjau=tinjau,
        tim=[Anggota(a.pengguna_id, a.sebutan, a.ketua) for a in lapangan.tim(tinjau)],
        perubahan=list(tinjau.perubahan.select_related("oleh").order_by("-dibuat")),
        bagian=[
            (bag.judul, [_bertanda(_butir(p, x, berlaku[x.kode]), tinjau, usang[x.kode]) for x in bag.butir])
            for bag in checklist.bagian
        ],
        kesimpulan=_kesimpulan(tinjau.kesimpulan),
        resume=resume,
        resume_sesuai=sesuai,
        rekomendasi=_kesimpulan(resume.rekomendasi) if resume else "",
        keberatan=tinjau.kesimpulan in KEBERATAN or (sesuai and resume is not None and resume.rekomendasi in KEBERATAN),
        dokumen=set(p.dokumen.filter(jenis__in=["surat_tugas", "bap"]).values_list("jenis", flat=True)),
        kurang=[(x.kode, x.label) for x in lapangan.kekurangan(checklist, berlaku)],
    )


def _sesuai(resume: Resume, tinjau: Peninjauan, berlaku: lapangan.Berlaku) -> bool:
    if tinjau.ditutup is None:
        return False
    bap = lapangan.intisari_bap(tinjau, berlaku)
    return resume.intisari == intisari_resume(resume.uraian, resume.rekomendasi, bap)


def kalah_dari(p: Permohonan, catatan: CatatanTinjau) -> str:
    """Which record counts instead of one that was just kept, in words; "" when this one counts."""
    checklist = p.versi_paket.paket.tinjauan
    lain = lapangan.catatan_lebih_baru(catatan, checklist) if checklist else None
    if lain is None:
        return ""
    isi = {"nama": lain.oleh.nama, "jam": f"{lain.saat.astimezone(jam.zona()):%H.%M}"}
    return _("Ada catatan yang lebih baru dari %(nama)s, %(jam)s; catatan itu yang berlaku.") % isi


def _kesimpulan(kode: str) -> str:
    return _(KESIMPULAN[kode]) if kode else ""  # type: ignore[index]


def _butir(p: Permohonan, x: ButirTinjau, isi: list[CatatanTinjau]) -> BarisButir:
    pilihan = [(k, _(v)) for k, v in YA_TIDAK.items()] if x.jenis == "ya_tidak" else list(x.pilihan)
    tunggal = isi[-1] if isi and x.baris == 1 else None
    return BarisButir(
        kode=x.kode,
        label=x.label,
        jenis=x.jenis,
        bantu=x.bantu,
        satuan=x.satuan,
        wajib=x.wajib,
        pilihan=pilihan,
        baris=x.baris,
        isi=[baris_catatan(p, x, c) for c in isi],
        mentah=tunggal.nilai if tunggal and x.jenis != "tanda_tangan" else "",
        keterangan=tunggal.keterangan if tunggal else "",
    )


def _bertanda(x: BarisButir, tinjau: Peninjauan, usang: list[CatatanTinjau]) -> BarisButir:
    """A signature that must be given again, with the name that stood by it."""
    if not usang:
        return x
    return replace(x, usang=_usang(tinjau, usang), keterangan=x.keterangan or usang[-1].keterangan)


def _bergalat(x: BarisButir, galat: dict[str, str]) -> BarisButir:
    """The item that was refused, with what was typed."""
    if galat.get("butir") != x.kode:
        return x
    return replace(x, mentah=galat["nilai"], keterangan=galat["keterangan"], galat=galat["pesan"])
