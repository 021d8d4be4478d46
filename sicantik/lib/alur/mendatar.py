"""The wide drawing: lanes as rows, steps from left to right, working days as bands.

A long SOP is broken into several such rows, as a long line of words is: nothing has to be scrolled or shrunk.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil

from django.utils.translation import gettext as _

from sicantik.lib.alur import svg
from sicantik.lib.alur.baris import SOP_SAJA, Alur, Baris, Perjalanan, Simpangan

KIRI, KOLOM, KOTAK, KEPALA, LEBAR = 168, 104, 96, 40, 1116
SEBARIS = 9  # steps that fit; where there are more, 8, which leaves room for the arrow to the next row


def gambar_mendatar(alur: Alur, perjalanan: Perjalanan = SOP_SAJA, *, awalan: str = "") -> str:
    """The drawing as SVG elements. `awalan` keeps ids apart when a page shows the same SOP twice."""
    n = len(alur.baris)
    deret = 1 if n <= SEBARIS else ceil(n / (SEBARIS - 1))
    panjang = ceil(n / deret)
    potongan = [alur.baris[i : i + panjang] for i in range(0, n, panjang)]
    return "".join(
        _gambar(_Deret(alur, baris, perjalanan, f"{awalan}{alur.kode}-{ke}")) for ke, baris in enumerate(potongan, 1)
    )


@dataclass(frozen=True)
class _Deret:
    """One row of the drawing: neighbouring steps and the lanes that they use."""

    alur: Alur
    baris: tuple[Baris, ...]
    perjalanan: Perjalanan
    kode: str

    @cached_property
    def jalur(self) -> tuple[str, ...]:
        dipakai = {p for b in self.baris for p in b.pelaksana}
        return tuple(p for p in self.alur.jalur if p in dipakai)

    @property
    def tinggi_kotak(self) -> int:
        """Three lines of words in a running case, two otherwise."""
        return 53 if self.perjalanan.jejak else 38

    @property
    def tinggi_jalur(self) -> int:
        return self.tinggi_kotak + 20

    @property
    def tinggi(self) -> int:
        return KEPALA + self.tinggi_jalur * len(self.jalur) + 8

    @property
    def pertama(self) -> bool:
        return self.baris[0] is self.alur.baris[0]

    @property
    def terakhir(self) -> bool:
        return self.baris[-1] is self.alur.baris[-1]

    def memuat(self, urut: int) -> bool:
        return self.baris[0].urut <= urut <= self.baris[-1].urut

    def x(self, urut: int) -> int:
        """Left edge of a step's box."""
        return KIRI + 4 + KOLOM * (urut - self.baris[0].urut)

    def y(self, pelaksana: str) -> int:
        """Top edge of the boxes of a lane."""
        return KEPALA + 10 + self.tinggi_jalur * self.jalur.index(pelaksana)


def _gambar(d: _Deret) -> str:
    judul = svg.judul(d.alur, d.perjalanan.kini) if d.pertama else ""
    bagian = [
        svg.pembuka("lebarx", f"0 0 {LEBAR} {d.tinggi}", f"{d.kode}-j", judul),
        "<defs>",
        svg.panah(f"{d.kode}-p", "#0A2E4D"),
        svg.panah(f"{d.kode}-m", "#B3261E"),
        "</defs>",
        *_pita_hari(d),
        *_jalur(d),
        *_panah(d),
    ]
    for b in d.baris:
        bagian += _kotak(d, b)
    return "".join([*bagian, "</svg>"])


def _pita_hari(d: _Deret) -> list[str]:
    hasil: list[str] = []
    for n, (hari, semua) in enumerate(d.alur.kelompok_hari()):
        langkah = [b for b in semua if d.memuat(b.urut)]
        if not langkah:
            continue
        kiri = d.x(langkah[0].urut) - 4
        kanan = LEBAR if langkah[-1] is d.baris[-1] else d.x(langkah[-1].urut) - 4 + KOLOM
        hasil.append(f'<path class="h{n % 2 + 1}" d="M{kiri} 0H{kanan}V{d.tinggi}H{kiri}z"/>')
        nama = _("Hari kerja ke-%(n)d") if len(langkah) > 1 else _("Hari ke-%(n)d")
        hasil.append(svg.teks(kiri + 12, 25, nama % {"n": hari}, "hr", 14))
    return hasil


def _jalur(d: _Deret) -> list[str]:
    hasil = []
    for n, nama in enumerate(d.jalur):
        y = KEPALA + d.tinggi_jalur * n
        hasil.append(f'<path class="gr" d="M0 {y}H{LEBAR}"/>')
        baris = svg.bungkus(nama, 22)
        awal = y + d.tinggi_jalur // 2 + 5 - 8 * (len(baris) - 1)
        hasil += [svg.teks(4, awal + 17 * i, isi, "lj", 14 if len(baris) == 1 else 13) for i, isi in enumerate(baris)]
    return hasil


def _panah(d: _Deret) -> list[str]:
    hasil = []
    masuk: dict[int, int] = {}
    for b, lanjut in zip(d.baris, d.baris[1:], strict=False):
        hasil.append(f'<path class="ar" marker-end="url(#{d.kode}-p)" d="{_maju(d, b, lanjut)}"/>')
    if not d.terakhir:
        hasil += _ke_deret_berikut(d)
    for b in d.baris:
        for s in b.simpangan:
            hasil += _balik(d, b, s, masuk)
    return hasil


def _maju(d: _Deret, dari: Baris, ke: Baris) -> str:
    x, y = d.x(dari.urut) + KOTAK, d.y(dari.pelaksana[-1])
    tujuan = d.y(ke.pelaksana[0])
    if y == tujuan:
        return f"M{x} {y + 19}H{d.x(ke.urut) - 1}"
    ujung = tujuan - 1 if tujuan > y else tujuan + d.tinggi_kotak + 1
    return f"M{x} {y + 19}H{d.x(ke.urut) + KOTAK // 2}V{ujung}"


def _ke_deret_berikut(d: _Deret) -> list[str]:
    b = d.baris[-1]
    x, y = d.x(b.urut) + KOTAK, d.y(b.pelaksana[-1]) + 19
    return [
        f'<path class="ar" marker-end="url(#{d.kode}-p)" d="M{x} {y}H{x + 18}"/>',
        svg.teks(x + 24, y + 4, _("ke langkah %(n)d") % {"n": b.urut + 1}, "lj", 12),
    ]


def _balik(d: _Deret, b: Baris, s: Simpangan, masuk: dict[int, int]) -> list[str]:
    """A dashed line to another step; words at the box when it lies in another row or the process ends there."""
    x, atas = d.x(b.urut) + 26, d.y(b.pelaksana[0])
    bawah, kata = atas + d.tinggi_kotak, svg.ulang(s.hasil, d.perjalanan.di(b.urut))
    if s.ke is None or not d.memuat(s.ke):
        # Above the box when the line into it comes from below.
        sebelum = d.alur.baris[b.urut - 2].pelaksana[-1] if b.urut > d.baris[0].urut else b.pelaksana[0]
        y = atas - 3 if d.y(sebelum) > atas else bawah + 13
        return [svg.teks(d.x(b.urut) + 4, y, f"{kata}: {s.teks}", "tg", 11)]
    ke = d.alur.baris[s.ke - 1]
    masuk[s.ke] = masuk.get(s.ke, 0) + 1
    # Lines into one box arrive beside each other, not on top of each other.
    tujuan_x = d.x(ke.urut) + 22 * min(masuk[s.ke], 4)
    tujuan = d.y(ke.pelaksana[0])
    tujuan_y = tujuan - 1 if tujuan > bawah else tujuan + d.tinggi_kotak + 1
    turun = bawah + 9
    x_kata = x + 4 if len(b.pelaksana) == 1 else x - 4 - 6.6 * len(kata)  # beside the line that joins two boxes
    return [
        f'<path class="bl" marker-end="url(#{d.kode}-m)" d="M{x} {bawah}V{turun}H{tujuan_x}V{tujuan_y}"/>',
        svg.teks(x_kata, bawah + 14 if tujuan_x < x and x_kata > x else turun + 13, kata, "tg", 12),
    ]


def _kotak(d: _Deret, b: Baris) -> list[str]:
    kelas, kata = svg.kelas_kotak(b, d.perjalanan)
    x = d.x(b.urut)
    hasil = []
    tepi = [d.y(p) for p in b.pelaksana]
    if len(tepi) > 1:
        hasil.append(f'<path class="ar" d="M{x + 48} {min(tepi)}V{max(tepi)}"/>')
    for y in tepi:
        nama = f"{b.urut} {b.singkat}"
        hasil += [
            f'<rect class="{kelas}" x="{x}" y="{y}" width="{KOTAK}" height="{d.tinggi_kotak}"'
            f' rx="{18 if b.simpangan else 5}"/>',
            svg.teks(x + 48, y + 17, nama, f"nm {kata}".strip(), 12.5 if len(nama) <= 13 else 11),
            svg.teks(x + 48, y + 31, svg.keterangan(b, d.perjalanan), f"mn {kata}".strip(), 12),
        ]
        if siapa := d.perjalanan.di(b.urut).siapa:
            hasil.append(svg.teks(x + 48, y + 45, svg.pendek(siapa, 15), f"mn {kata}".strip(), 11))
    return hasil
