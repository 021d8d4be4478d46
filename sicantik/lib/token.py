"""Tokens of public pages: an id that proves itself. Nothing secret is stored, so a receipt can be printed again.

Shape: base64url of key index (1 byte), version (1 byte), id (5 bytes) and the first 128 bits of an HMAC over
purpose, version and id. Raising the version of a row revokes its older tokens.
"""

import base64
import binascii
import hashlib
import hmac
from typing import Literal, NamedTuple

from django.conf import settings

Tujuan = Literal["lacak", "izin", "pengaduan", "klaim", "antrean", "tiket"]
PANJANG = 31  # characters: 23 bytes in base64url without padding


class Isi(NamedTuple):
    id: int
    versi: int


def buat(tujuan: Tujuan, id: int, versi: int = 1) -> str:
    return _buat(len(settings.KUNCI_TOKEN) - 1, tujuan, id, versi)


def baca(tujuan: Tujuan, token: str) -> Isi | None:
    """The id and version inside, or None for anything that we did not make for this purpose."""
    if len(token) != PANJANG:
        return None
    try:
        mentah = base64.b64decode(token + "=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    if _teks(mentah) != token:  # base64 has other spellings of the same bytes
        return None
    # Keys are listed newest first; the index counts from the oldest, so that it stays right when one is added.
    daftar = list(reversed(settings.KUNCI_TOKEN.values()))
    kepala, cap = mentah[:7], mentah[7:]
    if kepala[0] >= len(daftar) or not hmac.compare_digest(cap, _cap(daftar[kepala[0]], tujuan, kepala)):
        return None
    return Isi(id=int.from_bytes(kepala[2:], "big"), versi=kepala[1])


def kode_cek(token: str) -> str:
    """A short code that a person can type (12 characters in threes of four), derived from a permit's token."""
    huruf = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
    angka = int.from_bytes(hashlib.sha256(b"kode\0" + token.encode()).digest()[:10], "big")
    kode = ""
    for _ in range(12):
        angka, sisa = divmod(angka, len(huruf))
        kode += huruf[sisa]
    return "-".join((kode[:4], kode[4:8], kode[8:]))


def kode_klaim(id: int, versi: int) -> str:
    """A short code to type that, with the applicant's NIK, claims an application."""
    return kode_cek(buat("klaim", id, versi))


def kode_klaim_sah(id: int, versi: int, kode: str) -> bool:
    """Is this the code (as typed, without hyphens) under any of our keys?"""
    sah = [kode_cek(_buat(n, "klaim", id, versi)).replace("-", "") for n in range(len(settings.KUNCI_TOKEN))]
    return any(hmac.compare_digest(s.encode(), kode.encode()) for s in sah)


def _buat(indeks: int, tujuan: Tujuan, id: int, versi: int) -> str:
    """Under the key of this index, counted from the oldest."""
    kunci = list(reversed(settings.KUNCI_TOKEN.values()))[indeks]
    kepala = bytes([indeks, versi]) + id.to_bytes(5, "big")
    return _teks(kepala + _cap(kunci, tujuan, kepala))


def _teks(mentah: bytes) -> str:
    return base64.urlsafe_b64encode(mentah).rstrip(b"=").decode()


def _cap(kunci: bytes, tujuan: str, kepala: bytes) -> bytes:
    return hmac.new(kunci, tujuan.encode() + b"\0" + kepala, hashlib.sha256).digest()[:16]
