"""What a drawing needs to know of an SOP, without knowing the engine."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def lama(menit: int) -> str:
    """Minutes in words: "1 jam 30 menit"."""
    jam, sisa = divmod(menit, 60)
    bagian = [_("%(n)d jam") % {"n": jam}] if jam else []
    bagian += [_("%(n)d menit") % {"n": sisa}] if sisa or not jam else []
    return " ".join(bagian)


def lama_naskah(teks: str) -> str:
    """A decree's "1 hari" in the reader's language; other words as the decree has them."""
    hari = re.fullmatch(r"(\d+) hari", teks)
    return ngettext("%(n)d hari", "%(n)d hari", n := int(hari[1])) % {"n": n} if hari else teks


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
    teks_waktu: str = ""  # where the SOP says it in other words than minutes

    @property
    def waktu(self) -> str:
        """Standard time in words; empty where the SOP names none."""
        return lama_naskah(self.teks_waktu) if self.menit is None else lama(self.menit)


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


@dataclass(frozen=True)
class Jejak:
    """What a running case left at a step, in words that are ready to draw."""

    waktu: str = ""  # under the name: working minutes, or how long the clock stood
    siapa: str = ""
    rinci: tuple[str, ...] = ()  # the same and more, in the narrow drawing
    lambat: bool = False
    hasil: Mapping[str, int] = field(default_factory=dict)  # how often each outcome was taken


@dataclass(frozen=True)
class Perjalanan:
    """Where a running case stands on the drawing. Empty for the SOP itself."""

    kini: int | None = None
    selesai: Set[int] = frozenset()
    jejak: Mapping[int, Jejak] = field(default_factory=dict)

    def di(self, urut: int) -> Jejak:
        return self.jejak.get(urut, _TANPA_JEJAK)


_TANPA_JEJAK = Jejak()
SOP_SAJA = Perjalanan()  # the SOP itself, no case


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
    def waktu(self) -> str: ...
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
                teks_waktu=x.waktu,
            )
            for x in definisi.langkah
        ),
    )


def _simpangan(cabang: _Cabang) -> Simpangan:
    return Simpangan(cabang.hasil, cabang.ke if isinstance(cabang.ke, int) else None, cabang.ke == "batal")
