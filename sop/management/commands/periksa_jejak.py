from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sop.services.jejak import periksa_jejak


class Command(BaseCommand):
    help = "Periksa rantai intisari semua catatan langkah."

    def handle(self, *args: Any, **options: Any) -> None:
        galat = periksa_jejak()
        for kalimat in galat:
            self.stderr.write(kalimat)
        if galat:
            raise CommandError(f"{len(galat)} tempat tidak utuh.")
        self.stdout.write("Semua catatan langkah utuh.")
