"""How a file ended without a permit in the applicant's hands, and what at the desks leads there, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from akun.status import ATASAN, KEPALA_DINAS, PETUGAS_LOKET
from perizinan import queries
from perizinan.akses import BerkasMeja
from perizinan.models import Pengecualian, Penolakan, Permohonan
from perizinan.queries.meja import sop_dengan
from perizinan.queries.pelaku import KASI_KABID, pelaku_atasan
from perizinan.queries.satu_putaran import butir_terkunci, pengecualian_terbuka
from perizinan.services.pengakhiran import boleh_berakhir, dibayar
from perizinan.services.penolakan import IsiPenolakan, usul_terbuka
from perizinan.status import SEBAB_PENOLAKAN, Kata
from sop.models import LangkahLog
from sop.status import TERBUKA

SEKALI_TAMPIL = 20
_JUDUL = {
    "batal": gettext_noop("Permohonan ini dibatalkan"),
    "gugur": gettext_noop("Permohonan ini dibatalkan karena lewat batas waktu"),
    "ditarik": gettext_noop("Permohonan ini sudah ditarik"),
    "ditolak": gettext_noop("Permohonan ini ditolak"),
}


@dataclass(frozen=True)
class LembarAkhir:
    """Why and when a run ended without success, and what that means for money that was paid."""

    judul: str
    status: Kata
    alasan: str
    saat: datetime
    oleh: str
    dibayar: int
    ditolak: bool


@dataclass(frozen=True)
class LembarUsul:
    """The texts of a refusal as the letter has them."""

    sebab: str
    uraian: str
    dasar_hukum: str
    upaya: str


@dataclass(frozen=True)
class PerluPutusan:
    """Something that waits for this person's decision beside the inbox."""

    kata: str
    nama: str
    nomor: str
    href: str


def lembar_akhir(p: Permohonan) -> LembarAkhir | None:
    """None while the run is open, and for one that ended with the permit handed over."""
    proses = p.proses
    if proses is None or proses.keadaan in TERBUKA or proses.keadaan == "selesai":
        return None
    baris = LangkahLog.objects.filter(proses=proses).latest("nomor")
    return LembarAkhir(
        judul=_(_JUDUL[proses.keadaan]),
        status=p.status,
        alasan=baris.catatan,
        saat=baris.selesai,
        oleh=baris.nama_pelaku,
        dibayar=dibayar(p),
        ditolak=proses.keadaan == "ditolak",
    )


def lembar_usul(isi: IsiPenolakan) -> LembarUsul:
    return LembarUsul(_(SEBAB_PENOLAKAN[isi.sebab]), isi.uraian, isi.dasar_hukum, isi.upaya)


def boleh_usul(b: BerkasMeja, usul: Penolakan | None) -> bool:
    """May this officer propose to refuse the file now, when no proposal waits already?"""
    p = b.permohonan
    if usul is not None or KASI_KABID.isdisjoint(b.jabatan) or not boleh_berakhir(p, "ditolak"):
        return False
    return pelaku_atasan(b.petugas, p) is not None


def lembar_pengakhiran(b: BerkasMeja) -> dict[str, Any]:
    """What a case page says and offers of ends and overrides."""
    p, usul, minta = b.permohonan, usul_terbuka(b.permohonan), pengecualian_terbuka(b.permohonan)
    return {
        "akhir": lembar_akhir(p),
        "usul_penolakan": usul,
        "boleh_putus_penolakan": usul is not None and KEPALA_DINAS in b.jabatan,
        "boleh_usul": boleh_usul(b, usul),
        "boleh_tarik_loket": p.pemohon_id is None and PETUGAS_LOKET in b.jabatan and boleh_berakhir(p, "ditarik"),
        "pengecualian": minta,
        "boleh_putus_pengecualian": minta is not None and pelaku_atasan(b.petugas, p) is not None,
        "boleh_minta_pengecualian": minta is None and _di_loket_lagi(b),
    }


def pilihan_pengecualian(b: BerkasMeja) -> list[tuple[str, str]]:
    """Accepted items that the loket could ask to question again, while the check is this officer's turn."""
    if not _di_loket_lagi(b):
        return []
    terkunci, nama = butir_terkunci(b.permohonan), _nama(b.permohonan)
    return [(f"{sasaran}:{kode}", nama[sasaran, kode]) for sasaran, kode in nama if (sasaran, kode) in terkunci]


def _di_loket_lagi(b: BerkasMeja) -> bool:
    """Checked once already, and this officer's to check again: something was accepted then."""
    proses = b.permohonan.proses
    return proses is not None and proses.aksi == "periksa_berkas" and b.giliran_saya and b.permohonan.putaran > 0


def nama_butir(p: Permohonan, butir: Iterable[tuple[str, str]]) -> list[str]:
    nama = _nama(p)
    return [nama.get((sasaran, kode), kode) for sasaran, kode in butir]


def perlu_putusan(jabatan: list[str]) -> list[PerluPutusan]:
    """Proposals for the head, requests for supervisors; both tables are small, and indexed by what is open."""
    if ATASAN.isdisjoint(jabatan):
        return []
    sop, hasil = sop_dengan(jabatan), []
    if KEPALA_DINAS in jabatan:
        usul = Penolakan.objects.filter(keadaan="diusulkan", permohonan__proses__versi_sop__in=sop)
        usul = usul.select_related("permohonan").order_by("diusulkan")[:SEKALI_TAMPIL]
        hasil += [_perlu(_("Usul penolakan"), u.permohonan, "penolakan") for u in usul]
    if KASI_KABID.intersection(jabatan):
        minta = Pengecualian.objects.filter(keadaan="diusulkan", permohonan__proses__versi_sop__in=sop)
        minta = minta.select_related("permohonan").order_by("diminta")[:SEKALI_TAMPIL]
        hasil += [_perlu(_("Pengecualian satu putaran"), m.permohonan, "pengecualian") for m in minta]
    return hasil


def _perlu(kata: str, p: Permohonan, url: str) -> PerluPutusan:
    return PerluPutusan(kata, p.nama_usaha, p.nomor or "", reverse(url, args=[p.pk]))


def _nama(p: Permohonan) -> dict[tuple[str, str], str]:
    """Every item that this application is asked for, by name, in the order of the checklist."""
    paket = p.versi_paket.paket
    berkas = {("berkas", s.kode): s.nama for s in queries.syarat(p, paket)}
    return berkas | {("isian", m.kode): m.label for m in queries.medan_diperiksa(p, paket)}
