"""Notices to the applicant at every public event."""

from collections.abc import Mapping

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from phonenumbers import (
    NumberParseException,
    PhoneNumberFormat,
    PhoneNumberType,
    format_number,
    number_type,
    parse,
)

from notifikasi.services import IsiPesan, antrekan
from perizinan.models import Permohonan
from perizinan.services.teks_kabar import TEKS
from sicantik.lib import jam
from sicantik.lib.samaran import kelompokkan_nomor
from sop.services import Perpindahan


def kabari(permohonan: Permohonan, langkah: Perpindahan, **isi: str) -> None:
    """Queue the messages that this move calls for, in the caller's transaction."""
    peristiwa, tahap = _peristiwa(langkah, permohonan.putaran)
    if peristiwa:
        kabari_peristiwa(permohonan, peristiwa, tenggat=_tenggat(langkah), tahap=tahap, **isi)


def kabari_peristiwa(permohonan: Permohonan, peristiwa: str, **isi: str) -> None:
    """Queue the messages of an event of TEKS, in the caller's transaction.

    In the office's language: the officer who caused it may read the pages in another.
    """
    with translation.override(settings.LANGUAGE_CODE):
        _antrekan(permohonan, peristiwa, isi)


def _antrekan(permohonan: Permohonan, peristiwa: str, khusus: Mapping[str, str]) -> None:
    subjek, pembuka, sms = TEKS[peristiwa]
    isi = {
        "nomor": permohonan.nomor,
        "tautan": f"{settings.SITUS_URL}/t/{permohonan.token}/",
        **khusus,
    }
    surel = "\n\n".join(
        [
            _(pembuka).format_map(isi),
            _("Nomor pendaftaran: {nomor}").format(nomor=kelompokkan_nomor(permohonan.nomor or "")),
            _("Lacak permohonan: {tautan}").format(tautan=isi["tautan"]),
            *_cara_klaim(permohonan),
            _("Surel ini dikirim otomatis. Jangan dibalas."),
        ]
    )
    kirim_kepada_pemohon(permohonan, subjek=_(subjek).format_map(isi), surel=surel, sms=_(sms).format_map(isi))


def _cara_klaim(permohonan: Permohonan) -> list[str]:
    """Who filed at the counter has no page of the application before they claim it."""
    if permohonan.pemohon_id is not None:
        return []
    alamat = f"{settings.SITUS_URL}{reverse('klaim')}"
    kata = _("Diajukan di loket. Halaman permohonan terbuka sesudah diklaim dengan kode pada tanda terima: {alamat}")
    return [kata.format(alamat=alamat)]


def kirim_kepada_pemohon(permohonan: Permohonan, *, subjek: str, surel: str, sms: str) -> None:
    """Queue an email, and a SMS where the number takes one, to the contact of the form; in the caller's transaction."""
    alamat, telepon = _alamat(permohonan, "surel"), nomor_sms(_alamat(permohonan, "telepon"))
    pesan = [IsiPesan("surel", alamat, surel, subjek)] if alamat else []
    if telepon:
        pesan.append(IsiPesan("sms", telepon, sms))
    antrekan(pesan, untuk_id=permohonan.pemohon_id, perihal=permohonan.nomor or "")


def nomor_sms(teks: str) -> str:
    """The number for SMS, of one that a file back with its applicant may hold half typed; "" where none can go."""
    try:
        nomor = parse(teks, "ID")
    except NumberParseException:
        return ""
    seluler = number_type(nomor) in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
    return format_number(nomor, PhoneNumberFormat.E164) if seluler else ""


def _peristiwa(langkah: Perpindahan, putaran: int) -> tuple[str, str]:
    """The event and, for a public stage, its name; "" when the move is the office's own affair."""
    proses, dari = langkah.proses, langkah.dari
    if dari.aksi == "ajukan":
        return ("perbaikan_diterima" if putaran else "diterima"), ""
    if proses.keadaan != "berjalan":
        return _berhenti(proses.keadaan, proses.aksi), ""
    if proses.langkah <= dari.urut:
        return "", ""
    if dari.aksi == "jadwalkan":
        return "dijadwalkan", ""
    if proses.aksi == "serahkan":
        return "siap", ""
    for tahap in langkah.tahap:
        if max(tahap.langkah) == dari.urut:
            return "tahap", tahap.nama
    return "", ""


def _berhenti(keadaan: str, aksi: str) -> str:
    """The event of a run that ended, or is back with the applicant; other waiting has a notice of its own."""
    if keadaan == "menunggu_pemohon":
        return "dikembalikan" if aksi == "ajukan" else ""
    return {"selesai": "diserahkan", "batal": "dibatalkan"}[keadaan]


def _tenggat(langkah: Perpindahan) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return date_format(langkah.tenggat_akhir.astimezone(jam.zona()), "DATE_FORMAT")


def _alamat(permohonan: Permohonan, apa: str) -> str:
    izin = permohonan.versi_paket.paket.izin
    medan = izin.medan_surel if apa == "surel" else izin.medan_telepon
    alamat = str(permohonan.isian.get(medan, ""))
    # At the counter the email address may stay empty; whoever claims the case has one.
    return alamat or (permohonan.pemohon.email if permohonan.pemohon and apa == "surel" else "")
