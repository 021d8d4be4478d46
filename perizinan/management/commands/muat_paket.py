from typing import Any

from django.core.management.base import BaseCommand, CommandError

from perizinan.services.galat_paket import PaketKeliru
from perizinan.services.paket import muat_semua


class Command(BaseCommand):
    help = "Baca semua paket izin dan simpan sebagai versi yang tidak berubah lagi."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            versi = muat_semua()
        except PaketKeliru as e:
            raise CommandError(str(e)) from e
        for v in versi:
            self.stdout.write(f"{v.kode} versi {v.intisari[:8]}")
