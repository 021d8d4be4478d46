"""P2: a step of the SOP, against the transition that one would write by hand. Run with ./run bench langkah.

Ours: lock, freshness, rights, log row with digest, deadline with stops, and the notice in the outbox.
By hand (bench/tulis_tangan.py): lock, rights, history row, deadline, next state; no digest, no stops, no outbox.
Goal: ours at least 0.75 × its rate, with at most 5 statements besides BEGIN and COMMIT.
And P13: a step of the fifteen-step Izin Gangguan costs what one of the nine-step SIUP costs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import alat


def main() -> bool:
    with alat.basis_data():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        from bench.kantor import KASUS, LANGKAH, Kantor
        from bench.tulis_tangan import TulisTangan, tabel
        from sicantik.lib import jam
        from tests import orang
        from tests.sop.contoh import sop_paket

        pemohon, petugas = orang.pemohon(), orang.kantor()
        siup, ho = (Kantor(sop_paket(kode), pemohon, petugas) for kode in ("SIUP", "HO"))
        tangan = TulisTangan(siup.definisi, jam.hari_ini())

        def putaran_tangan() -> Callable[[], None]:
            kasus = [tangan.mulai() for _ in range(KASUS)]
            return lambda: [tangan.maju(nomor, siup.oleh[ke]) for nomor in kasus for ke in LANGKAH] and None

        with tabel():
            waktu = alat.ukur(
                {
                    "ditulis tangan": putaran_tangan,
                    "langkah SIUP dengan notis": siup.putaran(),
                    "langkah SIUP tanpa notis": siup.putaran(notis=False),
                    "langkah HO dengan notis": ho.putaran(),
                }
            )
            with CaptureQueriesContext(connection) as tangkap:
                siup.maju(mulai_baru := siup.mulai(), 2)
            sql = [q["sql"] for q in tangkap.captured_queries]
        akhir = sql[max(n for n, s in enumerate(sql) if s == "BEGIN") :]
        pernyataan = [s for s in akhir if s not in ("BEGIN", "COMMIT")]
        alat.cetak(waktu, kali=KASUS * len(LANGKAH))
        print(f"\nPernyataan satu langkah (berkas {mulai_baru}):")
        for s in pernyataan:
            print("  " + " ".join(s.split())[:100])
        print()
        laju = alat.nisbah(waktu, "ditulis tangan", "langkah SIUP dengan notis")
        tanpa = alat.nisbah(waktu, "ditulis tangan", "langkah SIUP tanpa notis")
        print(f"laju tanpa notis / ditulis tangan: {tanpa:.2f}")
        panjang = alat.nisbah(waktu, "langkah HO dengan notis", "langkah SIUP dengan notis")
        return all(
            [
                alat.putusan("P2 laju langkah / ditulis tangan", laju, "≥ 0.75"),
                alat.putusan("P2 pernyataan selain BEGIN dan COMMIT", len(pernyataan), "≤ 5"),
                alat.putusan("P13 langkah HO / langkah SIUP", panjang, "≤ 1.10"),
            ]
        )


if __name__ == "__main__":
    sys.exit(not main())
