"""The letter of a refusal: rendered and signed by a worker, published once, like a permit."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from perizinan.dokumen.surat_penolakan import html_surat_penolakan
from perizinan.models import Penolakan, Permohonan
from perizinan.services.penerbitan import SEWA, simpan_dokumen
from sicantik.lib import jam
from sicantik.lib.pdf import cetak
from sicantik.signer.klien import tanda_tangani

log = logging.getLogger(__name__)


def terbitkan_penolakan(penolakan_id: int) -> bool:
    """1. lease  2. render  3. sign  4. publish; False when that is done or another worker has it.

    Killed anywhere, the next run does it again from the start, as services.penerbitan.terbitkan.
    """
    kini = jam.kini()
    sewa = Penolakan.objects.filter(
        Q(sewa_sampai=None) | Q(sewa_sampai__lt=kini), pk=penolakan_id, keadaan="disetujui", terbit=None
    )
    if not sewa.update(sewa_sampai=kini + SEWA, percobaan=F("percobaan") + 1):
        return False
    penolakan = Penolakan.objects.select_related("pemutus", "permohonan__versi_paket").get(pk=penolakan_id)
    pdf = tanda_tangani(
        settings.PENANDATANGAN_SOCKET,
        penolakan.pk,
        cetak(html_surat_penolakan(penolakan)),
        jenis="penolakan",
        alasan="Penolakan permohonan",
    )
    return _umumkan(penolakan_id, pdf)


@transaction.atomic
def _umumkan(penolakan_id: int, pdf: bytes) -> bool:
    penolakan = Penolakan.objects.select_for_update(of=("self",)).get(pk=penolakan_id)
    if penolakan.terbit is not None:
        return False
    penolakan.terbit, penolakan.sewa_sampai = jam.kini(), None
    penolakan.save(update_fields=["terbit", "sewa_sampai"])
    simpan_dokumen(Permohonan.objects.get(pk=penolakan.permohonan_id), "surat_penolakan", pdf)
    return True


def penolakan_tertinggal() -> list[int]:
    """Decided refusals whose letter no worker holds: what the doorbell missed or a crash left."""
    kini = jam.kini()
    return list(
        Penolakan.objects.filter(
            Q(sewa_sampai=None, diputus__lt=kini - timedelta(seconds=10)) | Q(sewa_sampai__lt=kini)
        )
        .filter(keadaan="disetujui", terbit=None)
        .order_by("percobaan", "diputus")
        .values_list("pk", flat=True)[:50]
    )


def alasan_menolak_surat(penolakan_id: int) -> str | None:
    """Why the signer must not sign this letter, or None: it signs decided, unpublished ones that a worker took."""
    # Four columns: the signer's database role may read no more.
    baris = Penolakan.objects.filter(pk=penolakan_id).values("keadaan", "terbit", "sewa_sampai").first()
    if baris is None or baris["keadaan"] != "disetujui":
        return "penolakan tidak diputus"
    if baris["terbit"] is not None:
        return "surat sudah terbit"
    if baris["sewa_sampai"] is None:
        return "surat tidak sedang diterbitkan"
    return None
