from celery import shared_task

from sop import services
from sop.services.jejak import tulis_intisari_harian


@shared_task(name="sop.intisari_harian")
def intisari_harian() -> None:
    tulis_intisari_harian()


@shared_task(name="sop.pulangkan_tugas")
def pulangkan_tugas() -> None:
    services.pulangkan_tugas()


@shared_task(name="sop.hitung_ulang_tenggat")
def hitung_ulang_tenggat() -> None:
    services.hitung_ulang_tenggat()
