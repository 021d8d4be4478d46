"""Tables as CSV for spreadsheets, in which no cell can become a formula."""

import csv
import io
from collections.abc import Iterable

_RUMUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def sel_aman(nilai: object) -> str:
    """The cell's text; what a spreadsheet would run gets an apostrophe before it. Numbers stay numbers."""
    teks = str(nilai).replace("\0", "")
    if isinstance(nilai, int) or not teks.lstrip(" \u00a0\ufeff").startswith(_RUMUS):
        return teks
    return f"'{teks}"


def tulis_csv(baris: Iterable[Iterable[object]]) -> bytes:
    """Semicolons, as spreadsheets in Indonesian expect, and the mark by which they know UTF-8."""
    isi = io.StringIO()
    penulis = csv.writer(isi, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    penulis.writerows([sel_aman(nilai) for nilai in b] for b in baris)
    return b"\xef\xbb\xbf" + isi.getvalue().encode()
