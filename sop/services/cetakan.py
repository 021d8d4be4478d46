"""A SOP as PDF: printed once for each version, then read from disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from django.db import connection

from akun.services import pakai_jatah
from sicantik.lib import simpanan
from sicantik.lib.pdf import cetak_terpisah
from sop.dokumen import html_sop
from sop.models import VersiSop

# Far above what seven SOPs and their new versions need, and a lid on what a stranger can make this machine do.
CETAK_SEJAM = 40


class SedangDicetak(Exception):
    """Somebody else is printing this version right now."""


def pdf_sop(versi: VersiSop) -> bytes:
    """The document; printed when nobody asked before, or when its form changed since.

    Raises SedangDicetak, akun.services.JatahHabis, sicantik.lib.pdf.CetakGagal.
    """
    html = html_sop(versi)
    folder = f"sop/{versi.intisari}"
    jalur = f"{folder}/{hashlib.sha256(html.encode()).hexdigest()[:32]}.pdf"
    if simpanan.lokasi(jalur).exists():
        return simpanan.baca(jalur)
    with _sendirian(f"cetak {jalur}"):
        if simpanan.lokasi(jalur).exists():  # printed while the lock was on its way
            return simpanan.baca(jalur)
        pakai_jatah("cetak_sop", batas=CETAK_SEJAM, jendela=timedelta(hours=1))
        pdf = cetak_terpisah(html)
        simpanan.hapus_folder(folder)
        with suppress(simpanan.RuangHabis):  # then it is printed again for the next reader, within the limit
            simpanan.simpan(jalur, pdf, satu_penulis=True)
        return pdf


@contextmanager
def _sendirian(nama: str) -> Iterator[None]:
    """Alone in the whole office, by a lock that the database lets go of when this process dies."""
    kunci = int.from_bytes(hashlib.sha256(nama.encode()).digest()[:8], signed=True)
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_try_advisory_lock(%s)", [kunci])
        if not kursor.fetchone()[0]:
            raise SedangDicetak
        try:
            yield
        finally:
            kursor.execute("SELECT pg_advisory_unlock(%s)", [kunci])
