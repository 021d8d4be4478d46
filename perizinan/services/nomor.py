"""Gapless numbers from counter rows.

Ask for one when everything is checked, just before the row that takes it is written: the counter stays locked until
the transaction ends, and whoever needs the next number waits.
"""

from collections.abc import Mapping
from datetime import datetime
from string import Formatter

from django.db import connection
from django.utils.translation import gettext as _

from akun import queries as akun
from perizinan.services.galat import NomorHabis
from perizinan.status import JENIS_PERMOHONAN
from sicantik.lib import jam

TERBESAR = 99_999
# Letters with a sequence of their own: the counter's code, and how the number is written.
SURAT = {
    "surat_tugas": "503/{urutan}/ST/{kantor}/{bulan}/{tahun}",
    "penolakan": "503/{urutan}/TOLAK/{kantor}/{bulan}/{tahun}",
    "SKRD": "{urutan:05}/SKRD/{kantor}/{bulan}/{tahun}",
    "SSRD": "{urutan:05}/SSRD/{kantor}/{bulan}/{tahun}",
}
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


def nomor_izin(*, templat: str, kode: str, saat: datetime, penanda: Mapping[str, str]) -> tuple[str, int, int]:
    """The permit number by the pack's template, with year and sequence; `penanda` are the parts from the form.

    A counter per pack and year of signing. Where the number does not show its year (TDP), the sequence runs on: the
    next year's first number would otherwise be this year's.
    """
    setempat = saat.astimezone(jam.zona())
    bertahun = any(nama == "tahun" for _, nama, _, _ in Formatter().parse(templat))
    urutan = _berikut(kode, setempat.year if bertahun else 0)
    isi = {"urutan": urutan, "kode": kode, "bulan_romawi": ROMAWI[setempat.month - 1], "tahun": setempat.year}
    return templat.format_map({**penanda, **isi}), setempat.year, urutan


def nomor_surat(*, kode: str, saat: datetime) -> tuple[str, int, int]:
    """The number of a letter of SURAT, with year and sequence; one sequence a year for all permit types."""
    setempat, kantor = saat.astimezone(jam.zona()), akun.kantor().singkatan
    urutan = _berikut(kode, setempat.year)
    isi = {"urutan": urutan, "kantor": kantor, "bulan": ROMAWI[setempat.month - 1], "tahun": setempat.year}
    return SURAT[kode].format_map(isi), setempat.year, urutan


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
