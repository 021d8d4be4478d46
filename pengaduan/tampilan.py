"""Complaints as ready values, for the reporter and for the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pengaduan.models import IdentitasPelapor, Pengaduan
from pengaduan.status import HARI_JAWAB, KLASIFIKASI, PERPINDAHAN
from perizinan.status import Kata
from sicantik.lib import jam, qr
from sicantik.lib.harikerja import Kalender
from sicantik.lib.samaran import kelompokkan_nomor
from sop.services import kalender_kantor


@dataclass(frozen=True)
class Pelaporan:
    """The reporter's view: nothing of who they are."""

    tiket: str
    kata: Kata
    isi: str
    dibuat: datetime
    tenggat: datetime
    sisa: Kata | None  # of the first answer; None once it was given
    hari_jawab: int
    tanggapan: list[tuple[datetime, str]]
    nomor: str
    alamat: SafeString
    token: str
    qr: SafeString


@dataclass(frozen=True)
class Baris:
    id: int
    tiket: str
    kata: Kata
    klasifikasi: str
    ringkas: str
    dibuat: datetime
    tenggat: datetime
    sisa: Kata | None


@dataclass(frozen=True)
class Penanganan:
    """The desk's view."""

    baris: Baris
    isi: str
    nama: str
    kontak: str
    permohonan_id: int | None
    nomor: str
    tanggapan: list[tuple[datetime, str, str]]
    boleh: frozenset[str]  # what can be done now


def lembar_pelapor(p: Pengaduan) -> Pelaporan:
    alamat = f"{settings.SITUS_URL}/p/{p.token}/"
    return Pelaporan(
        tiket=p.tiket,
        kata=p.kata,
        isi=p.isi,
        dibuat=p.dibuat,
        tenggat=p.tenggat,
        sisa=_sisa(p, kalender_kantor()),
        hari_jawab=HARI_JAWAB,
        tanggapan=list(p.tanggapan.values_list("dibuat", "isi")),
        nomor=_nomor(p),
        alamat=format_html_join(mark_safe("<wbr>"), "{}", ((alamat[i : i + 12],) for i in range(0, len(alamat), 12))),
        token=p.token,
        qr=mark_safe(qr.svg(alamat, label=_("Kode QR ke halaman pengaduan ini"))),
    )


def lembar_meja(p: Pengaduan) -> Penanganan:
    identitas: IdentitasPelapor | None = getattr(p, "identitas", None)
    return Penanganan(
        baris=_baris(p, kalender_kantor()),
        isi=p.isi,
        nama=identitas.nama if identitas else "",
        kontak=(identitas.kontak or "") if identitas else "",
        permohonan_id=p.permohonan_id,
        nomor=_nomor(p),
        tanggapan=[(t.dibuat, t.oleh.nama, t.isi) for t in p.tanggapan.select_related("oleh")],
        boleh=frozenset(aksi for aksi, (dari, _ke) in PERPINDAHAN.items() if p.keadaan in dari),
    )


def baris_meja(semua: list[Pengaduan]) -> list[Baris]:
    kalender = kalender_kantor()
    return [_baris(p, kalender) for p in semua]


def _baris(p: Pengaduan, kalender: Kalender) -> Baris:
    ringkas = " ".join(p.isi.split())
    return Baris(
        id=p.pk,
        tiket=p.tiket,
        kata=p.kata,
        klasifikasi=_(KLASIFIKASI[p.klasifikasi]) if p.klasifikasi else "",
        ringkas=ringkas if len(ringkas) <= 120 else f"{ringkas[:119].rstrip()}…",
        dibuat=p.dibuat,
        tenggat=p.tenggat,
        sisa=_sisa(p, kalender),
    )


def _sisa(p: Pengaduan, kalender: Kalender) -> Kata | None:
    """Working days left for the first answer."""
    if p.dijawab is not None:
        return None
    hari = kalender.selisih_hari(jam.hari_ini(), p.tenggat.astimezone(jam.zona()).date())
    if jam.kini() > p.tenggat:
        lewat = ngettext("Lewat %(n)d hari kerja", "Lewat %(n)d hari kerja", -hari) % {"n": -hari}
        return Kata(lewat if hari else _("Lewat hari ini"), "c-err", "alert-triangle")
    if hari == 0:
        return Kata(_("Hari ini"), "c-err", "clock")
    sisa = ngettext("Sisa %(n)d hari kerja", "Sisa %(n)d hari kerja", hari) % {"n": hari}
    return Kata(sisa, "c-warn" if hari == 1 else "", "clock")


def _nomor(p: Pengaduan) -> str:
    return kelompokkan_nomor(p.permohonan.nomor or "") if p.permohonan else ""
