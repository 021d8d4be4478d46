"""A point as maps on a phone give it: latitude, then longitude, in decimal degrees."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from perizinan.isian.galat import IsianKeliru

_PISAH = r"(?: ?; ?|, | )"  # between two numbers that have decimal commas, a bare comma says nothing
_TITIK = re.compile(r"([+-]?[0-9]{1,3}\.[0-9]{1,15})(?: ?[,;] ?| )([+-]?[0-9]{1,3}\.[0-9]{1,15})")
_KOMA = re.compile(rf"([+-]?[0-9]{{1,3}},[0-9]{{1,15}}){_PISAH}([+-]?[0-9]{{1,3}},[0-9]{{1,15}})")
# Indonesia lies between 6°08' N and 11°15' S, 94°45' and 141°05' E; with a margin for the sea around it.
SELATAN, UTARA, BARAT, TIMUR = Decimal(-12), Decimal(7), Decimal(94), Decimal(142)
_ENAM = Decimal("0.000001")  # about ten centimetres


def baca_koordinat(teks: str, label: str) -> str:
    """ "-1.237900,116.852900". Raises IsianKeliru when it could mean two things, or no place in Indonesia."""
    polos = teks.replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-").strip("() ")
    cocok = _TITIK.fullmatch(polos) or _KOMA.fullmatch(polos)
    if cocok is None:
        raise IsianKeliru(
            _("%(label)s: tulis lintang, koma, lalu bujur, dengan titik desimal, misalnya -1.2379, 116.8529")
            % {"label": label}
        )
    lintang, bujur = (Decimal(angka.replace(",", ".")) for angka in cocok.groups())
    if _di_indonesia(bujur, lintang):
        raise IsianKeliru(
            _("%(label)s terbalik: tulis lintang dulu (di Balikpapan sekitar -1.2), lalu bujur (sekitar 116.8)")
            % {"label": label}
        )
    if not _di_indonesia(lintang, bujur):
        raise IsianKeliru(
            _("%(label)s di luar Indonesia. Di selatan khatulistiwa lintang diawali tanda minus.") % {"label": label}
        )
    return ",".join(str(angka.quantize(_ENAM) + 0) for angka in (lintang, bujur))


def _di_indonesia(lintang: Decimal, bujur: Decimal) -> bool:
    return SELATAN <= lintang <= UTARA and BARAT <= bujur <= TIMUR
