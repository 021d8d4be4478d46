"""Makes the print fonts of this folder from the upstream TTF files (run once, by hand; see BACA.md).

Kept small on purpose: WeasyPrint subsets a font at every document, and pays for every table it carries.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

LATIN = "0000-024F 0259 02B0-036F 1E00-1EFF 2000-206F 20A0-20BF 2100-214F 2190-2193 2202-2265"
CADANGAN = LATIN + " 0370-03FF 0400-04FF 1F00-1FFF 25A0-25CF"
# "Plus Jakarta Sans" sets its words tight (170/1000). The screens open them with word-spacing: .05em; in print
# the wider space is in the font, because a word-spacing makes Pango lay out every line by parts.
SPASI = 220


def _titik_kode(rentang: str) -> list[int]:
    hasil: list[int] = []
    for bagian in rentang.split():
        awal, _, akhir = bagian.partition("-")
        hasil += range(int(awal, 16), int(akhir or awal, 16) + 1)
    return hasil


def buat(asal: Path, tujuan: Path, rentang: str, spasi: int | None) -> None:
    huruf = TTFont(asal, recalcTimestamp=False)
    pilihan = Options()
    pilihan.hinting = False
    # No "liga": text copied from a permit must come out letter by letter in every reader.
    pilihan.layout_features = ["ccmp", "locl", "kern", "mark", "mkmk", "tnum"]
    pilihan.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    pengurang = Subsetter(pilihan)
    pengurang.populate(unicodes=_titik_kode(rentang))
    pengurang.subset(huruf)
    if spasi:
        for nama in {huruf.getBestCmap()[0x20], huruf.getBestCmap()[0xA0]}:
            huruf["hmtx"][nama] = (spasi, 0)
    huruf.save(tujuan)


if __name__ == "__main__":
    jakarta, noto = Path(sys.argv[1]), Path(sys.argv[2])
    sini = Path(__file__).parent
    for tebal in ("400Regular", "700Bold"):
        nama = tebal[3:]
        buat(
            jakarta / tebal / f"PlusJakartaSans_{tebal}.ttf",
            sini / f"PlusJakartaSans-{nama}.ttf",
            LATIN,
            SPASI,
        )
        buat(noto / tebal / f"NotoSans_{tebal}.ttf", sini / f"NotoSans-{nama}.ttf", CADANGAN, None)
