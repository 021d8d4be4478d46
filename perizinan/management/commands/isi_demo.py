from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from perizinan.demo.contoh import semua_contoh
from perizinan.demo.kasus import buka_izin_contoh, isi_batas_waktu, isi_kasus
from perizinan.demo.loket import isi_loket
from perizinan.demo.orang import PEMOHON, PETUGAS, SANDI, isi_orang, surel
from perizinan.services.rekap import segarkan_rekap_berjalan


class Command(BaseCommand):
    help = "Isi data peragaan: orang menurut jabatannya dan permohonan dalam setiap keadaan. Aman diulang."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Data peragaan hanya untuk SICANTIK_DEMO=1.")
        orang = isi_orang()
        buka_izin_contoh()
        isi_batas_waktu()
        isi_kasus(orang, semua_contoh)
        isi_loket(orang, semua_contoh)
        segarkan_rekap_berjalan()
        self.stdout.write(f"Akun peragaan (kata sandi semua: {SANDI})")
        for alamat, nama, _jabatan in PETUGAS:
            self.stdout.write(f"  {surel(alamat):32} {nama}")
        self.stdout.write(f"  {surel('plh'):32} Plh. Kepala Dinas")
        for alamat, nama in PEMOHON:
            self.stdout.write(f"  {surel(alamat):32} {nama} (pemohon)")
