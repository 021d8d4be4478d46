"""The local key: an own CA and an RSA-3072 signing certificate, in a folder only the signer can read from.

RSA, because a P-256 signature raises the PDF version and with it leaves PDF/A; see docs on the signature.
"""

import os
import stat
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

KUNCI_CA, SERTIFIKAT_CA = "ca.key", "ca.crt"
KUNCI, SERTIFIKAT = "tanda-tangan.key", "tanda-tangan.crt"
_BIT = 3072
# Without a time stamp a signature is checked at today's date, so the certificate has to outlive the permits.
_UMUR_CA, _UMUR = timedelta(days=365 * 20), timedelta(days=365 * 10)


class KunciBermasalah(Exception):
    """The key folder is missing, incomplete, or open to others."""


@dataclass(frozen=True)
class Kunci:
    rahasia: rsa.RSAPrivateKey
    sertifikat: x509.Certificate
    ca: x509.Certificate


def buka(folder: Path, *, buat: bool = False) -> Kunci:
    """Load the signing key; with `buat` (demo and tests) make folder, CA and key when there is none."""
    if buat and not (folder / SERTIFIKAT).exists():
        _buat(folder)
    try:
        _tertutup(folder / KUNCI)
        rahasia = serialization.load_pem_private_key((folder / KUNCI).read_bytes(), None)
        sertifikat = x509.load_pem_x509_certificate((folder / SERTIFIKAT).read_bytes())
        ca = x509.load_pem_x509_certificate((folder / SERTIFIKAT_CA).read_bytes())
    except (OSError, ValueError) as galat:
        raise KunciBermasalah(f"kunci di {folder} tidak dapat dibuka: {galat}") from galat
    if not isinstance(rahasia, rsa.RSAPrivateKey) or rahasia.public_key() != sertifikat.public_key():
        raise KunciBermasalah("kunci dan sertifikat tidak sepasang, atau bukan RSA")
    return Kunci(rahasia, sertifikat, ca)


def ganti(folder: Path) -> None:
    """A new signing key under the same CA; what the old one signed stays valid."""
    try:
        rahasia_ca = serialization.load_pem_private_key((folder / KUNCI_CA).read_bytes(), None)
        ca = x509.load_pem_x509_certificate((folder / SERTIFIKAT_CA).read_bytes())
    except (OSError, ValueError) as galat:
        raise KunciBermasalah(f"CA di {folder} tidak dapat dibuka: {galat}") from galat
    if not isinstance(rahasia_ca, rsa.RSAPrivateKey):
        raise KunciBermasalah("kunci CA bukan RSA")
    _buat_penanda(folder, rahasia_ca, ca)


def _buat(folder: Path) -> None:
    # Others may pass through to read ca.crt by its name, but cannot list the folder or open a key.
    folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    rahasia = rsa.generate_private_key(65537, _BIT)
    nama = _nama("CA lokal SiCantik (bukan BSrE)")
    ca = (
        _dasar(nama, nama, rahasia.public_key(), _UMUR_CA)
        .add_extension(x509.BasicConstraints(True, 0), critical=True)
        .add_extension(_pemakaian(sertifikat=True), critical=True)
        .sign(rahasia, hashes.SHA256())
    )
    _tulis(folder / KUNCI_CA, _pem(rahasia), 0o600)
    _tulis(folder / SERTIFIKAT_CA, ca.public_bytes(serialization.Encoding.PEM), 0o644)
    _buat_penanda(folder, rahasia, ca)


def _buat_penanda(folder: Path, rahasia_ca: rsa.RSAPrivateKey, ca: x509.Certificate) -> None:
    rahasia = rsa.generate_private_key(65537, _BIT)
    sertifikat = (
        _dasar(_nama("Penanda tangan lokal SiCantik (bukan BSrE)"), ca.subject, rahasia.public_key(), _UMUR)
        .add_extension(x509.BasicConstraints(False, None), critical=True)
        .add_extension(_pemakaian(sertifikat=False), critical=True)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(rahasia_ca.public_key()), critical=False)
        .sign(rahasia_ca, hashes.SHA256())
    )
    _tulis(folder / KUNCI, _pem(rahasia), 0o600)
    # Last: its presence says that the folder is complete.
    _tulis(folder / SERTIFIKAT, sertifikat.public_bytes(serialization.Encoding.PEM), 0o644)


def _nama(umum: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, umum)])


def _dasar(subjek: x509.Name, penerbit: x509.Name, kunci: rsa.RSAPublicKey, umur: timedelta) -> x509.CertificateBuilder:
    kini = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subjek)
        .issuer_name(penerbit)
        .public_key(kunci)
        .serial_number(x509.random_serial_number())
        .not_valid_before(kini - timedelta(days=1))
        .not_valid_after(kini + umur)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(kunci), critical=False)
    )


def _pemakaian(*, sertifikat: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not sertifikat,
        content_commitment=not sertifikat,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=sertifikat,
        crl_sign=sertifikat,
        encipher_only=False,
        decipher_only=False,
    )


def _pem(rahasia: rsa.RSAPrivateKey) -> bytes:
    return rahasia.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _tulis(jalur: Path, isi: bytes, mode: int) -> None:
    sementara = jalur.with_suffix(".baru")
    sementara.unlink(missing_ok=True)
    with os.fdopen(os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as berkas:
        berkas.write(isi)
        berkas.flush()
        os.fsync(berkas.fileno())
    sementara.chmod(mode)
    sementara.replace(jalur)


def _tertutup(jalur: Path) -> None:
    if jalur.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise KunciBermasalah(f"{jalur.name} dapat dibuka pengguna lain; ubah menjadi 0600")
