"""P2: a step of the SOP, against the transition that one would write by hand. Run with ./run bench langkah.

Ours: lock, freshness, rights, log row with digest, deadline with stops, and the notice in the outbox.
By hand (bench/tulis_tangan.py): lock, rights, history row, deadline, next state; no digest, no stops, no outbox.
Goal: ours at least 0.75 × its rate, with at most 5 statements besides BEGIN and COMMIT.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import alat

KASUS = 6  # cases in a round
LANGKAH = range(2, 8)  # the officers' steps; handing over also opens and ends a stop of the clock


def main() -> bool:
    with alat.basis_data():
        from django.db import connection, transaction
        from django.test.utils import CaptureQueriesContext

        from akun.queries import pelaku_pemohon
        from bench.tulis_tangan import TulisTangan, tabel
        from notifikasi.services import IsiPesan, antrekan
        from perizinan.services.paket import FOLDER, baca_paket, definisi_sop
        from sicantik.lib import jam
        from sop import services as sop
        from tests import orang

        definisi = definisi_sop(baca_paket(FOLDER / "siup"))
        versi, pemohon, petugas = sop.simpan_versi(definisi), orang.pemohon(), orang.kantor()
        oleh = {n: petugas[definisi.ambil(n).pelaksana[0]] for n in LANGKAH}
        tangan = TulisTangan(definisi, jam.hari_ini())

        def mulai() -> int:
            return sop.mulai(versi_sop=versi, oleh=pelaku_pemohon(pemohon)).proses.pk

        def maju(nomor: int, ke: int, *, notis: bool = True) -> None:
            with transaction.atomic():
                giliran = sop.buka_giliran(proses_id=nomor, oleh=oleh[ke], versi=ke - 1)
                sop.selesaikan(giliran, hasil=definisi.cabang(ke)[0].hasil)
                if notis:
                    antrekan([IsiPesan("surel", pemohon.email, "Tahap selesai.", "Kabar")], untuk_id=pemohon.pk)

        def putaran(buat: Callable[[], int], langkah: Callable[[int, int], None]) -> Callable[[], Callable[[], None]]:
            def siapkan() -> Callable[[], None]:
                kasus = [buat() for _ in range(KASUS)]
                return lambda: [langkah(nomor, ke) for nomor in kasus for ke in LANGKAH] and None

            return siapkan

        with tabel():
            waktu = alat.ukur(
                {
                    "ditulis tangan": putaran(tangan.mulai, lambda nomor, ke: tangan.maju(nomor, oleh[ke])),
                    "langkah kita dengan notis": putaran(mulai, maju),
                    "langkah kita tanpa notis": putaran(mulai, lambda nomor, ke: maju(nomor, ke, notis=False)),
                }
            )
            with CaptureQueriesContext(connection) as tangkap:
                maju(mulai_baru := mulai(), 2)
            sql = [q["sql"] for q in tangkap.captured_queries]
        akhir = sql[max(n for n, s in enumerate(sql) if s == "BEGIN") :]
        pernyataan = [s for s in akhir if s not in ("BEGIN", "COMMIT")]
        alat.cetak(waktu, kali=KASUS * len(LANGKAH))
        print(f"\nPernyataan satu langkah (berkas {mulai_baru}):")
        for s in pernyataan:
            print("  " + " ".join(s.split())[:100])
        print()
        laju = alat.nisbah(waktu, "ditulis tangan", "langkah kita dengan notis")
        tanpa = alat.nisbah(waktu, "ditulis tangan", "langkah kita tanpa notis")
        print(f"laju tanpa notis / ditulis tangan: {tanpa:.2f}")
        return all(
            [
                alat.putusan("P2 laju langkah / ditulis tangan", laju, "≥ 0.75"),
                alat.putusan("P2 pernyataan selain BEGIN dan COMMIT", len(pernyataan), "≤ 5"),
            ]
        )


if __name__ == "__main__":
    sys.exit(not main())
