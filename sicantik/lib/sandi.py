"""Encryption of personal data at rest: AES-GCM with a key id, and a keyed hash to find a value again.

A bare hash of a 16-digit NIK is guessed in minutes; the keyed one is not.
"""

import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12


class SandiRusak(Exception):
    """The stored value does not open with any known key."""


def sandikan(teks: str) -> bytes:
    """`teks` encrypted under the first key: key id, 0 byte, nonce, ciphertext."""
    pengenal, kunci = next(iter(settings.KUNCI_DATA.items()))
    nonce = os.urandom(_NONCE)
    kepala = pengenal.encode() + b"\0"
    return kepala + nonce + AESGCM(kunci).encrypt(nonce, teks.encode(), kepala)


def buka(isi: bytes) -> str:
    """The text behind `sandikan`. Raises SandiRusak when the key is gone or a byte was changed."""
    pengenal, _, badan = isi.partition(b"\0")
    kunci = settings.KUNCI_DATA.get(pengenal.decode(errors="replace"))
    if kunci is None:
        raise SandiRusak("kunci data tidak dikenal")
    try:
        return AESGCM(kunci).decrypt(badan[:_NONCE], badan[_NONCE:], pengenal + b"\0").decode()
    except Exception as e:
        raise SandiRusak("data tersandi berubah atau kuncinya salah") from e


def sidik(teks: str) -> str:
    """Keyed hash (hex, 64 characters) under the last, oldest key, so that adding a key does not change it."""
    kunci = next(reversed(settings.KUNCI_DATA.values()))
    return hmac.new(kunci, b"sidik\0" + teks.encode(), hashlib.sha256).hexdigest()
