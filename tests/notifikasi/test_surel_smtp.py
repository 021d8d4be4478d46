"""Email over real SMTP on the loopback."""

from __future__ import annotations

import datetime
import socket
import ssl
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pytest_django import Settings

from notifikasi import kanal, pemutus
from notifikasi.models import Pesan
from notifikasi.services import IsiPesan, antrekan, sapu
from sicantik.lib import jam
from tests.notifikasi.penyedia import KotakSurat, server_smtp

pytestmark = pytest.mark.django_db


@pytest.fixture
def kotak(settings: Settings, pasang: Callable[..., kanal.Kanal]) -> Iterator[KotakSurat]:
    pasang(kanal.SurelSmtp(), "surel")
    with server_smtp() as (isi, porta):
        settings.SMTP_URL = f"smtp://127.0.0.1:{porta}"
        settings.SITUS_URL = "https://izin.contoh.example"
        yield isi


def surel(
    subjek: str = "Diterima: permohonan 1", isi: str = "Permohonan Anda diterima.\nTerima kasih. Ä é 😀"
) -> Pesan:
    return antrekan([IsiPesan("surel", "siti@contoh.example", isi, subjek)])[0]


def keadaan(pesan: Pesan) -> tuple[str, int, str]:
    pesan.refresh_from_db()
    return pesan.keadaan, pesan.percobaan, pesan.galat


def test_sampai_dengan_rujukannya(kotak: KotakSurat) -> None:
    pesan = surel()
    assert sapu() == 1
    assert keadaan(pesan) == ("terkirim", 1, "")
    (surat,) = kotak.surat
    assert surat["Message-ID"] == f"<{pesan.pk}@izin.contoh.example>"
    assert surat["To"] == "siti@contoh.example"
    assert surat["Subject"] == "Diterima: permohonan 1"
    assert "sicantik.example" in surat["From"]
    assert abs(parsedate_to_datetime(surat["Date"]) - jam.kini()) < datetime.timedelta(minutes=1)
    assert surat.get_content().replace("\r\n", "\n").strip() == pesan.isi


@pytest.mark.parametrize(
    ("jawab", "hasil"),
    [
        ({"RCPT": "550 tidak ada"}, ("gagal", 1, "alamat ditolak (550)")),
        ({"RCPT": "450 sibuk"}, ("antre", 1, "alamat ditolak (450)")),
        ({"DATA": "451 nanti"}, ("antre", 1, "isi ditolak (451)")),
        ({"DATA": "554 tidak suka"}, ("antre", 1, "isi ditolak (554)")),
        ({"QUIT": "421 rewel"}, ("terkirim", 1, "")),  # accepted is accepted
    ],
)
def test_jawaban_server(kotak: KotakSurat, jawab: dict[str, str], hasil: tuple[str, int, str]) -> None:
    pesan = surel()
    kotak.jawab.update(jawab)
    sapu()
    assert keadaan(pesan) == hasil


def test_server_mati_dicoba_lagi_lalu_sampai(kotak: KotakSurat, settings: Settings) -> None:
    pesan, hidup = surel(), settings.SMTP_URL
    with socket.socket() as tertutup:
        tertutup.bind(("127.0.0.1", 0))
        settings.SMTP_URL = f"smtp://127.0.0.1:{tertutup.getsockname()[1]}"
        sapu()
    assert keadaan(pesan) == ("antre", 1, "ConnectionRefusedError")
    settings.SMTP_URL = hidup
    sapu()
    assert keadaan(pesan) == ("terkirim", 2, "")
    assert len(kotak.surat) == 1


def test_sandi_salah_bukan_galat_tetap(kotak: KotakSurat, settings: Settings) -> None:
    """A mistyped password is the office's to correct: the mail waits for it."""
    pesan = surel()
    settings.SMTP_URL = settings.SMTP_URL.replace("127.0.0.1", "orang:sandi%40salah@127.0.0.1")
    sapu()
    assert keadaan(pesan)[:2] == ("antre", 1)


def test_subjek_dengan_baris_baru_tidak_menyusupkan_kepala_surat(kotak: KotakSurat) -> None:
    pesan = surel("Halo\r\nBcc: lain@contoh.example")
    sapu()
    assert keadaan(pesan)[0] == "antre"
    assert kotak.surat == []


@pytest.fixture
def sertifikat(tmp_path: Path) -> Path:
    """A certificate for 127.0.0.1 signed by nobody, with its key."""
    kunci = ec.generate_private_key(ec.SECP256R1())
    nama = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "uji")])
    kini = jam.kini()
    isi = (
        x509.CertificateBuilder(nama, nama, kunci.public_key(), x509.random_serial_number())
        .not_valid_before(kini - datetime.timedelta(days=1))
        .not_valid_after(kini + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .sign(kunci, hashes.SHA256())
    )
    berkas = tmp_path / "uji.pem"
    pem = serialization.Encoding.PEM
    rahasia = kunci.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    berkas.write_bytes(rahasia + isi.public_bytes(pem))
    return berkas


@pytest.mark.parametrize("skema", ["smtps", "starttls"])
def test_sertifikat_diperiksa(
    skema: str,
    sertifikat: Path,
    settings: Settings,
    pasang: Callable[..., kanal.Kanal],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pasang(kanal.SurelSmtp(), "surel")
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(sertifikat)
    pilihan = {"ssl_context": tls} if skema == "smtps" else {"tls_context": tls}
    with server_smtp(**pilihan) as (kotak, porta):
        settings.SMTP_URL = f"smtps://127.0.0.1:{porta}" if skema == "smtps" else f"smtp://127.0.0.1:{porta}?starttls=1"
        pesan = surel()
        sapu()
        assert keadaan(pesan) == ("antre", 1, "SSLCertVerificationError")
        assert kotak.surat == []

        monkeypatch.setattr(kanal, "_tls", lambda: ssl.create_default_context(cafile=sertifikat))
        pemutus.pulihkan()
        sapu()
        assert keadaan(pesan) == ("terkirim", 2, "")
        assert len(kotak.surat) == 1
