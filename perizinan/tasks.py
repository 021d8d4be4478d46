"""Background work of the permits: rings of the doorbell, and the sweep that needs none."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from celery import shared_task
from celery.signals import worker_process_init

from perizinan.services import arsip, batas_waktu, eskalasi, penerbitan, pengingat, rekap, surat_penolakan
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


@shared_task(name="perizinan.terbitkan_penolakan")
def terbitkan_penolakan(penolakan_id: int) -> None:
    surat_penolakan.terbitkan_penolakan(penolakan_id)


@shared_task(name="perizinan.batas_waktu")
def batas_waktu_harian() -> None:
    ingat, gugur = batas_waktu.jalankan_batas_waktu()
    log.info("batas waktu: %s diingatkan, %s gugur", ingat, gugur)


@shared_task(name="perizinan.buat_dokumen")
def buat_dokumen(permohonan_id: int, jenis: str) -> None:
    arsip.buat_dokumen(permohonan_id, jenis)


@shared_task(name="perizinan.eskalasi")
def eskalasikan() -> None:
    eskalasi.eskalasikan()


@shared_task(name="perizinan.sapu")
def sapu() -> None:
    """One that fails comes again with the next sweep, and keeps nobody waiting in this one."""
    _terbitkan_tertinggal("izin", penerbitan.tertinggal(), penerbitan.terbitkan)
    surat = surat_penolakan.penolakan_tertinggal()
    _terbitkan_tertinggal("surat penolakan", surat, surat_penolakan.terbitkan_penolakan)
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


def _terbitkan_tertinggal(nama: str, daftar: Iterable[int], terbitkan_satu: Callable[[int], bool]) -> None:
    """Sign what was left; without a signer the rest can wait."""
    for pk in daftar:
        try:
            terbitkan_satu(pk)
        except PenandatanganMati as e:
            log.warning("%s menunggu penanda tangan: %s", nama, e)
            break
        except Exception:
            log.exception("%s %s belum dapat diterbitkan", nama, pk)
