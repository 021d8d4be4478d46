"""Frozen outputs other than the permit: made once by a worker, found again by the sweeper when a ring was lost."""

from django.db import transaction

from perizinan.dokumen.buku_tanda_terima import html_buku_tanda_terima
from perizinan.dokumen.tanda_terima import html_tanda_terima
from perizinan.models import DokumenTerbit, Permohonan
from perizinan.services.penerbitan import simpan_dokumen
from sicantik.lib import simpanan
from sicantik.lib.pdf import cetak

PEMBUAT = {"tanda_terima": html_tanda_terima, "buku_tanda_terima": html_buku_tanda_terima}


def buat_dokumen(permohonan_id: int, jenis: str) -> bool:
    """Render and freeze one document; False when it exists already."""
    permohonan = Permohonan.objects.lengkap().get(pk=permohonan_id)
    if permohonan.dokumen.filter(jenis=jenis).exists():
        return False
    pdf = cetak(PEMBUAT[jenis](permohonan), tanda_tangan=_foto_tanda_tangan(permohonan, jenis))
    with transaction.atomic():
        Permohonan.objects.kunci(permohonan_id)
        if permohonan.dokumen.filter(jenis=jenis).exists():
            return False
        simpan_dokumen(permohonan, jenis, pdf)
    return True


def _foto_tanda_tangan(permohonan: Permohonan, jenis: str) -> bytes:
    """The photo of the signed paper, for a handover that was signed on paper."""
    if jenis != "buku_tanda_terima" or not permohonan.serah_terima.foto:
        return b""
    return simpanan.baca(permohonan.serah_terima.foto)


def dokumen_tertinggal() -> list[tuple[int, str]]:
    """Documents that ought to exist and do not, oldest first."""
    ada = DokumenTerbit.objects.values("permohonan_id")
    tanda = Permohonan.objects.filter(diajukan__isnull=False).exclude(pk__in=ada.filter(jenis="tanda_terima"))
    buku = Permohonan.objects.filter(serah_terima__isnull=False).exclude(pk__in=ada.filter(jenis="buku_tanda_terima"))
    return [(pk, "tanda_terima") for pk in tanda.order_by("pk").values_list("pk", flat=True)[:50]] + [
        (pk, "buku_tanda_terima") for pk in buku.order_by("pk").values_list("pk", flat=True)[:50]
    ]
