"""Reading a PDF back the way a person and a phone do: its text, its picture, the codes in the picture."""

import re
from io import BytesIO
from typing import Any

import zxingcpp


def _buka(pdf: bytes) -> Any:
    import pypdfium2

    return pypdfium2.PdfDocument(pdf)


def halaman(pdf: bytes) -> int:
    return len(_buka(pdf))


def teks(pdf: bytes, *, ke: int | None = None) -> str:
    """The text of a page, or of all."""
    dokumen = _buka(pdf)
    pilihan = dokumen if ke is None else [dokumen[ke]]
    return re.sub(r"\s+", " ", " ".join(h.get_textpage().get_text_range() for h in pilihan))


def gambar(pdf: bytes, *, dpi: int = 150, ke: int = 0) -> Any:
    return _buka(pdf)[ke].render(scale=dpi / 72).to_pil()


def kode_qr(pdf: bytes, *, dpi: int = 150) -> list[str]:
    return [kode.text for kode in zxingcpp.read_barcodes(gambar(pdf, dpi=dpi).convert("L"))]


def huruf(pdf: bytes) -> set[str]:
    """Names of the fonts in the file."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as dokumen:
        return {str(o.BaseFont) for o in dokumen.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o}


def keterangan(pdf: bytes) -> dict[str, str]:
    """Document information, with the language under "bahasa"."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as dokumen:
        return {**{k: str(v) for k, v in dokumen.docinfo.items()}, "bahasa": str(dokumen.Root.Lang)}
