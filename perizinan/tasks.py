"""Background work of the permits: rings of the doorbell, and the sweep that needs none."""

import logging
from typing import Any

from celery import shared_task
from celery.signals import worker_process_init

from perizinan.services import arsip, penerbitan, pengingat, rekap
from sicantik.lib import pdf
from sicantik.signer.klien import PenandatanganMati

log = logging.getLogger(__name__)


@worker_process_init.connect
def siapkan_pencetak(**_: Any) -> None:
    """The first document of a worker costs no more than the next ones."""
    pdf.siapkan()


@shared_task(name="perizinan.terbitkan")
def terbitkan(izin_id: int) -> None:
    penerbitan.terbitkan(izin_id)


@shared_task(name="perizinan.buat_dokumen")
def buat_dokumen(permohonan_id: int, jenis: str) -> None:
    arsip.buat_dokumen(permohonan_id, jenis)


@shared_task(name="perizinan.sapu")
def sapu() -> None:
    """One that fails comes again with the next sweep, and keeps nobody waiting in this one."""
    for izin_id in penerbitan.tertinggal():
        try:
            penerbitan.terbitkan(izin_id)
        except PenandatanganMati as e:
            log.warning("izin menunggu penanda tangan: %s", e)
            break
        except Exception:
            log.exception("izin %s belum dapat diterbitkan", izin_id)
    for permohonan_id, jenis in arsip.dokumen_tertinggal():
        try:
            arsip.buat_dokumen(permohonan_id, jenis)
        except Exception:
            log.exception("%s permohonan %s belum dapat dibuat", jenis, permohonan_id)


@shared_task(name="perizinan.ingatkan")
def ingatkan() -> None:
    """Remind of permits that end soon. Run twice on a day, it sends once."""
    for izin_id, ambang in pengingat.pengingat_jatuh():
        try:
            pengingat.ingatkan(izin_id=izin_id, ambang=ambang)
        except Exception:
            log.exception("pengingat izin %s belum terkirim", izin_id)


@shared_task(name="perizinan.rekap_terbit")
def rekap_terbit() -> None:
    rekap.segarkan_rekap_berjalan()
