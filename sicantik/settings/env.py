"""Strict reader of the environment: a bad value stops the start and says which and why."""

import base64
import os
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from sicantik.lib.unggahan import alamat


def teks(nama: str, bawaan: str | None = None) -> str:
    """The variable's text. Raises ImproperlyConfigured when it is missing and has no default."""
    nilai = os.environ.get(nama, bawaan)
    if nilai is None or (bawaan is None and not nilai):
        raise ImproperlyConfigured(f"{nama} belum diisi. Lihat .env.contoh untuk isi yang diharapkan.")
    return nilai


def boleh(nama: str, bawaan: str) -> bool:
    nilai = teks(nama, bawaan)
    if nilai not in ("0", "1"):
        raise ImproperlyConfigured(f"{nama} harus 0 atau 1, bukan {nilai!r}.")
    return nilai == "1"


def pilihan(nama: str, bawaan: str, boleh: Iterable[str]) -> str:
    nilai = teks(nama, bawaan)
    if nilai not in boleh:
        raise ImproperlyConfigured(f"{nama} harus salah satu dari {', '.join(boleh)}, bukan {nilai!r}.")
    return nilai


def bilangan(nama: str, bawaan: str) -> list[int]:
    """Whole numbers separated by commas."""
    bagian = daftar(nama, bawaan)
    if not all(b.isdecimal() for b in bagian):
        raise ImproperlyConfigured(f"{nama} harus bilangan dipisah koma, bukan {','.join(bagian)!r}.")
    return [int(b) for b in bagian]


def pemindai(nama: str, bawaan: str | None) -> str:
    """Address of the virus scanner, or "" where there may be none."""
    nilai = teks(nama, bawaan)
    try:
        if nilai:
            alamat(nilai)
    except ValueError as e:
        raise ImproperlyConfigured(f"{nama} harus tcp://host:porta atau unix:///jalur, bukan {nilai!r}.") from e
    return nilai


def daftar(nama: str, bawaan: str) -> list[str]:
    return [bagian for bagian in (b.strip() for b in teks(nama, bawaan).split(",")) if bagian]


def kunci(nama: str) -> dict[str, bytes]:
    """Keys as "id:base64,id:base64"; the first one encrypts, the others only decrypt."""
    hasil = {}
    for bagian in daftar(nama, teks(nama)):
        pengenal, _, isi = bagian.partition(":")
        try:
            mentah = base64.b64decode(isi, validate=True)
        except ValueError as e:
            raise ImproperlyConfigured(f"{nama}: kunci {pengenal!r} bukan base64.") from e
        if not pengenal.isalnum() or len(mentah) != 32:
            raise ImproperlyConfigured(f"{nama}: kunci {pengenal!r} harus 32 bita dengan pengenal huruf/angka.")
        if pengenal in hasil:
            raise ImproperlyConfigured(f"{nama}: pengenal kunci {pengenal!r} dipakai dua kali.")
        hasil[pengenal] = mentah
    if not hasil:
        raise ImproperlyConfigured(f"{nama} belum diisi.")
    return hasil


def basis_data(nama: str) -> dict[str, object]:
    """postgresql://user:password@host:port/name?host=/socket/dir as Django's DATABASES entry."""
    url = urlsplit(teks(nama))
    if url.scheme not in ("postgresql", "postgres"):
        raise ImproperlyConfigured(f"{nama} harus diawali postgresql://")
    pilihan = dict(b.split("=", 1) for b in url.query.split("&") if "=" in b)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(pilihan.get("host", url.hostname or "")),
        "PORT": str(url.port or pilihan.get("port", "")),
        "CONN_HEALTH_CHECKS": True,
        # Kept connections are safe because granian runs with pinned blocking threads.
        "CONN_MAX_AGE": 60,
    }
