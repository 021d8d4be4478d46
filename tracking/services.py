"""Finding an application or a permit from outside: by a number or code that can be guessed, or by a token that cannot.

Pages and API ask here. Not-found answers are few per address, so that numbers cannot be tried out; found ones have
a generous cap, because a whole operator may share one address.
"""

import re
from datetime import timedelta
from typing import TypeVar

from akun.services import pakai_jatah
from perizinan.queries import Lacak, lacak_menurut_id, lacak_menurut_nomor
from sicantik.lib import token as token_
from tracking import queries
from tracking.queries import Keaslian

_PEMISAH = re.compile(r"[\s./_-]+")
_NOMOR = re.compile(r"[0-9]{16}")
SEJAM = timedelta(hours=1)
TIADA_SEJAM = 30
ADA_SEJAM = 600
API_SEMENIT = 120  # requests of the API per address
T = TypeVar("T")


def rapikan(ketikan: str) -> str:
    """A number or code without whatever groups it."""
    return _PEMISAH.sub("", ketikan)


def lacak_nomor(nomor: str, *, alamat: str) -> Lacak | None:
    """The application with this registration number, grouped or not. Raises JatahHabis.

    What is no number at all is answered, and counted, like a number that does not exist.
    """
    nomor = rapikan(nomor)
    return _hitung(lacak_menurut_nomor(nomor) if _NOMOR.fullmatch(nomor) else None, alamat)


def lacak_token(token: str) -> Lacak | None:
    """The application whose tracking token this is; None for a forged or revoked one. One statement, or none."""
    isi = token_.baca("lacak", token)
    lacak = lacak_menurut_id(isi.id) if isi else None
    return lacak if lacak and isi and lacak.token_versi == isi.versi else None


def izin_token(token: str) -> Keaslian | None:
    """The permit whose token this is; None for a forged or revoked one."""
    isi = token_.baca("izin", token)
    return queries.izin_menurut_id(isi.id, isi.versi) if isi else None


def izin_kode(kode: str, *, alamat: str) -> Keaslian | None:
    """The permit with this printed code (XXXX-XXXX-XXXX). Raises JatahHabis."""
    return _hitung(queries.izin_menurut_kode(kode), alamat)


def _hitung(hasil: T | None, alamat: str) -> T | None:
    if hasil is None:
        pakai_jatah("tiada", alamat, batas=TIADA_SEJAM, jendela=SEJAM)
    else:
        pakai_jatah("ada", alamat, batas=ADA_SEJAM, jendela=SEJAM)
    return hasil
