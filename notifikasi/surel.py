"""Django's mail goes through the outbox too: account mails survive a dead SMTP server."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from notifikasi.services import IsiPesan, antrekan


class AntreanBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for surat in email_messages:
            antrekan(
                [IsiPesan("surel", tujuan, str(surat.body), str(surat.subject)) for tujuan in surat.to],
                perihal="akun",
            )
        return len(email_messages)
