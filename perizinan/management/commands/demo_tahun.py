from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from perizinan.demo.tahun.angka import AngkaTiada
from perizinan.demo.tahun.jalan import Pilihan, TahunDitolak, jalankan
from perizinan.tampilan.rekap import lembar_terbit


class Command(BaseCommand):
    help = "Isi satu tahun data CONTOH dari angka izin terbit kantor. Hanya peragaan; yang terputus dilanjutkan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("tahun", type=int, help="tahun yang angkanya ada di perizinan/demo/tahun/, misalnya 2017")
        parser.add_argument("--benih", type=int, default=17, help="benih acak; benih yang sama memberi hasil yang sama")
        parser.add_argument("--skala", type=float, default=1.0, help="bagian dari jumlah sebenarnya, misalnya 0.02")
        parser.add_argument("--nyata", type=float, default=0.02, help="bagian yang dokumennya sungguh dicetak")

    def handle(self, *args: Any, **options: Any) -> None:
        pilihan = Pilihan(options["tahun"], options["benih"], options["skala"], options["nyata"])
        if not (0 < pilihan.skala <= 1 and 0 <= pilihan.nyata <= 1):
            raise CommandError("--skala antara 0 dan 1, --nyata dari 0 sampai 1.")
        self.stdout.write(
            f"Data CONTOH {pilihan.tahun}, benih {pilihan.benih}. Dokumen {pilihan.nyata:.0%} izin sungguh dicetak dan "
            "ditandatangani; yang lain pengganti kecil bertulisan CONTOH, tidak dirender. Pesan dicatat, tidak dikirim."
        )
        try:
            baris = jalankan(pilihan, self.stdout.write)
        except (AngkaTiada, TahunDitolak) as e:
            raise CommandError(str(e)) from e
        except KeyboardInterrupt:
            raise CommandError("Terputus. Jalankan lagi dengan pilihan yang sama untuk melanjutkan.") from None
        self._tabel(pilihan.tahun)
        self.stdout.write(f"Semua pemeriksaan lulus. Intisari {baris.intisari}")

    def _tabel(self, tahun: int) -> None:
        lembar = lembar_terbit(tahun)
        self.stdout.write(f"\nData izin terbit {tahun} (CONTOH)\n")
        self.stdout.write(f"{'':12}" + "".join(f"{k:>7}" for k in (*lembar.kode, "jumlah")))
        for b in lembar.bulan:
            angka = "".join(f"{n:7}" for n in (*b.nilai, b.jumlah))
            self.stdout.write(f"{b.nama:12}{angka}{'  perkiraan' if b.perkiraan else ''}")
        self.stdout.write(f"{'Jumlah':12}" + "".join(f"{n:7}" for n in (*lembar.total, lembar.jumlah)))
        self.stdout.write(f"Di antaranya dibatalkan saat penyerahan: {lembar.dibatalkan}\n")
