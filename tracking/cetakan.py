"""Moulds: templates that are rendered once and then only filled. Most of a page's cost is its frame and its loops.

A template of this kind holds slots (plain variables) and nothing else that depends on the request. Rendered once a
minute and language, it becomes one string that `%` fills with escaped values.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from html import escape
from types import SimpleNamespace

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

UMUR = 60  # seconds for which a changed office profile may still show the old one
_TANDA = "\ue000"  # of the private use area: in no text of ours, and escaping leaves it alone
_SLOT = re.compile(f"{_TANDA}(\\w+){_TANDA}")
_simpanan: dict[tuple[str, str], tuple[float, str]] = {}


class Penuang:
    """Fills moulds for one request. Like format_html: values are escaped unless they are safe already."""

    def __init__(self, request: HttpRequest) -> None:
        self.request, self.bahasa, self.kini = request, get_language() or "", time.monotonic()

    def __call__(self, templat: str, **nilai: str) -> SafeString:
        """A piece of a page."""
        return SafeString(self._cetakan(templat, nilai) % _aman(nilai))

    def tiap(self, templat: str, baris: Iterable[dict[str, str]]) -> SafeString:
        """One piece for each of the rows, which all have the same slots."""
        semua = [_aman(nilai) for nilai in baris]
        cetakan = self._cetakan(templat, semua[0]) if semua else ""
        return SafeString("".join([cetakan % nilai for nilai in semua]))

    def halaman(self, templat: str, **nilai: str) -> SafeString:
        """A whole page, with the frame that its template extends."""
        nilai["alamat_ini"] = self.request.get_full_path()
        return SafeString(self._cetakan(templat, nilai, self.request) % _aman(nilai))

    def _cetakan(self, templat: str, slot: Iterable[str], request: HttpRequest | None = None) -> str:
        ada = _simpanan.get((templat, self.bahasa))
        if ada is None or self.kini - ada[0] > UMUR:
            ada = _simpanan[templat, self.bahasa] = self.kini, _cetak(templat, slot, request)
        return ada[1]


def gabung(bagian: Iterable[SafeString]) -> SafeString:
    """Filled moulds one after the other."""
    return SafeString("".join(bagian))


def lupakan() -> None:
    """Render every mould anew: after the office's profile was changed, and between tests."""
    _simpanan.clear()


def _aman(nilai: dict[str, str]) -> dict[str, str]:
    return {k: v if type(v) is SafeString else escape(v) for k, v in nilai.items()}


def _cetak(templat: str, slot: Iterable[str], request: HttpRequest | None) -> str:
    konteks: dict[str, object] = {nama: f"{_TANDA}{nama}{_TANDA}" for nama in slot}
    if request is not None:
        # Nothing of this visitor may stay in the mould: the frame gets a request that knows its address only as a
        # slot, and no messages.
        konteks["request"] = SimpleNamespace(path=request.path, get_full_path=konteks["alamat_ini"])
        konteks["messages"] = ()
    return _SLOT.sub(r"%(\1)s", render_to_string(templat, konteks, request).replace("%", "%%"))
