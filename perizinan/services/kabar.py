"""Notices to the applicant at every public event. SMS: at most 160 GSM characters, no personal data, one link."""

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from phonenumbers import PhoneNumberType, number_type, parse

from notifikasi.services import IsiPesan, antrekan
from perizinan.models import Permohonan
from sicantik.lib import jam
from sicantik.lib.samaran import kelompokkan_nomor
from sop.services import Perpindahan

# event -> (subject, first line of the email, SMS). {nomor} {tenggat} {tahap} are filled in.
TEKS: dict[str, tuple[str, str, str]] = {
    "diterima": (
        "Diterima: permohonan {nomor}",
        "Permohonan Anda diterima. Selesai paling lambat {tenggat}.",
        "Permohonan {nomor} diterima, selesai paling lambat {tenggat}. Lacak: {tautan}",
    ),
    "perbaikan_diterima": (
        "Perbaikan diterima: permohonan {nomor}",
        "Perbaikan Anda diterima. Jam pelayanan berjalan lagi; tenggatnya {tenggat}.",
        "Perbaikan permohonan {nomor} diterima. Lacak: {tautan}",
    ),
    "dikembalikan": (
        "Perlu diperbaiki: permohonan {nomor}",
        "Permohonan Anda perlu diperbaiki. Buka tautan di bawah: setiap butir disebut dengan alasannya.",
        "Permohonan {nomor} perlu diperbaiki. Rincian: {tautan}",
    ),
    "tahap": (
        "{tahap} selesai: permohonan {nomor}",
        "Tahap {tahap} selesai. Seluruh permohonan selesai paling lambat {tenggat}.",
        "Permohonan {nomor}: tahap {tahap} selesai. Lacak: {tautan}",
    ),
    "siap": (
        "Siap diambil: izin permohonan {nomor}",
        "Izin Anda siap diambil di loket. Bawa berkas asli; petugas mencocokkannya dengan unggahan Anda.",
        "Izin permohonan {nomor} siap diambil di loket. Bawa berkas asli. {tautan}",
    ),
    "diserahkan": (
        "Selesai: permohonan {nomor}",
        "Izin Anda sudah diserahkan. Dokumennya dapat diunduh dari halaman permohonan.",
        "Izin permohonan {nomor} sudah diserahkan. Terima kasih. {tautan}",
    ),
    "dibatalkan": (
        "Dibatalkan: permohonan {nomor}",
        "Izin dibatalkan karena berkas asli tidak sesuai dengan unggahan. Alasannya ada di halaman lacak.",
        "Permohonan {nomor} dibatalkan. Alasan: {tautan}",
    ),
}


def kabari(permohonan: Permohonan, langkah: Perpindahan) -> None:
    """Queue the messages that this move calls for, in the caller's transaction.

    In the office's language: the officer who made the move may read the pages in another.
    """
    peristiwa, tahap = _peristiwa(langkah, permohonan.putaran)
    if peristiwa:
        with translation.override(settings.LANGUAGE_CODE):
            _antrekan(permohonan, langkah, peristiwa, tahap)


def _antrekan(permohonan: Permohonan, langkah: Perpindahan, peristiwa: str, tahap: str) -> None:
    subjek, pembuka, sms = TEKS[peristiwa]
    isi = {
        "nomor": permohonan.nomor,
        "tenggat": _tenggat(langkah),
        "tahap": tahap,
        "tautan": f"{settings.SITUS_URL}/t/{permohonan.token}/",
    }
    surel = "\n\n".join(
        [
            _(pembuka).format_map(isi),
            _("Nomor pendaftaran: {nomor}").format(nomor=kelompokkan_nomor(permohonan.nomor or "")),
            _("Lacak permohonan: {tautan}").format(tautan=isi["tautan"]),
            _("Surel ini dikirim otomatis. Jangan dibalas."),
        ]
    )
    pesan = [IsiPesan("surel", _alamat(permohonan, "surel"), surel, _(subjek).format_map(isi))]
    telepon = _alamat(permohonan, "telepon")
    if number_type(parse(telepon)) in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE):
        pesan.append(IsiPesan("sms", telepon, _(sms).format_map(isi)))
    antrekan(pesan, untuk_id=permohonan.pemohon_id, perihal=permohonan.nomor or "")


def _peristiwa(langkah: Perpindahan, putaran: int) -> tuple[str, str]:
    """The event and, for a public stage, its name; "" when the move is the office's own affair."""
    proses, dari = langkah.proses, langkah.dari
    if dari.aksi == "ajukan":
        return ("perbaikan_diterima" if putaran else "diterima"), ""
    if proses.keadaan != "berjalan":
        return {"selesai": "diserahkan", "batal": "dibatalkan"}.get(proses.keadaan, "dikembalikan"), ""
    if proses.langkah <= dari.urut:
        return "", ""
    if proses.aksi == "serahkan":
        return "siap", ""
    for tahap in langkah.tahap:
        if max(tahap.langkah) == dari.urut:
            return "tahap", tahap.nama
    return "", ""


def _tenggat(langkah: Perpindahan) -> str:
    return date_format(langkah.tenggat_akhir.astimezone(jam.zona()), "DATE_FORMAT")


def _alamat(permohonan: Permohonan, apa: str) -> str:
    izin = permohonan.versi_paket.paket.izin
    medan = izin.medan_surel if apa == "surel" else izin.medan_telepon
    return str(permohonan.isian.get(medan, ""))
