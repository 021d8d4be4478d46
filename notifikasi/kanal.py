"""How a message leaves: one adapter per channel, in a visible dict. Fakes ship beside the real ones."""

import json
import smtplib
import ssl
from contextlib import closing, suppress
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from http.client import HTTPException
from typing import Protocol
from urllib import request
from urllib.error import HTTPError
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

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
        url = urlsplit(settings.SMTP_URL)
        try:
            with closing(self._sambung(url)) as server:
                if "1" in parse_qs(url.query).get("starttls", []):
                    server.starttls(context=_tls())
                if url.username:
                    server.login(unquote(url.username), unquote(url.password or ""))
                server.send_message(self._surat(pesan))
                with suppress(OSError, smtplib.SMTPException):  # accepted is accepted, however they part
                    server.quit()
        except smtplib.SMTPRecipientsRefused as e:
            kode = next(iter(e.recipients.values()))[0]
            raise (GagalTetap if 500 <= kode < 600 else GagalSementara)(f"alamat ditolak ({kode})") from e
        except smtplib.SMTPDataError as e:
            raise GagalSementara(f"isi ditolak ({e.smtp_code})") from e
        except (OSError, smtplib.SMTPException) as e:
            raise PenyediaMati(type(e).__name__) from e

    def _sambung(self, url: SplitResult) -> smtplib.SMTP:
        host, port = url.hostname or "", url.port or 25
        if url.scheme == "smtps":
            return smtplib.SMTP_SSL(host, port, timeout=BATAS_WAKTU, context=_tls())
        return smtplib.SMTP(host, port, timeout=BATAS_WAKTU)

    def _surat(self, pesan: Pesan) -> EmailMessage:
        surat = EmailMessage()
        surat["From"], surat["To"], surat["Subject"] = settings.DEFAULT_FROM_EMAIL, pesan.tujuan, pesan.subjek
        surat["Date"] = format_datetime(jam.kini())
        surat["Message-ID"] = f"<{pesan.id}@{urlsplit(settings.SITUS_URL).hostname}>"
        surat.set_content(pesan.isi)
        return surat


@cache
def _tls() -> ssl.SSLContext:
    """Certificates are checked: smtplib's own default would take any."""
    return ssl.create_default_context()


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
        except (OSError, HTTPException) as e:
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
