"""What the office needs of a payment provider: to ask for an amount, and to believe what it tells us later."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, get_args

JenisKabar = Literal["lunas", "tertunda", "gagal", "kedaluwarsa"]
JENIS_KABAR: tuple[JenisKabar, ...] = get_args(JenisKabar)


class PenyediaMati(Exception):
    """The provider could not be asked now; the text may be shown to staff."""


class TandaTanganSalah(Exception):
    """The message does not come from the provider, or was changed on the way."""


class KabarKeliru(Exception):
    """The message is the provider's, but cannot be understood."""


@dataclass(frozen=True)
class Permintaan:
    """An amount to collect. `referensi` is ours: asking twice with the same one is asking once."""

    referensi: str
    jumlah: int
    uraian: str
    berlaku_sampai: datetime


@dataclass(frozen=True)
class Kabar:
    """What the provider tells of a bill. `kunci` names the message, `transaksi` the movement of money."""

    kunci: str
    referensi: str
    jenis: JenisKabar
    transaksi: str
    jumlah: int | None
    saat: datetime
    sebab: str = ""


class Penyedia(Protocol):
    """Made from the secret that it shares with us. `nama` is how people know it."""

    nama: str

    def __init__(self, kunci: str) -> None: ...

    def buat_tagihan(self, permintaan: Permintaan) -> str:
        """The code with which the amount is paid. Raises PenyediaMati."""

    def periksa_kabar(self, badan: bytes, kepala: Mapping[str, str]) -> Kabar:
        """The message in a request's raw body. Raises TandaTanganSalah before anything is read of it, KabarKeliru."""


def tanda_tangan(kunci: str, badan: bytes) -> str:
    """HMAC-SHA256 of the raw body, hex."""
    return hmac.new(kunci.encode(), badan, hashlib.sha256).hexdigest()


def periksa_tanda_tangan(kunci: str, badan: bytes, tanda: str) -> None:
    """In constant time. Raises TandaTanganSalah."""
    if not hmac.compare_digest(tanda_tangan(kunci, badan).encode(), tanda.encode(errors="replace")):
        raise TandaTanganSalah("tanda tangan kabar tidak cocok")
