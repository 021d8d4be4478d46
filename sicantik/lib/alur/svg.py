"""Small writers of SVG text, shared by both drawings. Colours are classes of .renang in sicantik.css."""

from collections.abc import Set
from html import escape

from django.utils.translation import gettext as _

from sicantik.lib.alur.baris import Alur, Baris


def teks(x: float, y: float, isi: str, kelas: str, ukuran: float) -> str:
    return f'<text x="{x:g}" y="{y:g}" class="{kelas}" font-size="{ukuran:g}">{escape(isi)}</text>'


def panah(pengenal: str, warna: str) -> str:
    """An arrow head: a marker takes no class from its user, so its colour is written out."""
    return (
        f'<marker id="{pengenal}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0l8 4-8 4z" fill="{warna}"/></marker>'
    )


def keterangan(baris: Baris, kini: int | None, selesai: Set[int]) -> str:
    """What stands under a step's name: done, here, or its standard time."""
    if baris.urut == kini:
        return _("di sini")
    return "✓ " + _("selesai") if baris.urut in selesai else baris.waktu


def kelas_kotak(baris: Baris, kini: int | None, selesai: Set[int]) -> tuple[str, str]:
    """Classes of a step's box and of the words in it."""
    if baris.urut == kini:
        return "kt kn", "tn"
    return ("kt ks", "ts") if baris.urut in selesai else ("kt", "")


def judul(alur: Alur, kini: int | None) -> str:
    """The drawing in one sentence, for those who do not see it."""
    isi = _("Alur %(nama)s: %(langkah)d langkah, %(jalur)d pelaksana, %(hari)d hari kerja.") % {
        "nama": alur.nama,
        "langkah": len(alur.baris),
        "jalur": len(alur.jalur),
        "hari": alur.hari,
    }
    if kini:
        isi += " " + _("Kini di langkah %(n)d.") % {"n": kini}
    return isi + " " + _("Isi yang sama ada pada tabel di bawah.")


def bungkus(isi: str, lebar: int) -> list[str]:
    """Words in lines of at most `lebar` characters, as SVG does not wrap."""
    baris: list[str] = []
    for kata in isi.split(" "):
        if baris and len(baris[-1]) + 1 + len(kata) <= lebar:
            baris[-1] += " " + kata
        else:
            baris.append(kata)
    return baris or [""]
