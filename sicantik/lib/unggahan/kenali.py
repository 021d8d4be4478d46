"""Which kind a file claims to be, by its first bytes.

This chooses the parser and the words of a refusal. It is no control: only re-writing the file is.
"""

from __future__ import annotations

from typing import Final, Literal

from .galat import UnggahanDitolak
from .pekerja.tolak import Kode

Jenis = Literal["application/pdf", "image/jpeg", "image/png"]

PDF: Final = "application/pdf"
JPEG: Final = "image/jpeg"
PNG: Final = "image/png"

# A PDF must begin at byte 0: readers that look further down accept HTML with a PDF behind it.
_AWAL: Final[dict[bytes, Jenis]] = {
    b"%PDF-": PDF,
    b"\xff\xd8\xff": JPEG,
    b"\x89PNG\r\n\x1a\n": PNG,
}
_OFFICE: Final = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
_MEREK_HEIC: Final = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


def kenali(isi: bytes) -> Jenis:
    for awal, jenis in _AWAL.items():
        if isi.startswith(awal):
            return jenis
    raise UnggahanDitolak(_alasan(isi))


def sesuai(isi: bytes, jenis: str) -> bool:
    return any(isi.startswith(awal) for awal, nama in _AWAL.items() if nama == jenis)


def _alasan(isi: bytes) -> Kode:
    if not isi:
        return "kosong"
    if isi[4:8] == b"ftyp" and isi[8:12] in _MEREK_HEIC:
        return "foto_heic"
    if isi.startswith(_OFFICE):
        return "berkas_office"
    return "bukan_jenis"
