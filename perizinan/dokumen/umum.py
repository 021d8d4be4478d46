"""What every printed document shares: letterhead, dates in the office's zone, the folder of templates."""

from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format

from akun.models import ProfilKantor
from sicantik.lib import jam

CETAKAN = Path(__file__).resolve().parent.parent / "cetakan"
CATATAN_KUNCI_LOKAL = "Tanda tangan elektronik tidak tersertifikasi (kunci lokal, bukan BSrE)"


@lru_cache(maxsize=16)
def templat(nama: str) -> str:
    """Source of a bundled template."""
    return (CETAKAN / f"{nama}.html").read_text()


def kop(kantor: ProfilKantor) -> dict[str, str]:
    return {
        "pemerintah": kantor.pemerintah.upper(),
        "dinas": kantor.nama.upper(),
        "alamat": kantor.alamat,
        "telepon": kantor.telepon,
        "kota": kantor.kota,
    }


def tanggal(saat: datetime | None) -> str:
    """ "17 November 2026", in Indonesian whatever the reader's language: documents are Indonesian."""
    return _format(saat, "j F Y")


def hari(saat: date | None) -> str:
    """ "17 November 2026" for a day that is no moment; "" for none."""
    with translation.override("id"):
        return date_format(saat, "j F Y") if saat else ""


def hari_tanggal(saat: datetime | None) -> str:
    return _format(saat, "l, j F Y")


def saat_lengkap(saat: datetime | None) -> str:
    return _format(saat, "j F Y, H.i") + f" {settings.ZONA_SINGKAT}" if saat else "-"


def pukul(saat: datetime | None) -> str:
    return f"{_format(saat, 'H.i')} {settings.ZONA_SINGKAT}"


def _format(saat: datetime | None, pola: str) -> str:
    if saat is None:
        return "-"
    with translation.override("id"):
        return date_format(saat.astimezone(jam.zona()), pola)


def contoh() -> str:
    """The word across a demo's documents."""
    return "CONTOH" if settings.DEMO else ""
