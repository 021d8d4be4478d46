from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from perizinan.services.penerbitan import alasan_menolak_tanda_tangan
from perizinan.services.surat_penolakan import alasan_menolak_surat
from sicantik.signer.server import layani


class Command(BaseCommand):
    help = "Jalankan proses penandatangan: satu-satunya yang memegang kunci."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--buat-kunci", action="store_true", help="buat kunci lokal bila belum ada")

    def handle(self, *args: Any, **options: Any) -> None:
        def periksa(izin_id: int, pdf: bytes) -> str | None:
            close_old_connections()
            return alasan_menolak_tanda_tangan(izin_id)

        def periksa_surat(penolakan_id: int, pdf: bytes) -> str | None:
            close_old_connections()
            return alasan_menolak_surat(penolakan_id)

        layani(
            settings.PENANDATANGAN_SOCKET,
            settings.PENANDATANGAN_DIR,
            periksa,
            periksa_lain={"penolakan": periksa_surat},
            buat_kunci=settings.DEMO or options["buat_kunci"],
            uid_boleh=settings.PENANDATANGAN_UID_BOLEH,
        )
