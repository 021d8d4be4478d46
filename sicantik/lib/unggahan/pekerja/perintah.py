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


class Modul(Protocol):
    """One task. What it must open, it opens when imported or in ``siapkan``: later the process is locked."""

    def siapkan(self, bagian: list[bytes]) -> None:
        """Runs unlocked, so it must not parse."""

    def kerjakan(self, perintah: Perintah, bagian: list[bytes]) -> tuple[dict[str, Any], bytes]: ...
