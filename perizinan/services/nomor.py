"""Gapless numbers from counter rows. Ask for one last in the transaction: its row stays locked until the end."""

from datetime import datetime

from django.db import connection
from django.utils.translation import gettext as _

from perizinan.services.galat import NomorHabis
from perizinan.status import JENIS_PERMOHONAN
from sicantik.lib import jam

TERBESAR = 99_999
ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def nomor_pendaftaran(*, kode_nomor: str, jenis: str, saat: datetime) -> tuple[str, int, int]:
    """16 digits SSSSS JJJ PP MM YYYY of the moment of submission in the office's zone, with year and sequence.

    One sequence a year for all permit types. Raises NomorHabis after 99,999.
    """
    setempat = saat.astimezone(jam.zona())
    urutan = _berikut("pendaftaran", setempat.year)
    if urutan > TERBESAR:
        raise NomorHabis(_("Nomor pendaftaran tahun ini habis. Hubungi kantor kami."))
    nomor = f"{urutan:05}{kode_nomor}{JENIS_PERMOHONAN[jenis][1]}{setempat.month:02}{setempat.year:04}"
    return nomor, setempat.year, urutan


def nomor_izin(*, templat: str, kode: str, saat: datetime) -> tuple[str, int, int]:
    """The permit number by the pack's template, with year and sequence; a counter per pack and year of signing."""
    setempat = saat.astimezone(jam.zona())
    urutan = _berikut(kode, setempat.year)
    isi = {"urutan": urutan, "kode": kode, "bulan_romawi": ROMAWI[setempat.month - 1], "tahun": setempat.year}
    return templat.format_map(isi), setempat.year, urutan


def _berikut(kode: str, tahun: int) -> int:
    with connection.cursor() as kursor:
        kursor.execute(
            """
            INSERT INTO perizinan_penghitungnomor AS p (kode, tahun, nilai) VALUES (%s, %s, 1)
            ON CONFLICT (kode, tahun) DO UPDATE SET nilai = p.nilai + 1 RETURNING nilai
            """,
            [kode, tahun],
        )
        return int(kursor.fetchone()[0])
