from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db import models

from sicantik.lib import jam
from sop.definisi import Cabang, Definisi, Langkah, Naskah, Tahap


class VersiSop(models.Model):
    """One immutable version of a SOP, known by the digest of its content."""

    kode = models.CharField(max_length=20)
    intisari = models.CharField(max_length=64, unique=True)
    isi = models.JSONField()
    dibuat = models.DateTimeField(default=jam.kini)

    def __str__(self) -> str:
        return f"{self.kode} {self.intisari[:8]}"

    @cached_property
    def definisi(self) -> Definisi:
        """The stored content as the engine's data."""
        langkah = tuple(
            Langkah(
                **{
                    **isi,
                    "pelaksana": tuple(isi["pelaksana"]),
                    "kelengkapan": tuple(isi["kelengkapan"]),
                    "cabang": tuple(Cabang(**c) for c in isi["cabang"]),
                }
            )
            for isi in self.isi["langkah"]
        )
        tahap = tuple(Tahap(t["nama"], tuple(t["langkah"])) for t in self.isi["tahap"])
        naskah = self.isi.get("naskah")
        return Definisi(
            self.isi["kode"], self.isi["nama"], self.isi["nomor"], langkah, tahap, _naskah(naskah) if naskah else None
        )


def _naskah(isi: dict[str, Any]) -> Naskah:
    beku: dict[str, Any] = {kunci: tuple(nilai) if isinstance(nilai, list) else nilai for kunci, nilai in isi.items()}
    return Naskah(**beku)
