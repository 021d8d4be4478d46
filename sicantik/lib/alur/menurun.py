"""The narrow drawing: steps downward, lanes as thin rails at the left, words at 12 px or more on a phone.

One element for each working day: they join without a seam on a screen, and paper may break between them.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sicantik.lib.alur import svg
from sicantik.lib.alur.baris import SOP_SAJA, Alur, Baris, Perjalanan

LEBAR, BARIS, JARAK, PALING_PENDEK = 340, 17, 30, 76
HURUF = 7.7  # mean width of a character at 13.5 px, bold


@dataclass(frozen=True)
class _Letak:
    """Where a step stands: y of its first line of words, and the lines themselves with their classes."""

    baris: Baris
    y: int
    kata: list[tuple[str, str, float]]


@dataclass(frozen=True)
class _Hari:
    """The part of the drawing that is one working day."""

    hari: int
    atas: int
    bawah: int
    langkah: list[_Letak]


@dataclass(frozen=True)
class _Bidang:
    """What all parts share."""

    alur: Alur
    perjalanan: Perjalanan
    kode: str

    @property
    def rel(self) -> int:
        return 17 if len(self.alur.jalur) <= 8 else 12

    @property
    def x_teks(self) -> float:
        return 20.5 + self.rel * (len(self.alur.jalur) - 1) + 20.5

    def x(self, pelaksana: str) -> float:
        return 20.5 + self.rel * self.alur.jalur.index(pelaksana)


def gambar_menurun(alur: Alur, perjalanan: Perjalanan = SOP_SAJA, *, awalan: str = "") -> str:
    """The drawing as SVG elements, from the same rows as the wide one."""
    bidang = _Bidang(alur, perjalanan, f"{awalan}{alur.kode}")
    hari = _susun(bidang)
    titik = [(bidang.x(x.baris.pelaksana[0]), x.y + 14) for h in hari for x in h.langkah]
    jalan = " ".join(f"{x:g},{y}" for x, y in titik)
    return "".join(_bagian(bidang, h, n, jalan, akhir=h is hari[-1]) for n, h in enumerate(hari))


def _bagian(bidang: _Bidang, h: _Hari, n: int, jalan: str, *, akhir: bool) -> str:
    """One day: a window upon the whole drawing, in whose coordinates everything stands."""
    alur, x_teks = bidang.alur, bidang.x_teks
    rel_atas, rel_bawah = (8 if n == 0 else h.atas), (h.bawah - 8 if akhir else h.bawah)
    judul = svg.judul(alur, bidang.perjalanan.kini) if n == 0 else ""
    isi = [
        svg.pembuka("tegak", f"0 {h.atas} {LEBAR} {h.bawah - h.atas}", f"{bidang.kode}-k", judul),
        f'<path class="h{n % 2 + 1}" d="M0 {h.atas}H{LEBAR}V{h.bawah}H0z"/>',
        svg.teks(x_teks, h.atas + (18 if n else 22), _("Hari kerja ke-%(n)d") % {"n": h.hari}, "hr", 13),
        *[f'<path class="gr" d="M{20.5 + bidang.rel * i:g} {rel_atas}V{rel_bawah}"/>' for i in range(len(alur.jalur))],
        f'<polyline class="ar" points="{jalan}"/>',
    ]
    for x in h.langkah:
        isi += _simpul(bidang, x.baris, x.y + 14)
        isi += [
            svg.teks(x_teks, x.y + BARIS * i, kata, kelas, ukuran) for i, (kata, kelas, ukuran) in enumerate(x.kata)
        ]
    return "".join([*isi, "</svg>"])


def _susun(bidang: _Bidang) -> list[_Hari]:
    """The days with their tops and bottoms, and the steps with their places."""
    hasil: list[_Hari] = []
    y = 44
    for hari, langkah in bidang.alur.kelompok_hari():
        atas = y - 16 if hasil else 0
        y = atas + (46 if hasil else 44)
        letak = []
        for b in langkah:
            x = _Letak(b, y, _kata(bidang, b))
            letak.append(x)
            y += max(PALING_PENDEK, BARIS * (len(x.kata) - 1) + JARAK)
        hasil.append(_Hari(hari, atas, y - 16, letak))
    return hasil


def _kata(bidang: _Bidang, b: Baris) -> list[tuple[str, str, float]]:
    """The lines beside a step, each with its class and size."""
    muat = int((LEBAR - bidang.x_teks - 4) / HURUF)
    jejak = bidang.perjalanan.di(b.urut)
    waktu = svg.keterangan(b, bidang.perjalanan).replace(" ", "\u00a0")  # stays on one line
    if jejak.rinci:
        orang = svg.bungkus(", ".join(b.pelaksana), muat + 2)
        orang += [baris for isi in jejak.rinci for baris in svg.bungkus(isi, muat + 2)]
    else:
        orang = svg.bungkus(", ".join([*b.pelaksana, *([waktu] if waktu else [])]), muat + 2)
    hasil = [(isi, "jd", 13.5) for isi in svg.bungkus(b.kegiatan, muat)]
    hasil += [(isi, "tg" if jejak.lambat and isi == _("terlambat") else "kt2", 12.5) for isi in orang]
    for s in b.simpangan:
        isi = _("Bila %(hasil)s: %(ke)s") % {"hasil": svg.ulang(s.hasil, jejak), "ke": s.teks}
        hasil.append((isi, "tg", 12.5))
    return hasil


def _simpul(bidang: _Bidang, b: Baris, y: int) -> list[str]:
    """The mark of a step on the rail of its lane: a circle, or a diamond where something is checked."""
    kelas, kata = svg.kelas_kotak(b, bidang.perjalanan)
    x = bidang.x(b.pelaksana[0])
    ikut = [bidang.x(p) for p in b.pelaksana[1:]]
    hasil = [f'<path class="ar" d="M{x:g} {y}H{i:g}"/><circle class="kt" cx="{i:g}" cy="{y}" r="5"/>' for i in ikut]
    if b.simpangan:
        putar = f"rotate(45 {x:g} {y})"
        hasil.append(f'<rect class="{kelas}" x="{x - 11:g}" y="{y - 11}" width="22" height="22" transform="{putar}"/>')
    else:
        hasil.append(f'<circle class="{kelas}" cx="{x:g}" cy="{y}" r="14"/>')
    return [*hasil, svg.teks(x, y + 5, str(b.urut), f"nm {kata}".strip(), 14)]
