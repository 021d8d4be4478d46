"""What the code and the templates offer for translation, without GNU gettext: Django's reader of templates and ast."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from django.conf import settings
from django.utils.translation.template import templatize

AKAR = Path(settings.BASE_DIR)
KATALOG = AKAR / "locale"
KODE = ("akun", "notifikasi", "pengaduan", "perizinan", "sicantik", "sop", "tracking")
TANDA = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
_TEKS = r"""u?(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
_PANGGILAN = re.compile(rf"\b(n?gettext|_)\(\s*({_TEKS})(?:\s*,\s*({_TEKS}))?")


def ucapan_kode() -> Iterator[tuple[str, str]]:
    """(text, plural or "") of every marked text in Python code."""
    for berkas in sorted(p for app in KODE for p in (AKAR / app).rglob("*.py")):
        for simpul in ast.walk(ast.parse(berkas.read_text())):
            if isinstance(simpul, ast.Call) and _nama(simpul.func) in TANDA:
                banyak = 2 if _nama(simpul.func).startswith("ngettext") else 1
                teks = [a.value for a in simpul.args[:banyak] if isinstance(a, ast.Constant)]
                if len(teks) == banyak and all(isinstance(t, str) for t in teks):
                    yield str(teks[0]), str(teks[1]) if banyak == 2 else ""


def ucapan_templat() -> Iterator[tuple[str, str]]:
    """The same of the pages and of the texts of mails."""
    for berkas in sorted(p for p in (AKAR / "templates").rglob("*") if p.suffix in (".html", ".txt")):
        for _nama_fungsi, satu, banyak in _PANGGILAN.findall(templatize(berkas.read_text(), origin=str(berkas))):
            yield ast.literal_eval(satu), ast.literal_eval(banyak) if banyak else ""


def _nama(fungsi: ast.expr) -> str:
    if isinstance(fungsi, ast.Name):
        return fungsi.id
    return fungsi.attr if isinstance(fungsi, ast.Attribute) and fungsi.attr != "_" else ""


class _Pembaca(HTMLParser):
    """Collects the words that people see or hear, except those marked as Indonesian."""

    ATRIBUT = ("aria-label", "alt", "title", "placeholder", "data-l")
    KOSONG = {"area", "base", "br", "hr", "img", "input", "link", "meta", "source", "wbr"}

    def __init__(self) -> None:
        super().__init__()
        self.tumpukan: list[tuple[str, bool]] = []
        self.kata: list[str] = []

    @property
    def dilewati(self) -> bool:
        return any(lewat for _tag, lewat in self.tumpukan)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        isi = dict(attrs)
        lewat = isi.get("lang") == "id" or tag in ("script", "style", "text")  # text: step names in drawings
        if not lewat and not self.dilewati:
            self.kata += [isi[a] or "" for a in self.ATRIBUT if a in isi]
            self.kata += [v or "" for a, v in attrs if a.startswith("data-") and " " in (v or "")]
        if tag not in self.KOSONG:
            self.tumpukan.append((tag, lewat))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        return

    def handle_endtag(self, tag: str) -> None:
        while self.tumpukan and self.tumpukan.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self.dilewati and data.strip():
            self.kata.append(" ".join(data.split()))


def kata_terlihat(html: str) -> list[str]:
    """The pieces of text of a page outside elements with lang="id"."""
    pembaca = _Pembaca()
    pembaca.feed(html)
    return pembaca.kata
