"""Reading a PDF back the way a person and a phone do: its text, its picture, the codes in the picture."""

import re
from typing import Any

import pypdfium2
import zxingcpp


def halaman(pdf: bytes) -> int:
    return len(pypdfium2.PdfDocument(pdf))


def teks(pdf: bytes) -> str:
    dokumen = pypdfium2.PdfDocument(pdf)
    isi = " ".join(h.get_textpage().get_text_range() for h in dokumen)
    return re.sub(r"\s+", " ", isi)


def gambar(pdf: bytes, *, dpi: int = 150, ke: int = 0) -> Any:
    return pypdfium2.PdfDocument(pdf)[ke].render(scale=dpi / 72).to_pil()


def kode_qr(pdf: bytes, *, dpi: int = 150) -> list[str]:
    return [kode.text for kode in zxingcpp.read_barcodes(gambar(pdf, dpi=dpi).convert("L"))]
