from celery import shared_task

from notifikasi import services


@shared_task(name="notifikasi.sapu")
def sapu() -> None:
    services.sapu()
