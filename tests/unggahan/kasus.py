"""One hostile or odd file: how to make it, and what must become of it."""

from __future__ import annotations

import functools
import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf

from sicantik.lib.unggahan import Bersih, Kode, bersihkan


@dataclass(frozen=True)
class Kasus:
    nama: str
    buat: Callable[[], bytes]
    # Refused with this code; or, where empty, sanitised
    tolak: Kode | None
    # In the file as it comes (the test checks that too), never in what is stored
    penanda: tuple[bytes, ...]
    halaman: int


Buat = Callable[[], bytes]


class Korpus(dict[str, Kasus]):
    """Collects the makers of one file; a maker's name is the case's name."""

    def __call__(self, *penanda: bytes, tolak: Kode | None = None, halaman: int = 1) -> Callable[[Buat], Buat]:
        def daftarkan(buat: Buat) -> Buat:
            assert buat.__name__ not in self
            self[buat.__name__] = Kasus(buat.__name__, buat, tolak, penanda, halaman)
            return buat

        return daftarkan


@functools.cache
def bersih(kasus: Kasus) -> Bersih:
    """Sanitised once, looked at by several tests."""
    return bersihkan(kasus.buat())


def bentang(isi: bytes) -> bytes:
    """All bytes somebody could read out of a file: a PDF also with every stream unfolded."""
    if not isi.startswith(b"%PDF-"):
        return isi
    berkas = io.BytesIO()
    try:
        with warnings.catch_warnings(), pikepdf.Pdf.open(io.BytesIO(isi)) as pdf:
            warnings.simplefilter("ignore", pikepdf.PageCopyWarning)  # of hostile forms
            pdf.save(
                berkas,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
                encryption=False,
            )
    except pikepdf.PdfError:
        return isi
    return isi + berkas.getvalue()
