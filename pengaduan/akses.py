"""Gates: each returns the complaint or raises 404."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from pengaduan.models import Pengaduan
from sicantik.lib import token as token_


def pengaduan_bertoken(token: str) -> Pengaduan:
    """The complaint of a reporter's link; a revoked or forged one does not exist."""
    isi = token_.baca("pengaduan", token)
    if isi is None:
        raise Http404
    return get_object_or_404(Pengaduan, pk=isi.id, token_versi=isi.versi)


def pengaduan_meja(pk: int) -> Pengaduan:
    """A complaint for those who handle them; the view asks for the position."""
    return get_object_or_404(Pengaduan.objects.select_related("identitas", "permohonan"), pk=pk)
