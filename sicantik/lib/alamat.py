"""The visitor's address, for limits only; never stored or logged."""

from django.conf import settings
from django.http import HttpRequest


def alamat(request: HttpRequest) -> str:
    """In production the proxy in front of us appends the address it saw; only that last entry can be believed."""
    dari_proksi = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    if dari_proksi and not settings.DEMO:
        return dari_proksi
    return str(request.META.get("REMOTE_ADDR", ""))
