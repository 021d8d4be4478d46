"""What an applicant reads when a file cannot be taken: what is wrong, and what to do."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from tests import berkas_contoh
from tests.peramban.orang import Orang

pytestmark = pytest.mark.peramban
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def terkunci() -> bytes:
    hasil = io.BytesIO()
    with pikepdf.open(io.BytesIO(berkas_contoh.dokumen_pdf())) as pdf:
        pdf.save(hasil, encryption=pikepdf.Encryption(user="rahasia", owner="rahasia"))
    return hasil.getvalue()


def bom_piksel() -> bytes:
    """A PNG that claims 60,000 by 60,000 pixels in a few bytes."""

    def keping(nama: bytes, isi: bytes) -> bytes:
        return len(isi).to_bytes(4) + nama + isi + zlib.crc32(nama + isi).to_bytes(4)

    kepala = (60_000).to_bytes(4) * 2 + b"\x08\x02\0\0\0"
    return (
        b"\x89PNG\r\n\x1a\n"
        + keping(b"IHDR", kepala)
        + keping(b"IDAT", zlib.compress(b"\0" * 999))
        + keping(b"IEND", b"")
    )


DITOLAK = {
    "eicar": ("ktp.pdf.exe.jpg", EICAR, "bukan PDF, JPEG, atau PNG"),
    "poliglot": (
        "ktp.pdf",
        b"<html><script>alert(1)</script>" + berkas_contoh.dokumen_pdf(),
        "bukan PDF, JPEG, atau PNG",
    ),
    "terkunci": ("ktp.pdf", terkunci(), "kunci"),
    "bom": ("ktp.png", bom_piksel(), "megapiksel"),
    "kosong": ("ktp.jpg", b"", "kosong"),
}


@pytest.mark.parametrize("skrip", [True, False], ids=["skrip", "tanpa-skrip"])
def test_pesan_menyebut_perbaikannya(orang: Callable[..., Orang], skrip: bool) -> None:
    pemohon = orang("pemohon2", lebar=360, skrip=skrip)
    pemohon.buka("/izin/siup/ajukan/")
    pemohon.isi(jenis="baru")
    pemohon.klik("Mulai mengisi")
    pemohon.buka(pemohon.page.url.replace("/isi/diri/", "/berkas/"))
    for nama, isi, kata in DITOLAK.values():
        pesan = coba(pemohon, {"name": nama, "mimeType": "image/jpeg", "buffer": isi})
        assert kata.lower() in pesan.lower(), (nama, pesan)
        assert pemohon.page.locator("#syarat-ktp img").count() == 0


def coba(pemohon: Orang, berkas: dict[str, Any]) -> str:
    """Choose the file and read the answer."""
    pemohon.buka(pemohon.page.url)
    pemohon.page.locator("#syarat-ktp input[type=file]").set_input_files(berkas)  # type: ignore[arg-type]
    if pemohon.skrip:
        return pemohon.page.locator("#syarat-ktp .pesan").inner_text()
    pemohon.page.locator("#syarat-ktp [data-kirim]").click()
    return pemohon.page.locator(".pesan-pesan").inner_text()
