"""The guide from a business to its permits: what a pack says of itself, and the shape of the guide's own files."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from perizinan.skema.dasar import Ketat, Kode, Pasangan, ganda

AwalanKbli = Annotated[str, Field(pattern=r"^\d{1,5}$")]
Jawaban = dict[Kode, tuple[str, ...]]  # of each question named, one of these answers


class AturanPemandu(Ketat):
    """When the guide names a permit, and why. Without KBLI and answers: for every business."""

    kbli: tuple[AwalanKbli, ...] = ()
    jawaban: Jawaban = {}
    alasan: str


class Pertanyaan(Ketat):
    """One question, on a page of its own. `kbli`: beginnings of the code that answer it, so that nobody is asked."""

    kode: Kode
    tanya: str
    bantu: str = ""
    pilihan: Pasangan = Field(min_length=2)
    kbli: dict[str, tuple[AwalanKbli, ...]] = {}
    bila: Jawaban = {}  # earlier answers, all of which must hold


class Catatan(Ketat):
    """Something that this office does not issue, and where to go for it."""

    judul: str
    teks: str
    alamat: Annotated[str, Field(pattern=r"^(https://\S+)?$")] = ""
    jawaban: Jawaban = {}


class Panduan(Ketat):
    """pertanyaan.yaml"""

    pertanyaan: tuple[Pertanyaan, ...]
    catatan: tuple[Catatan, ...]

    @model_validator(mode="after")
    def _saling_cocok(self) -> Panduan:
        pilihan: dict[str, set[str]] = {}
        for p in self.pertanyaan:
            if asing := tidak_dikenal(p.bila, pilihan):
                raise ValueError(f"pertanyaan {p.kode}: bila: {asing}")
            pilihan[p.kode] = {k for k, _ in p.pilihan}
            if asing := sorted(set(p.kbli) - pilihan[p.kode]):
                raise ValueError(f"pertanyaan {p.kode}: kbli: {asing} bukan pilihannya")
        for c in self.catatan:
            if asing := tidak_dikenal(c.jawaban, pilihan):
                raise ValueError(f"catatan {c.judul}: jawaban: {asing}")
        return self


def tidak_dikenal(jawaban: Jawaban, pilihan: dict[str, set[str]]) -> list[str]:
    """Questions and answers that are named and not asked (yet)."""
    hilang = [kode for kode in jawaban if kode not in pilihan]
    return hilang or [x for kode, isi in jawaban.items() for x in sorted(set(isi) - pilihan[kode])]


class KelompokKbli(Ketat):
    """A five-digit group of KBLI, with the words people use for it."""

    kode: Annotated[str, Field(pattern=r"^\d{5}$")]
    judul: str
    kata: tuple[str, ...] = Field(min_length=1)


class Kbli(Ketat):
    """kbli.yaml: an excerpt."""

    edisi: str
    sumber: str
    kelompok: tuple[KelompokKbli, ...]

    @model_validator(mode="after")
    def _unik(self) -> Kbli:
        kode = [k.kode for k in self.kelompok]
        if dua := ganda(kode):
            raise ValueError(f"kode ganda {dua}")
        return self
