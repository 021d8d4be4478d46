"""Taking complaints in, answering and closing them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from akun.models import Pengguna
from notifikasi.services import IsiPesan, antrekan
from pengaduan import status
from pengaduan.models import IdentitasPelapor, Pengaduan, PenghitungTiket, Tanggapan
from perizinan.models import Permohonan
from sicantik.lib import jam
from sop.services import kalender_kantor

# event -> (subject, first line of the email, SMS). SMS: no personal data, one link.
TEKS: dict[str, tuple[str, str, str]] = {
    "diterima": (
        "Diterima: pengaduan {tiket}",
        "Pengaduan Anda kami terima. Jawaban pertama datang paling lambat 5 hari kerja.",
        "Pengaduan {tiket} kami terima. Ikuti: {tautan}",
    ),
    "dijawab": (
        "Dijawab: pengaduan {tiket}",
        "Pengaduan Anda sudah dijawab. Buka tautan di bawah untuk membacanya.",
        "Pengaduan {tiket} sudah dijawab. Baca: {tautan}",
    ),
    "selesai": (
        "Selesai: pengaduan {tiket}",
        "Pengaduan Anda sudah selesai. Jawabannya tetap dapat dibaca di tautan di bawah.",
        "Pengaduan {tiket} sudah selesai. Jawaban: {tautan}",
    ),
}


@dataclass(frozen=True)
class Pelapor:
    """Who complains; `kontak` is an email address or a mobile number, or nothing."""

    nama: str
    kontak: str = ""


@transaction.atomic
def terima_pengaduan(
    *, kunci: UUID, isi: str, pelapor: Pelapor | None, nomor: str = "", klasifikasi: str = "", kabari: bool = True
) -> Pengaduan:
    """Take a complaint in; without `pelapor` it is anonymous. The same `kunci` twice is one complaint.

    `nomor` is the registration number of an application that exists; `kabari`: confirm it to the address left.
    """
    kini = jam.kini()
    tahun = kini.astimezone(jam.zona()).year
    PenghitungTiket.objects.get_or_create(tahun=tahun)
    penghitung = PenghitungTiket.objects.select_for_update().get(tahun=tahun)
    if sudah := Pengaduan.objects.filter(kunci=kunci).first():
        if _sama(sudah, isi, pelapor, nomor):
            return sudah
        kunci = uuid4()  # another complaint from a form that came back with the browser's Back button
    penghitung.nilai += 1
    penghitung.save(update_fields=["nilai"])
    kalender = kalender_kantor()
    pengaduan = Pengaduan.objects.create(
        kunci=kunci,
        tiket=f"P-{tahun}-{penghitung.nilai:05}",
        jenis="bernama" if pelapor else "anonim",
        klasifikasi=klasifikasi,
        permohonan=Permohonan.objects.get(nomor=nomor) if nomor else None,
        isi=isi,
        dibuat=kini,
        tenggat=kalender.tenggat(kalender.hari_pertama(kini), status.HARI_JAWAB),
    )
    if pelapor:
        IdentitasPelapor.objects.create(pengaduan=pengaduan, nama=pelapor.nama, kontak=pelapor.kontak or None)
        _kabari(pengaduan, "diterima", pelapor.kontak if kabari else "")
    return pengaduan


def _sama(sudah: Pengaduan, isi: str, pelapor: Pelapor | None, nomor: str) -> bool:
    """Is it the complaint that is there: nothing typed anew, and no name given or taken back?"""
    identitas = IdentitasPelapor.objects.filter(pengaduan=sudah).first()
    dulu = Pelapor(identitas.nama, identitas.kontak or "") if identitas else None
    return (sudah.isi, dulu, sudah.permohonan.nomor if sudah.permohonan else "") == (isi, pelapor, nomor)


@transaction.atomic
def proses_pengaduan(*, pengaduan_id: int) -> Pengaduan:
    """Somebody is on it. Raises status.GerakTerlarang."""
    pengaduan = _kunci(pengaduan_id)
    pengaduan.keadaan = status.pindah(pengaduan.keadaan, "proses")  # type: ignore[arg-type]
    pengaduan.save(update_fields=["keadaan"])
    return pengaduan


@transaction.atomic
def jawab_pengaduan(*, pengaduan_id: int, oleh: Pengguna, isi: str, klasifikasi: str = "") -> Pengaduan:
    """Answer; the reporter is told. Raises status.GerakTerlarang when it is closed."""
    pengaduan = _kunci(pengaduan_id)
    pengaduan.keadaan = status.pindah(pengaduan.keadaan, "jawab")  # type: ignore[arg-type]
    pengaduan.klasifikasi = klasifikasi or pengaduan.klasifikasi
    tanggapan = Tanggapan.objects.create(pengaduan=pengaduan, oleh=oleh, isi=isi)
    pengaduan.dijawab = pengaduan.dijawab or tanggapan.dibuat
    pengaduan.save(update_fields=["keadaan", "klasifikasi", "dijawab"])
    _kabari(pengaduan, "dijawab", _kontak(pengaduan))
    return pengaduan


@transaction.atomic
def tutup_pengaduan(*, pengaduan_id: int) -> Pengaduan:
    """Close an answered complaint; the reporter is told. Raises status.GerakTerlarang."""
    pengaduan = _kunci(pengaduan_id)
    pengaduan.keadaan = status.pindah(pengaduan.keadaan, "tutup")  # type: ignore[arg-type]
    pengaduan.selesai = jam.kini()
    pengaduan.save(update_fields=["keadaan", "selesai"])
    _kabari(pengaduan, "selesai", _kontak(pengaduan))
    return pengaduan


def _kunci(pengaduan_id: int) -> Pengaduan:
    return Pengaduan.objects.select_for_update(of=("self",)).get(pk=pengaduan_id)


def _kontak(pengaduan: Pengaduan) -> str:
    identitas = IdentitasPelapor.objects.filter(pengaduan=pengaduan).first()
    return (identitas.kontak or "") if identitas else ""


def _kabari(pengaduan: Pengaduan, peristiwa: str, kontak: str) -> None:
    """Queue the notice, in the caller's transaction, for those who left an address; in the office's language."""
    if kontak:
        with override(settings.LANGUAGE_CODE):
            _antrekan(pengaduan, peristiwa, kontak)


def _antrekan(pengaduan: Pengaduan, peristiwa: str, kontak: str) -> None:
    subjek, pembuka, sms = TEKS[peristiwa]
    isi = {"tiket": pengaduan.tiket, "tautan": f"{settings.SITUS_URL}/p/{pengaduan.token}/"}
    if "@" in kontak:
        teks = [_(pembuka), _("Nomor tiket: {tiket}"), "{tautan}", _("Surel ini dikirim otomatis. Jangan dibalas.")]
        pesan = IsiPesan("surel", kontak, "\n\n".join(teks).format_map(isi), _(subjek).format_map(isi))
    else:
        pesan = IsiPesan("sms", kontak, _(sms).format_map(isi))
    antrekan([pesan], perihal=pengaduan.tiket)
