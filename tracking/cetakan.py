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


def tuang(templat: str, request: HttpRequest | None = None, **nilai: str) -> SafeString:
    """The template with its slots filled; like format_html, values are escaped unless they are safe already.

    A whole page passes `request`, for the frame around it.
    """
    if request is not None:
        nilai["alamat_ini"] = request.get_full_path()
    cetakan = _cetakan(templat, request, nilai)
    return SafeString(cetakan % {k: v if type(v) is SafeString else escape(v) for k, v in nilai.items()})


def gabung(bagian: Iterable[str]) -> SafeString:
    """Filled moulds one after the other."""
    return SafeString("".join(bagian))


def lupakan() -> None:
    """Render every mould anew: after the office's profile was changed, and between tests."""
    _simpanan.clear()


def _cetakan(templat: str, request: HttpRequest | None, nilai: Iterable[str]) -> str:
    kunci, kini = (templat, get_language() or ""), time.monotonic()
    ada = _simpanan.get(kunci)
    if ada is not None and kini - ada[0] < UMUR:
        return ada[1]
    konteks: dict[str, object] = {nama: f"{_TANDA}{nama}{_TANDA}" for nama in nilai}
    if request is not None:
        # Nothing of this visitor may stay in the mould: the frame gets a request that knows its address only as a
        # slot, and no messages.
        konteks["request"] = SimpleNamespace(path=request.path, get_full_path=konteks["alamat_ini"])
        konteks["messages"] = ()
    hasil = _SLOT.sub(r"%(\1)s", render_to_string(templat, konteks, request).replace("%", "%%"))
    _simpanan[kunci] = kini, hasil
    return hasil
