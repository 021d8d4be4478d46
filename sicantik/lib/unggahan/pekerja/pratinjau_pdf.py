"""A small WebP of one page of a PDF, for the case page."""

from __future__ import annotations

from typing import Any

import pypdfium2  # type: ignore[import-untyped, unused-ignore]  # noqa: TID253 - only the parser process loads it

from .perintah import Perintah
from .pratinjau_gambar import ke_webp
from .tolak import Tolak


def siapkan(bagian: list[bytes]) -> None:
    """Everything needed is loaded with the import."""


def kerjakan(perintah: Perintah, bagian: list[bytes]) -> tuple[dict[str, Any], bytes]:
    nomor, lebar = perintah["halaman"], perintah["lebar"]
    dokumen = pypdfium2.PdfDocument(bagian[0])
    if not 1 <= nomor <= len(dokumen):
        raise Tolak("halaman_tidak_ada")
    halaman = dokumen[nomor - 1]
    lebar_poin, tinggi_poin = halaman.get_size()
    skala = lebar / max(lebar_poin, 1)
    if lebar * max(tinggi_poin, 1) * skala > perintah["piksel"]:
        raise Tolak("terlalu_banyak_piksel", f"{lebar_poin}x{tinggi_poin}")
    gambar = halaman.render(scale=skala, may_draw_forms=False).to_pil().convert("RGB")
    return {"lebar": gambar.width, "tinggi": gambar.height}, ke_webp(gambar)
