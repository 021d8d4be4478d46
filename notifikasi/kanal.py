"""How a message leaves: one adapter per channel, in a visible dict. Fakes ship beside the real ones."""

import json
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Protocol
from urllib import request
from urllib.error import HTTPError
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings

from notifikasi.models import Pesan
from sicantik.lib import jam

BATAS_WAKTU = 20  # seconds


class GagalSementara(Exception):
    """The provider could not take it now; try again later."""


class PenyediaMati(GagalSementara):
    """Nobody answers there: the next message would fail too."""


class GagalTetap(Exception):
    """The provider will never take it, as for a wrong address."""


class Kanal(Protocol):
    def kirim(self, pesan: Pesan) -> None:
        """Hand the message over. Raises GagalSementara or GagalTetap."""


class SurelSmtp:
    """Email by SMTP, from SMTP_URL: smtp[s]://user:password@host:port?starttls=1"""

    def kirim(self, pesan: Pesan) -> None:
        surat = EmailMessage()
        surat["From"], surat["To"], surat["Subject"] = settings.DEFAULT_FROM_EMAIL, pesan.tujuan, pesan.subjek
        surat["Date"] = format_datetime(jam.kini())
        surat["Message-ID"] = f"<{pesan.id}@{urlsplit(settings.SITUS_URL).hostname}>"
        surat.set_content(pesan.isi)
        try:
            with self._sambung() as server:
                server.send_message(surat)
        except smtplib.SMTPRecipientsRefused as e:
            kode = next(iter(e.recipients.values()))[0]
            raise (GagalTetap if 500 <= kode < 600 else GagalSementara)(f"alamat ditolak ({kode})") from e
        except smtplib.SMTPDataError as e:
            raise GagalSementara(f"isi ditolak ({e.smtp_code})") from e
        except (OSError, smtplib.SMTPException) as e:
            raise PenyediaMati(type(e).__name__) from e

    def _sambung(self) -> smtplib.SMTP:
        """A session with the server, its certificate checked, signed in where the URL has a user."""
        url = urlsplit(settings.SMTP_URL)
        tujuan, tls = (url.hostname or "", url.port or 25), ssl.create_default_context()
        if url.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(*tujuan, timeout=BATAS_WAKTU, context=tls)
        else:
            server = smtplib.SMTP(*tujuan, timeout=BATAS_WAKTU)
        if "1" in parse_qs(url.query).get("starttls", []):
            server.starttls(context=tls)
        if url.username:
            server.login(unquote(url.username), unquote(url.password or ""))
        return server


class SmsHttp:
    """SMS by a gateway that takes JSON {to, message, reference}; the key is the URL's password."""

    def kirim(self, pesan: Pesan) -> None:
        url = urlsplit(settings.SMS_URL)
        tanpa_kunci = url._replace(netloc=f"{url.hostname}:{url.port}" if url.port else str(url.hostname)).geturl()
        badan = json.dumps({"to": pesan.tujuan, "message": pesan.isi, "reference": str(pesan.id)}).encode()
        kepala = {"Content-Type": "application/json", "Authorization": f"Bearer {unquote(url.password or '')}"}
        try:
            with request.urlopen(request.Request(tanpa_kunci, badan, kepala), timeout=BATAS_WAKTU) as jawab:
                jawab.read()
        except HTTPError as e:
            raise (GagalTetap if e.code in (400, 404, 422) else PenyediaMati)(f"gerbang menjawab {e.code}") from e
        except OSError as e:
            raise PenyediaMati(type(e).__name__) from e


class Peragaan:
    """The demo's channel: delivers nothing; the page of sent messages shows the row."""

    def kirim(self, pesan: Pesan) -> None:
        return None


class SelaluGagal:
    """A provider that is down."""

    def kirim(self, pesan: Pesan) -> None:
        raise PenyediaMati("penyedia mati")


class Macet:
    """A provider whose adapter crashes in a way nobody foresaw."""

    def kirim(self, pesan: Pesan) -> None:
        raise RuntimeError("tak terduga")


def kanal(saluran: str) -> Kanal:
    """The adapter of a channel as this installation is configured."""
    return KANAL[saluran]


KANAL: dict[str, Kanal] = {
    "surel": SurelSmtp() if settings.SMTP_URL else Peragaan(),
    "sms": SmsHttp() if settings.SMS_URL else Peragaan(),
}
