"""Mails about accounts. They are outbox rows of the caller's transaction: what is rolled back is not told."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext, override


def kirim_surat(*, tujuan: str, subjek: str, templat: str, isi: dict[str, object]) -> None:
    """Mail in the office's language, not in that of whoever causes it; `subjek` is marked, not yet translated."""
    with override(settings.LANGUAGE_CODE):
        send_mail(gettext(subjek), render_to_string(templat, isi), settings.DEFAULT_FROM_EMAIL, [tujuan])
