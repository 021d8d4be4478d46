"""The narrow drawing: steps downward, lanes as thin rails at the left, words at 12 px or more on a phone."""

from collections.abc import Set
from dataclasses import dataclass
from html import escape

from django.utils.translation import gettext as _

from sicantik.lib.alur import svg
from sicantik.lib.alur.baris import Alur, Baris

LEBAR, BARIS, JARAK, PALING_PENDEK = 340, 17, 30, 76
HURUF = 7.7  # mean width of a character at 13.5 px, bold


@dataclass(frozen=True)
class _Letak:
    """Where a step stands: y of its first line of words and the lines themselves."""

    baris: Baris
    y: int
    kegiatan: list[str]
    pelaksana: list[str]


def gambar_menurun(alur: Alur, *, kini: int | None = None, selesai: Set[int] = frozenset(), awalan: str = "") -> str:
    """The drawing as an SVG element, from the same rows as the wide one."""
    rel = 17 if len(alur.jalur) <= 8 else 12
    x_teks = 20.5 + rel * (len(alur.jalur) - 1) + 20.5
    pita, letak, tinggi = _susun(alur, x_teks, kini, selesai)
    kode = f"{awalan}{alur.kode}"
    titik = {x.baris.urut: (_x(alur, x.baris.pelaksana[0], rel), x.y + 14) for x in letak}
    jalan = " ".join(f"{x:g},{y}" for x, y in titik.values())
    bagian = [
        f'<svg class="tegak" viewBox="0 0 {LEBAR} {tinggi}" role="img" aria-labelledby="{kode}-k">'
        f'<title id="{kode}-k">{escape(svg.judul(alur, kini))}</title>',
        *[f'<path class="h{n % 2 + 1}" d="M0 {a}H{LEBAR}V{b}H0z"/>' for n, (_hari, a, b) in enumerate(pita)],
        *[svg.teks(x_teks, a + (22 if a else 18), _("Hari kerja ke-%(n)d") % {"n": h}, "hr", 13) for h, a, _b in pita],
        *[f'<path class="gr" d="M{20.5 + rel * n:g} 8V{tinggi - 8}"/>' for n in range(len(alur.jalur))],
        f'<polyline class="ar" points="{jalan}"/>',
    ]
    for x in letak:
        bagian += _simpul(alur, x.baris, x.y + 14, rel, kini, selesai) + _kata(x, x_teks)
    return "".join([*bagian, "</svg>"])


def _x(alur: Alur, pelaksana: str, rel: int) -> float:
    return 20.5 + rel * alur.jalur.index(pelaksana)


def _susun(
    alur: Alur, x_teks: float, kini: int | None, selesai: Set[int]
) -> tuple[list[tuple[int, int, int]], list[_Letak], int]:
    """Bands as (day, top, bottom), the steps with their places, and the height of all."""
    muat = int((LEBAR - x_teks - 4) / HURUF)
    pita: list[tuple[int, int, int]] = []
    letak: list[_Letak] = []
    y = 44
    for hari, langkah in alur.kelompok_hari():
        atas = y - 44 if not letak else y - 16
        y = atas + (44 if not letak else 46)
        for b in langkah:
            waktu = svg.keterangan(b, kini, selesai).replace(" ", "\u00a0")  # stays on one line
            orang = svg.bungkus(", ".join([*b.pelaksana, *([waktu] if waktu else [])]), muat + 2)
            x = _Letak(b, y, svg.bungkus(b.kegiatan, muat), orang)
            letak.append(x)
            y += max(PALING_PENDEK, BARIS * (len(x.kegiatan) + len(orang) + len(b.simpangan) - 1) + JARAK)
        pita.append((hari, atas, y - 16))
    return pita, letak, y - 16


def _simpul(alur: Alur, b: Baris, y: int, rel: int, kini: int | None, selesai: Set[int]) -> list[str]:
    """The mark of a step on the rail of its lane: a circle, or a diamond where something is checked."""
    kelas, kata = svg.kelas_kotak(b, kini, selesai)
    x = _x(alur, b.pelaksana[0], rel)
    ikut = [_x(alur, p, rel) for p in b.pelaksana[1:]]
    hasil = [f'<path class="ar" d="M{x:g} {y}H{i:g}"/><circle class="kt" cx="{i:g}" cy="{y}" r="5"/>' for i in ikut]
    if b.simpangan:
        putar = f"rotate(45 {x:g} {y})"
        hasil.append(f'<rect class="{kelas}" x="{x - 11:g}" y="{y - 11}" width="22" height="22" transform="{putar}"/>')
    else:
        hasil.append(f'<circle class="{kelas}" cx="{x:g}" cy="{y}" r="14"/>')
    return [*hasil, svg.teks(x, y + 5, str(b.urut), f"nm {kata}".strip(), 14)]


def _kata(letak: _Letak, x: float) -> list[str]:
    hasil, y = [], letak.y
    for isi in letak.kegiatan:
        hasil.append(svg.teks(x, y, isi, "jd", 13.5))
        y += BARIS
    for isi in letak.pelaksana:
        hasil.append(svg.teks(x, y, isi, "kt2", 12.5))
        y += BARIS
    for s in letak.baris.simpangan:
        hasil.append(svg.teks(x, y, _("Bila %(hasil)s: %(ke)s") % {"hasil": s.hasil, "ke": s.teks}, "tg", 12.5))
        y += BARIS
    return hasil
