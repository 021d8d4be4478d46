"""What the portal asks of the parser process, and what it gets back. Both travel as JSON."""

from __future__ import annotations

from typing import Any, Protocol, TypedDict


class Perintah(TypedDict, total=False):
    tugas: str
    jenis: str
    byte: int
    piksel: int
    sisi: int
    halaman_terbanyak: int
    aliran: int
    halaman: int
    lebar: int
    judul: list[str]
    jenis_semua: list[str]


class Tugas(Protocol):
    def __call__(self, perintah: Perintah, bagian: list[bytes]) -> tuple[dict[str, Any], bytes]: ...
