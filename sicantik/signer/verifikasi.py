"""Reading a signature: is this file, whole and unchanged, what our signer signed?"""

import io
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from asn1crypto import pem, x509

_TANPA_TANDA_TANGAN = "berkas tidak bertanda tangan"
_TIDAK_TERBACA = "berkas atau tanda tangannya rusak"


@dataclass(frozen=True)
class Hasil:
    """`sah` is the answer; the rest says why not."""

    utuh: bool = False  # the signed bytes are unchanged and the signature is right
    seluruh_berkas: bool = False  # nothing stands outside the signature, nothing was added later
    dipercaya: bool = False  # the certificate leads to our CA
    penanda: str = ""
    waktu: datetime | None = None
    sebab: str = ""

    @property
    def sah(self) -> bool:
        return self.utuh and self.seluruh_berkas and self.dipercaya


def periksa_tanda_tangan(pdf: bytes, sertifikat_ca: str | Path) -> Hasil:
    """Check the one signature of a document against the CA certificates (PEM, one or more) in `sertifikat_ca`.

    Never raises for a bad file: whatever cannot be read is not valid.
    """
    jalur = Path(sertifikat_ca)
    akar = _akar(jalur, jalur.stat().st_mtime_ns)
    try:
        return _periksa(pdf, akar)
    except Exception as galat:  # a hostile file makes the parsers fail in every way
        return Hasil(sebab=f"{_TIDAK_TERBACA} ({type(galat).__name__})")


def _periksa(pdf: bytes, akar: tuple[Any, ...]) -> Hasil:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415  (comes with pyhanko, as heavy)

    tanda = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    if len(tanda) != 1:
        return Hasil(sebab=_TANPA_TANDA_TANGAN if not tanda else "tanda tangan lebih dari satu")
    konteks = ValidationContext(trust_roots=list(akar), allow_fetching=False)
    # No comparison of revisions: any later revision is refused below, harmless or not.
    keadaan = validate_pdf_signature(tanda[0], konteks, skip_diff=True)
    hasil = Hasil(
        utuh=bool(keadaan.intact and keadaan.valid),
        seluruh_berkas=keadaan.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        dipercaya=bool(keadaan.trusted),
        penanda=str(keadaan.signing_cert.subject.native.get("common_name", "")),
        waktu=keadaan.signer_reported_dt,
    )
    return hasil if hasil.sah else Hasil(**{**vars(hasil), "sebab": _sebab(hasil)})


def _sebab(hasil: Hasil) -> str:
    if not hasil.utuh:
        return "isi berkas berubah setelah ditandatangani"
    if not hasil.seluruh_berkas:
        return "ada tambahan setelah berkas ditandatangani"
    return "sertifikat penanda tangan bukan dari kantor ini"


@lru_cache(maxsize=4)
def _akar(jalur: Path, mtime: int) -> tuple[Any, ...]:
    isi = jalur.read_bytes()
    return tuple(x509.Certificate.load(der) for _, _, der in pem.unarmor(isi, multiple=True))
