"""What became of messages."""

from django.db.models import QuerySet

from notifikasi.models import Pesan


def pesan_tentang(perihal: str) -> QuerySet[Pesan]:
    """Messages about one thing, as a registration number; newest first."""
    return Pesan.objects.filter(perihal=perihal).defer("isi", "tujuan")
