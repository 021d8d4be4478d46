"""What an applicant is told when filing: what the permit costs, and what happens next. From the pack, not its code."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from perizinan.queries.lacak import Lacak
from perizinan.skema import Paket
from sicantik.lib.uang import rupiah

# What a SOP may ask of the applicant between filing and collecting.
_GILIRAN = {
    "tinjau": gettext_noop("hadir atau diwakili saat lokasi ditinjau"),
    "bayar": gettext_noop("membayar retribusi"),
}


@dataclass(frozen=True)
class LangkahBerikutnya:
    """A line of "Yang terjadi berikutnya". `akhir`: its date is the deadline."""

    judul: str
    keterangan: str
    akhir: bool = False


def biaya_singkat(paket: Paket) -> str:
    """What it costs, in a word or a sum."""
    if paket.tarif is not None:
        return _("Retribusi")
    return rupiah(paket.izin.biaya) if paket.izin.biaya else _("Gratis")


def kata_biaya(paket: Paket) -> str:
    """What it costs, for someone about to file: a fee has no sum before the visit."""
    return _("Retribusi, dihitung sesudah peninjauan") if paket.tarif is not None else biaya_singkat(paket)


def yang_diperlukan(*semua: Lacak) -> str:
    """Whether the applicant of these has anything to do before the permit is ready."""
    aksi = {a for lacak in semua for a in lacak.aksi}
    giliran = [_(kata) for kode, kata in _GILIRAN.items() if kode in aksi]
    if not giliran:
        return _("Anda tidak perlu berbuat apa-apa sekarang. Kami mengirim SMS dan surel setiap kali status berubah.")
    return _("Nanti Anda perlu %(apa)s. Kami mengirim SMS dan surel setiap kali status berubah.") % {
        "apa": _(" dan ").join(giliran)
    }


def langkah_berikutnya(lacak: Lacak) -> list[LangkahBerikutnya]:
    """What follows the filing, as far as the applicant notices it."""
    ada = {
        "periksa_berkas": LangkahBerikutnya(
            _("Petugas loket meneliti berkas"), _("Jika ada kekurangan, semuanya diberitahukan sekaligus.")
        ),
        "tinjau": LangkahBerikutnya(
            _("Tim teknis meninjau lokasi Anda"), _("Hari dan jamnya kami kabarkan lebih dulu.")
        ),
        "bayar": LangkahBerikutnya(
            _("Anda membayar retribusi"),
            _("Jumlahnya dihitung sesudah peninjauan. Jam pelayanan berhenti sampai Anda membayar."),
        ),
        "tandatangani": LangkahBerikutnya(
            _("Izin diverifikasi, dikoreksi, dan ditandatangani")
            if "koreksi" in lacak.aksi
            else _("Izin diverifikasi dan ditandatangani"),
            "",
            akhir=True,
        ),
        "serahkan": LangkahBerikutnya(
            _("Anda mengambil izin di loket"), _("Bawa berkas asli. Petugas mencocokkannya dengan unggahan Anda.")
        ),
    }
    return [ada[a] for a in lacak.aksi if a in ada]
