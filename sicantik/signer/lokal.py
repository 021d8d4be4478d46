"""Signing with the local key: PAdES B-B, RSA-3072, an invisible signature (the page already shows who signed).

pyHanko is loaded here and nowhere else on the signing side. Two things make it five times as fast as its plain use:
the key stays loaded, and the CMS structure, of which only digest and signature change, is built once.
"""

import asyncio
import hashlib
import io
from typing import Any

from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from asn1crypto.algos import SignedDigestAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko_certvalidator.registry import SimpleCertificateStore

from sicantik.signer.antarmuka import TandaTanganDitolak
from sicantik.signer.kunci import Kunci

MEDAN = "TandaTanganElektronik"
# Hex digits kept free for the CMS: our certificate, the attributes and an RSA-3072 signature take about 3,700. Kept
# close, because readers go through them one by one.
_RUANG = 4608
# Stand in for the digest and the signature in the prepared CMS; values that occur nowhere else in it.
_INTISARI_CONTOH = hashlib.sha256(b"intisari contoh").digest()
_TANDA_CONTOH = hashlib.shake_256(b"tanda tangan contoh").digest(384)


class PenandatanganLokal:
    """Holds the key for the life of the process. Building one signs nothing but a sample."""

    def __init__(self, kunci: Kunci) -> None:
        self._penanda = _penanda_pyhanko(kunci)

    def tanda_tangani(self, pdf: bytes, *, alasan: str, lokasi: str) -> bytes:
        try:
            return asyncio.run(_tanda_tangani(self._penanda, pdf, alasan, lokasi))
        except TandaTanganDitolak:
            raise
        except Exception as galat:  # pyHanko answers a broken file with errors of many kinds
            raise TandaTanganDitolak(f"berkas tidak dapat ditandatangani ({type(galat).__name__})") from galat


async def _tanda_tangani(penanda: Any, pdf: bytes, alasan: str, lokasi: str) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    penulis = IncrementalPdfFileWriter(io.BytesIO(pdf))
    if penulis.prev.embedded_signatures:
        raise TandaTanganDitolak("berkas sudah bertanda tangan")
    keterangan = signers.PdfSignatureMetadata(
        field_name=MEDAN,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        reason=alasan or None,
        location=lokasi or None,
    )
    penanda_pdf = signers.PdfSigner(keterangan, penanda, new_field_spec=fields.SigFieldSpec(MEDAN))
    hasil = await penanda_pdf.async_sign_pdf(penulis, bytes_reserved=_RUANG)
    return bytes(hasil.getvalue())


def _penanda_pyhanko(kunci: Kunci) -> Any:
    from pyhanko.sign.signers import Signer

    class Penanda(Signer):
        """pyHanko's signer with the two steps replaced that it repeats at every signature."""

        _cetakan: tuple[bytes, bytes] | None = None  # the CMS and its signed attributes, with sample values in them

        async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
            return _TANDA_CONTOH

        async def async_sign(  # type: ignore[override]
            self, data_digest: bytes, digest_algorithm: str, dry_run: bool = False, **lain: Any
        ) -> cms.ContentInfo:
            if self._cetakan is None:
                contoh = await super().async_sign(_INTISARI_CONTOH, digest_algorithm, **lain)
                atribut = contoh["content"]["signer_infos"][0]["signed_attrs"].untag().dump()
                self._cetakan = _periksa_cetakan(contoh.dump(), atribut)
            isi, atribut = self._cetakan
            atribut = atribut.replace(_INTISARI_CONTOH, data_digest)
            tanda = _TANDA_CONTOH if dry_run else kunci.rahasia.sign(atribut, PKCS1v15(), hashes.SHA256())
            return cms.ContentInfo.load(isi.replace(_INTISARI_CONTOH, data_digest).replace(_TANDA_CONTOH, tanda))

    # The CA's certificate stays out: who trusts it has it, and who has not would not trust this copy.
    return Penanda(
        signing_cert=_asn1(kunci.sertifikat),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
        signature_mechanism=SignedDigestAlgorithm({"algorithm": "sha256_rsa"}),
    )


def _periksa_cetakan(isi: bytes, atribut: bytes) -> tuple[bytes, bytes]:
    """The sample values must be found exactly once, or a new pyHanko builds something this code does not know."""
    if (isi.count(_INTISARI_CONTOH), isi.count(_TANDA_CONTOH), atribut.count(_INTISARI_CONTOH)) != (1, 1, 1):
        raise RuntimeError("susunan CMS tidak dikenal")
    return isi, atribut


def _asn1(sertifikat: Any) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(sertifikat.public_bytes(Encoding.DER))
