"""Files beside an application's documents: attachments of messages, proofs of payment, signed statements."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import Max

from perizinan.models import Berkas
from perizinan.services.unggah import AKHIRAN, tanpa_nik
from sicantik.lib import simpanan
from sicantik.lib.unggahan import Bersih


@contextmanager
def tertulis(permohonan_id: int, bersih: Bersih) -> Iterator[str]:
    """Write a sanitised file, outside any transaction, and give its path; without a record it does not stay."""
    jalur = f"berkas/{permohonan_id}/{secrets.token_hex(16)}.{AKHIRAN[bersih.jenis]}"
    simpanan.simpan(jalur, bersih.isi)
    try:
        yield jalur
    except BaseException:
        simpanan.hapus(jalur)
        raise


def catat_lampiran(*, permohonan_id: int, syarat: str, nama: str, jalur: str, bersih: Bersih) -> Berkas:
    """Record a written file under a code that no document of a pack has. The caller holds a lock under
    which nobody else writes this code."""
    milik = Berkas.objects.filter(permohonan=permohonan_id, syarat=syarat)
    return Berkas.objects.create(
        permohonan_id=permohonan_id,
        syarat=syarat,
        versi=milik.aggregate(n=Max("versi", default=0))["n"] + 1,
        nama=tanpa_nik(nama[-120:]),
        jenis=bersih.jenis,
        ukuran=len(bersih.isi),
        halaman=bersih.halaman,
        sha256=bersih.sha256,
        jalur=jalur,
        kini=False,  # no document of the application
    )
