"""Small writers of SVG text, shared by both drawings.

Colours are classes: of .renang in sicantik.css on a screen, of sop/cetakan/renang.css on paper.
"""

from html import escape

from django.utils.translation import gettext as _

from sicantik.lib.alur.baris import Alur, Baris, Jejak, Perjalanan


def teks(x: float, y: float, isi: str, kelas: str, ukuran: float) -> str:
    return f'<text x="{x:g}" y="{y:g}" class="{kelas}" font-size="{ukuran:g}">{escape(isi)}</text>'


def panah(pengenal: str, warna: str) -> str:
    """An arrow head: a marker takes no class from its user, so its colour is written out."""
    return (
        f'<marker id="{pengenal}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0l8 4-8 4z" fill="{warna}"/></marker>'
    )


def keterangan(baris: Baris, perjalanan: Perjalanan) -> str:
    """What stands under a step's name: late, here, what it took, done, or its standard time."""
    jejak = perjalanan.di(baris.urut)
    if jejak.lambat:
        return _("terlambat")
    if baris.urut == perjalanan.kini:
        return _("di sini")
    if jejak.waktu:
        return jejak.waktu
    return "✓ " + _("selesai") if baris.urut in perjalanan.selesai else baris.waktu


def kelas_kotak(baris: Baris, perjalanan: Perjalanan) -> tuple[str, str]:
    """Classes of a step's box and of the words in it."""
    if baris.urut == perjalanan.kini:
        return "kt kn", "tn"
    if perjalanan.di(baris.urut).lambat:
        return "kt kl", "tl"
    return ("kt ks", "ts") if baris.urut in perjalanan.selesai else ("kt", "")


def ulang(hasil: str, jejak: Jejak) -> str:
    """An outcome, and how often it was taken."""
    return f"{hasil} {jejak.hasil[hasil]}×" if jejak.hasil.get(hasil) else hasil


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


def pembuka(kelas: str, kotak: str, pengenal: str, judul_: str) -> str:
    """The opening of a drawing. Its title goes with the first part; the parts after it show the same to the eye."""
    if not judul_:
        return f'<svg class="{kelas}" viewBox="{kotak}" aria-hidden="true">'
    isi = f'<svg class="{kelas}" viewBox="{kotak}" role="img" aria-labelledby="{pengenal}">'
    return isi + f'<title id="{pengenal}">{escape(judul_)}</title>'


def bungkus(isi: str, lebar: int) -> list[str]:
    """Words in lines of at most `lebar` characters, as SVG does not wrap."""
    baris: list[str] = []
    for kata in isi.split(" "):
        if baris and len(baris[-1]) + 1 + len(kata) <= lebar:
            baris[-1] += " " + kata
        else:
            baris.append(kata)
    return baris or [""]


def pendek(isi: str, lebar: int) -> str:
    """Cut to `lebar` characters, with a mark where something is left out."""
    return isi if len(isi) <= lebar else isi[: lebar - 1].rstrip() + "…"
