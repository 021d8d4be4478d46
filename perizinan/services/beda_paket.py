"""What changes from one version of a pack to another: by file and key, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from perizinan.services.galat_paket import BERKAS
from perizinan.services.sumber_paket import BERPASANGAN, Isi, dari_paket
from perizinan.skema import Paket
from sop.definisi import Definisi

Jenis = Literal["tambah", "hapus", "ubah"]
PENGENAL = ("kode", "urut", "nama", "hasil")  # by which an item of a list is known, the first that it has


@dataclass(frozen=True)
class Beda:
    berkas: str
    kunci: str
    jenis: Jenis
    lama: str
    baru: str


@dataclass(frozen=True)
class BarisLangkah:
    """A step before and after; None where it is not there. `beda` are the columns that differ."""

    urut: int
    lama: tuple[str, ...] | None
    baru: tuple[str, ...] | None

    @property
    def beda(self) -> bool:
        return self.lama != self.baru


def beda_versi(lama: Paket | None, baru: Paket) -> list[Beda]:
    return beda_isi(dari_paket(lama) if lama else {}, dari_paket(baru))


def beda_isi(lama: Isi, baru: Isi) -> list[Beda]:
    """Every difference, in the order of the files."""
    return [
        Beda(nama, kunci, jenis, _kata(a), _kata(b))
        for bagian, nama in BERKAS.items()
        for kunci, jenis, a, b in _beda(lama.get(bagian), baru.get(bagian), "")
    ]


def langkah_sebelah(lama: Definisi | None, baru: Definisi, nama_jabatan: dict[str, str]) -> list[BarisLangkah]:
    """The two step tables side by side."""
    kiri = {x: _langkah(lama, x, nama_jabatan) for x in range(1, len(lama.langkah) + 1)} if lama else {}
    kanan = {x: _langkah(baru, x, nama_jabatan) for x in range(1, len(baru.langkah) + 1)}
    return [BarisLangkah(n, kiri.get(n), kanan.get(n)) for n in sorted({*kiri, *kanan})]


def _langkah(d: Definisi, urut: int, nama: dict[str, str]) -> tuple[str, ...]:
    x = d.ambil(urut)
    menit = "–" if x.menit is None else f"{x.menit} menit"
    return (x.kegiatan, ", ".join(nama.get(p, p) for p in x.pelaksana), x.waktu or menit, f"H{d.hari_ke(urut)}")


Temuan = tuple[str, Jenis, Any, Any]


def _beda(a: Any, b: Any, kunci: str) -> Iterator[Temuan]:
    if a == b:
        return
    if a is None or b is None:
        yield kunci, ("tambah" if a is None else "hapus"), a, b
    elif isinstance(a, dict) and isinstance(b, dict):
        for k in dict.fromkeys([*a, *b]):
            yield from _beda(a.get(k), b.get(k), f"{kunci}.{k}".strip("."))
    elif isinstance(a, list) and isinstance(b, list):
        yield from _beda_daftar(_bernama(a, kunci), _bernama(b, kunci), kunci)
    else:
        yield kunci, "ubah", a, b


def _beda_daftar(a: dict[str, Any], b: dict[str, Any], kunci: str) -> Iterator[Temuan]:
    for k in dict.fromkeys([*a, *b]):
        yield from _beda(a.get(k), b.get(k), f"{kunci}.{k}".strip("."))
    if [k for k in a if k in b] != [k for k in b if k in a]:
        yield f"{kunci}.urutan".strip("."), "ubah", ", ".join(a), ", ".join(b)


def _bernama(isi: list[Any], kunci: str) -> dict[str, Any]:
    """Items by what they are known by, so that one put in between does not change all the others."""
    if kunci.rpartition(".")[2] in BERPASANGAN and all(isinstance(x, list) and len(x) == 2 for x in isi):
        return {str(k): v for k, v in isi}
    hasil: dict[str, Any] = {}
    for n, x in enumerate(isi, 1):
        nama = next((str(x[k]) for k in PENGENAL if k in x), str(n)) if isinstance(x, dict) else str(x)[:60]
        hasil[f"{nama} ({n})" if nama in hasil else nama] = x
    return hasil


def _kata(nilai: Any) -> str:
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, dict):
        return "; ".join(f"{k}: {_kata(v)}" for k, v in nilai.items())
    if isinstance(nilai, list):
        return ", ".join(_kata(v) for v in nilai)
    return "–" if nilai is None else str(nilai)
