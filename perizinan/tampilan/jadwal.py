"""The agenda of visits: a month as a table, and the same by day for phones."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from akun import queries as akun
from akun.models import Ketidakhadiran, Pengguna
from perizinan.models import Peninjauan, Permohonan
from perizinan.queries import peninjauan as lapangan
from perizinan.queries.meja import sop_dengan
from sicantik.lib import jam
from sicantik.lib.harikerja import Kalender
from sicantik.lib.ics import Acara
from sicantik.lib.samaran import kelompokkan_nomor
from sop.services import kalender_kantor


@dataclass(frozen=True)
class BarisJadwal:
    """A visit in the agenda. `tanda` says what is the matter with it, if anything."""

    permohonan_id: int
    mulai: datetime
    jam: str
    nama: str
    kode: str
    tempat: str
    tim: str
    selesai: bool
    tanda: list[str]


@dataclass(frozen=True)
class HariJadwal:
    hari: date
    di_bulan: bool
    tutup: bool
    ini: bool
    kunjungan: list[BarisJadwal]


def lembar_jadwal(bulan: date, jabatan: list[str], orang: int | None, instansi: str = "") -> dict[str, Any]:
    """The visits of a month that concern these positions, of one person where one is chosen."""
    kalender, calon = kalender_kantor(), list(lapangan.calon_tim())
    minggu = Calendar().monthdatescalendar(bulan.year, bulan.month)
    awal, akhir = minggu[0][0], minggu[-1][-1] + timedelta(days=1)
    sop = sop_dengan(jabatan)
    rows = lapangan.agenda(_tengah_malam(awal), _tengah_malam(akhir), sop=sop, orang=orang, instansi=instansi)
    per_hari = defaultdict(list)
    orang_tim = {a.pengguna_id for t in rows for a in t.tim.all()}
    pergi = akun.tidak_hadir_antara(orang_tim, awal, akhir)
    for baris in _baris([t for t in rows if t.dibatalkan is None], calon, pergi, kalender):
        per_hari[baris.mulai.astimezone(jam.zona()).date()].append(baris)
    tabel = [[_hari(h, bulan, kalender, per_hari[h]) for h in sepekan] for sepekan in minggu]
    return {
        "bulan": bulan,
        "minggu": tabel,
        "daftar": [h for sepekan in tabel for h in sepekan if h.di_bulan and (h.kunjungan or h.ini)],
        "jumlah": sum(len(h.kunjungan) for sepekan in tabel for h in sepekan if h.di_bulan),
        "sebelum": (bulan - timedelta(days=1)).replace(day=1),
        "sesudah": (bulan + timedelta(days=31)).replace(day=1),
        "calon": [(o.pk, o.nama) for o in calon],
        "orang": orang,
    }


def acara_petugas(rows: Iterable[Peninjauan]) -> list[Acara]:
    """Visits for the calendars of those who go."""
    return [
        _acara(
            t,
            _("Peninjauan %(nama)s") % {"nama": t.permohonan.nama_usaha},
            reverse("berkas_meja", args=[t.permohonan_id]),
        )
        for t in rows
    ]


def acara_pemohon(permohonan: Permohonan, tinjau: Peninjauan) -> Acara:
    judul = _("Peninjauan lokasi %(kode)s") % {"kode": permohonan.versi_paket.paket.izin.kode}
    pesan = _("Hadir atau tunjuk wakil, siapkan berkas asli, dan buka semua ruang usaha.")
    return _acara(tinjau, judul, reverse("permohonan", args=[permohonan.pk]), pesan)


def _acara(t: Peninjauan, judul: str, alamat: str, pesan: str = "") -> Acara:
    nomor = kelompokkan_nomor(t.permohonan.nomor or "")
    uraian = [
        pesan,
        _("Permohonan %(nomor)s") % {"nomor": nomor},
        _("Surat tugas %(surat)s") % {"surat": t.nomor_surat},
    ]
    rumah = settings.SITUS_URL.partition("//")[2]
    return Acara(
        uid=f"peninjauan-{t.pk}@{rumah}",
        versi=t.jadwal_ke + (t.dibatalkan is not None),
        diubah=max([t.dibuat, *(u.dibuat for u in t.perubahan.all()), *([t.dibatalkan] if t.dibatalkan else [])]),
        mulai=t.mulai,
        selesai=t.selesai,
        judul=judul,
        tempat=t.tempat,
        uraian="\n".join([*(x for x in uraian if x), settings.SITUS_URL + alamat]),
        batal=t.dibatalkan is not None,
    )


def _hari(hari: date, bulan: date, kalender: Kalender, kunjungan: list[BarisJadwal]) -> HariJadwal:
    di_bulan = (hari.year, hari.month) == (bulan.year, bulan.month)
    return HariJadwal(hari, di_bulan, not kalender.hari_kerja(hari), hari == jam.hari_ini(), kunjungan)


def _baris(
    rows: list[Peninjauan], calon: list[Pengguna], pergi: list[Ketidakhadiran], kalender: Kalender
) -> list[BarisJadwal]:
    bertugas = {o.pk for o in calon}
    return [_satu(t, bertugas, pergi, kalender) for t in rows]


def _satu(t: Peninjauan, bertugas: set[int], pergi: list[Ketidakhadiran], kalender: Kalender) -> BarisJadwal:
    mulai, selesai = t.mulai.astimezone(jam.zona()), t.selesai.astimezone(jam.zona())
    tim = sorted(t.tim.all(), key=lambda a: (not a.ketua, a.pengguna.nama))
    return BarisJadwal(
        permohonan_id=t.permohonan_id,
        mulai=t.mulai,
        jam=f"{mulai:%H.%M}–{selesai:%H.%M}",
        nama=t.permohonan.nama_usaha,
        kode=t.permohonan.versi_paket.kode,
        tempat=t.tempat,
        tim=", ".join(a.pengguna.nama for a in tim),
        selesai=t.ditutup is not None,
        tanda=_tanda(t, bertugas, pergi, kalender) if t.ditutup is None else [],
    )


def _tanda(t: Peninjauan, bertugas: set[int], pergi: list[Ketidakhadiran], kalender: Kalender) -> list[str]:
    """What became of an open visit since it was set: the calendar and the people may have changed."""
    tanda, hari = [], t.mulai.astimezone(jam.zona()).date()
    if not kalender.hari_kerja(hari):
        tanda.append(_("Kantor tutup"))
    if lepas := [a.pengguna.nama for a in t.tim.all() if a.pengguna_id not in bertugas]:
        tanda.append(_("%(nama)s tidak lagi Tim Teknis") % {"nama": ", ".join(lepas)})
    absen = {x.pengguna_id for x in pergi if x.meliputi(hari)}
    if nama := [a.pengguna.nama for a in t.tim.all() if a.pengguna_id in absen]:
        tanda.append(_("%(nama)s tidak hadir pada hari itu") % {"nama": ", ".join(nama)})
    if t.selesai < jam.kini():
        tanda.append(_("Lewat, belum dilaporkan"))
    return tanda


def _tengah_malam(hari: date) -> datetime:
    return datetime.combine(hari, time(), jam.zona())
