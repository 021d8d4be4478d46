"""What a drawing needs to know of an SOP, without knowing the engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Simpangan:
    """An outcome that does not lead to the next step; `ke` is None where the process ends."""

    hasil: str
    ke: int | None
    batal: bool = False

    @property
    def teks(self) -> str:
        if self.ke is None:
            return _("dibatalkan") if self.batal else _("selesai")
        return _("ke langkah %(n)d") % {"n": self.ke}


@dataclass(frozen=True)
class Baris:
    """One step: lanes by name, standard time in minutes, working day on which it is due."""

    urut: int
    singkat: str
    kegiatan: str
    pelaksana: tuple[str, ...]
    hari_ke: int
    menit: int | None = None
    simpangan: tuple[Simpangan, ...] = ()

    @property
    def waktu(self) -> str:
        """Standard time in words; empty where the SOP names none."""
        if self.menit is None:
            return ""
        jam, menit = divmod(self.menit, 60)
        bagian = [_("%(n)d jam") % {"n": jam}] if jam else []
        bagian += [_("%(n)d menit") % {"n": menit}] if menit or not jam else []
        return " ".join(bagian)


@dataclass(frozen=True)
class Alur:
    """A whole SOP to draw. `kode` makes the ids of the drawing unique on its page."""

    kode: str
    nama: str
    baris: tuple[Baris, ...]

    @cached_property
    def jalur(self) -> tuple[str, ...]:
        """Lanes in the order in which they first act."""
        return tuple(dict.fromkeys(p for b in self.baris for p in b.pelaksana))

    @property
    def hari(self) -> int:
        return max(b.hari_ke for b in self.baris)

    def kelompok_hari(self) -> list[tuple[int, list[Baris]]]:
        """Neighbouring steps of the same working day."""
        hasil: list[tuple[int, list[Baris]]] = []
        for b in self.baris:
            if not hasil or hasil[-1][0] != b.hari_ke:
                hasil.append((b.hari_ke, []))
            hasil[-1][1].append(b)
        return hasil


class _Cabang(Protocol):
    @property
    def hasil(self) -> str: ...
    @property
    def ke(self) -> int | str: ...


class _Langkah(Protocol):
    @property
    def urut(self) -> int: ...
    @property
    def singkat(self) -> str: ...
    @property
    def kegiatan(self) -> str: ...
    @property
    def pelaksana(self) -> tuple[str, ...]: ...
    @property
    def menit(self) -> int | None: ...
    @property
    def cabang(self) -> Sequence[_Cabang]: ...


class _Definisi(Protocol):
    @property
    def kode(self) -> str: ...
    @property
    def nama(self) -> str: ...
    @property
    def langkah(self) -> Sequence[_Langkah]: ...
    def hari_ke(self, urut: int) -> int: ...


def dari_definisi(definisi: _Definisi, nama_jabatan: Mapping[str, str]) -> Alur:
    """The rows of an SOP definition (anything shaped like sop.definisi.Definisi), with lanes by name."""
    return Alur(
        definisi.kode,
        definisi.nama,
        tuple(
            Baris(
                urut=x.urut,
                singkat=x.singkat,
                kegiatan=x.kegiatan,
                pelaksana=tuple(nama_jabatan.get(p, p) for p in x.pelaksana),
                hari_ke=definisi.hari_ke(x.urut),
                menit=x.menit,
                simpangan=tuple(_simpangan(c) for c in x.cabang if c.ke != x.urut + 1),
            )
            for x in definisi.langkah
        ),
    )


def _simpangan(cabang: _Cabang) -> Simpangan:
    return Simpangan(cabang.hasil, cabang.ke if isinstance(cabang.ke, int) else None, cabang.ke == "batal")
