"""The wide drawing: lanes as rows, steps from left to right, working days as bands."""

from collections.abc import Set
from html import escape

from django.utils.translation import gettext as _

from sicantik.lib.alur import svg
from sicantik.lib.alur.baris import Alur, Baris, Simpangan

KIRI, KOLOM, KOTAK, TINGGI_KOTAK = 168, 104, 96, 38
KEPALA, JALUR = 40, 58
LEBAR_BIASA = 1116  # more steps than fit here make the drawing scroll inside its figure


def gambar_mendatar(alur: Alur, *, kini: int | None = None, selesai: Set[int] = frozenset(), awalan: str = "") -> str:
    """The drawing as an SVG element. `awalan` keeps ids apart when a page shows the same SOP twice."""
    lebar = max(LEBAR_BIASA, KIRI + KOLOM * len(alur.baris) + 12)
    tinggi = KEPALA + JALUR * len(alur.jalur) + 8
    kode = f"{awalan}{alur.kode}"
    kelas = "lebarx panjang" if lebar > LEBAR_BIASA else "lebarx"
    bagian = [
        f'<svg class="{kelas}" viewBox="0 0 {lebar} {tinggi}" role="img" aria-labelledby="{kode}-j">'
        f'<title id="{kode}-j">{escape(svg.judul(alur, kini))}</title><defs>',
        svg.panah(f"{kode}-p", "#0A2E4D"),
        svg.panah(f"{kode}-m", "#B3261E"),
        "</defs>",
        *_pita_hari(alur, lebar, tinggi),
        *_jalur(alur, lebar),
        *_panah(alur, kode),
    ]
    for b in alur.baris:
        bagian += _kotak(alur, b, kini, selesai)
    return "".join([*bagian, "</svg>"])


def _x(urut: int) -> int:
    """Left edge of a step's box."""
    return KIRI + 4 + KOLOM * (urut - 1)


def _y(alur: Alur, pelaksana: str) -> int:
    """Top edge of the boxes of a lane."""
    return KEPALA + 10 + JALUR * alur.jalur.index(pelaksana)


def _pita_hari(alur: Alur, lebar: int, tinggi: int) -> list[str]:
    hasil = []
    for n, (hari, langkah) in enumerate(alur.kelompok_hari()):
        kiri = _x(langkah[0].urut) - 4
        kanan = lebar if langkah[-1] is alur.baris[-1] else _x(langkah[-1].urut) - 4 + KOLOM
        hasil.append(f'<path class="h{n % 2 + 1}" d="M{kiri} 0H{kanan}V{tinggi}H{kiri}z"/>')
        nama = _("Hari kerja ke-%(n)d") if len(langkah) > 1 else _("Hari ke-%(n)d")
        hasil.append(svg.teks(kiri + 12, 25, nama % {"n": hari}, "hr", 14))
    return hasil


def _jalur(alur: Alur, lebar: int) -> list[str]:
    hasil = []
    for n, nama in enumerate(alur.jalur):
        y = KEPALA + JALUR * n
        hasil.append(f'<path class="gr" d="M0 {y}H{lebar}"/>')
        baris = svg.bungkus(nama, 22)
        awal = y + 34 - 8 * (len(baris) - 1)
        hasil += [svg.teks(4, awal + 17 * i, isi, "lj", 14 if len(baris) == 1 else 13) for i, isi in enumerate(baris)]
    return hasil


def _panah(alur: Alur, kode: str) -> list[str]:
    hasil = []
    masuk: dict[int, int] = {}
    for b, lanjut in zip(alur.baris, alur.baris[1:], strict=False):
        hasil.append(f'<path class="ar" marker-end="url(#{kode}-p)" d="{_maju(alur, b, lanjut)}"/>')
    for b in alur.baris:
        for s in b.simpangan:
            hasil += _balik(alur, b, s, kode, masuk)
    return hasil


def _maju(alur: Alur, dari: Baris, ke: Baris) -> str:
    x, y = _x(dari.urut) + KOTAK, _y(alur, dari.pelaksana[-1])
    tujuan = _y(alur, ke.pelaksana[0])
    if y == tujuan:
        return f"M{x} {y + 19}H{_x(ke.urut) - 1}"
    ujung = tujuan - 1 if tujuan > y else tujuan + TINGGI_KOTAK + 1
    return f"M{x} {y + 19}H{_x(ke.urut) + KOTAK // 2}V{ujung}"


def _balik(alur: Alur, b: Baris, s: Simpangan, kode: str, masuk: dict[int, int]) -> list[str]:
    """A dashed line to another step; a word under the box when the process ends there."""
    x, bawah = _x(b.urut) + 26, _y(alur, b.pelaksana[0]) + TINGGI_KOTAK
    if s.ke is None:
        # Above the box when the line into it comes from below.
        sebelum = alur.baris[b.urut - 2].pelaksana[-1] if b.urut > 1 else b.pelaksana[0]
        dari_bawah = _y(alur, sebelum) > _y(alur, b.pelaksana[0])
        y = bawah - TINGGI_KOTAK - 3 if dari_bawah else bawah + 13
        return [svg.teks(_x(b.urut) + 4, y, f"{s.hasil}: {s.teks}", "tg", 11)]
    ke = alur.baris[s.ke - 1]
    masuk[s.ke] = masuk.get(s.ke, 0) + 1
    # Lines into one box arrive beside each other, not on top of each other.
    tujuan_x = _x(ke.urut) + 22 * min(masuk[s.ke], 4)
    atas = _y(alur, ke.pelaksana[0])
    tujuan_y = atas - 1 if atas > bawah else atas + TINGGI_KOTAK + 1
    turun = bawah + 9
    return [
        f'<path class="bl" marker-end="url(#{kode}-m)" d="M{x} {bawah}V{turun}H{tujuan_x}V{tujuan_y}"/>',
        svg.teks(x + 4, bawah + 14 if tujuan_x < x else turun + 13, s.hasil, "tg", 12),
    ]


def _kotak(alur: Alur, b: Baris, kini: int | None, selesai: Set[int]) -> list[str]:
    kelas, kata = svg.kelas_kotak(b, kini, selesai)
    x = _x(b.urut)
    hasil = []
    tepi = [_y(alur, p) for p in b.pelaksana]
    if len(tepi) > 1:
        hasil.append(f'<path class="ar" d="M{x + 48} {min(tepi)}V{max(tepi)}"/>')
    for y in tepi:
        nama = f"{b.urut} {b.singkat}"
        hasil += [
            f'<rect class="{kelas}" x="{x}" y="{y}" width="{KOTAK}" height="{TINGGI_KOTAK}"'
            f' rx="{18 if b.simpangan else 5}"/>',
            svg.teks(x + 48, y + 17, nama, f"nm {kata}".strip(), 12.5 if len(nama) <= 13 else 11.4),
            svg.teks(x + 48, y + 31, svg.keterangan(b, kini, selesai), f"mn {kata}".strip(), 12),
        ]
    return hasil
