"""QR codes as one SVG path (or as PNG), from the matrix of the `qrcode` library.

The path follows the outlines of the dark areas instead of drawing every module: about 2 KB, and WeasyPrint, which
pays per path command, draws it in half the time of the usual row rectangles.
"""

from collections.abc import Iterator, Sequence
from html import escape
from io import BytesIO
from typing import Any

import qrcode
from qrcode.constants import ERROR_CORRECT_M

# ISO/IEC 18004 asks for four light modules on every side; they are inside the picture so no layout can eat them.
TEPI = 4

Matriks = Sequence[Sequence[bool | None]]
Titik = tuple[int, int]


def _kode(teks: str) -> "qrcode.QRCode[Any]":
    kode: qrcode.QRCode[Any] = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=TEPI)
    kode.add_data(teks)
    kode.make()
    return kode


def _sisi(matriks: Matriks) -> dict[Titik, list[Titik]]:
    """Edges between a dark and a light module, each directed with the dark one on its right."""
    sisi: dict[Titik, list[Titik]] = {}
    for y in range(1, len(matriks) - 1):
        atas, baris, bawah = matriks[y - 1], matriks[y], matriks[y + 1]
        for x, gelap in enumerate(baris):
            if not gelap:
                continue
            if not atas[x]:
                sisi.setdefault((x, y), []).append((x + 1, y))
            if not baris[x + 1]:
                sisi.setdefault((x + 1, y), []).append((x + 1, y + 1))
            if not bawah[x]:
                sisi.setdefault((x + 1, y + 1), []).append((x, y + 1))
            if not baris[x - 1]:
                sisi.setdefault((x, y + 1), []).append((x, y))
    return sisi


def _garis(sisi: dict[Titik, list[Titik]]) -> Iterator[str]:
    """Closed outlines as path commands: holes turn the other way, so the default fill rule leaves them light."""
    while sisi:
        awal = kini = next(iter(sisi))
        perintah = [f"M{awal[0]} {awal[1]}"]
        mendatar, panjang = True, 0
        while True:
            tujuan = sisi[kini]
            lanjut = tujuan.pop()
            if not tujuan:
                del sisi[kini]
            dx, dy = lanjut[0] - kini[0], lanjut[1] - kini[1]
            if bool(dx) != mendatar:
                if panjang:
                    perintah.append(f"{'h' if mendatar else 'v'}{panjang}")
                mendatar, panjang = bool(dx), 0
            panjang += dx + dy
            kini = lanjut
            if kini == awal:
                break
        # The last stretch is the line that "z" draws by itself.
        yield "".join(perintah) + "z"


def svg_path(teks: str) -> tuple[str, int]:
    """The `d` of one filled path, and the width of its square viewBox in modules (quiet zone included)."""
    matriks = _kode(teks).get_matrix()
    return "".join(_garis(_sisi(matriks))), len(matriks)


def svg(teks: str, *, label: str) -> str:
    """A whole `<svg>` for a page; it brings its own white, so it also scans on a dark screen."""
    d, n = svg_path(teks)
    return (
        f'<svg class="qr" viewBox="0 0 {n} {n}" role="img" aria-label="{escape(label)}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{n}v{n}H0z"/><path fill="#000" d="{d}"/></svg>'
    )


def png(teks: str) -> bytes:
    keluaran = BytesIO()
    _kode(teks).make_image().save(keluaran)
    return keluaran.getvalue()
