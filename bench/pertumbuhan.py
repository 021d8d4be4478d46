"""P13: what grows with the office does not slow it down. Run with ./run bench pertumbuhan.

Ten times the data: a step, the tracking page by token, the public page by number and a desk's inbox, in a database of
BERKAS files with their logs and in one of ten times as many, in turns. A long history: a step and the pages of files
that came back BALIK times, against those of files that came back once. Goal: at most 1.10 × each. The page by token
shows every row of the log, so that its cost is held for each row that it shows.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import alat
from bench.lacak import environ

BERKAS = int(os.environ.get("BERKAS", "10000"))
TERBUKA = 10  # one file in so many is open and lies in the loket's inbox
BALIK = 12
HALAMAN = 20  # pages in a round
Kerja = Callable[[], Callable[[], object]]

# Copies of a file that went all the way, spread over ten years. As a replica: the triggers would refuse them.
GANDAKAN = """
SET session_replication_role = replica;
INSERT INTO sop_proses SELECT r.* FROM sop_proses p, generate_series(%(dari)s, %(sampai)s) n,
  LATERAL jsonb_populate_record(p, jsonb_build_object('id', 1000000 + n, 'tenggat', now() + n * interval '1 minute',
    'mulai', p.mulai - mod(n, 3650) * interval '1 day') || CASE WHEN mod(n, %(terbuka)s) = 0
    THEN '{"langkah": 2, "aksi": "periksa_berkas", "jabatan": "petugas-loket", "keadaan": "berjalan", "selesai": null}'
    ELSE jsonb_build_object('selesai', p.selesai - mod(n, 3650) * interval '1 day') END) r
  WHERE p.id = %(proses)s;
INSERT INTO sop_langkahlog SELECT r.* FROM sop_langkahlog l, generate_series(%(dari)s, %(sampai)s) n,
  LATERAL jsonb_populate_record(l, jsonb_build_object('id', 1000000 + n * 20 + l.nomor, 'proses_id', 1000000 + n)) r
  WHERE l.proses_id = %(proses)s;
INSERT INTO sop_jeda SELECT r.* FROM sop_jeda j, generate_series(%(dari)s, %(sampai)s) n,
  LATERAL jsonb_populate_record(j, jsonb_build_object('id', 1000000 + n * 20 + mod(j.id, 20),
    'proses_id', 1000000 + n)) r
  WHERE j.proses_id = %(proses)s;
INSERT INTO perizinan_permohonan SELECT r.* FROM perizinan_permohonan p, generate_series(%(dari)s, %(sampai)s) n,
  LATERAL jsonb_populate_record(p, jsonb_build_object('id', 1000000 + n, 'proses_id', 1000000 + n,
    'urutan', mod(n, 90000) + 1, 'tahun', 1900 + n / 90000,
    'nomor', lpad((mod(n, 90000) + 1)::text, 5, '0') || '0020101' || 1900 + n / 90000)) r
  WHERE p.id = %(permohonan)s;
SET session_replication_role = DEFAULT;
ANALYZE;
"""


def main() -> bool:
    logging.disable(logging.WARNING)
    with alat.basis_data():
        from tests.sop.contoh import siup

        ukur = _Ukuran(siup())
        try:
            hasil = [*ukur.sepuluh_kali_data(), *ukur.riwayat_panjang()]
        finally:
            ukur.kecil()
            _perintah(f'DROP DATABASE IF EXISTS "{ukur.nama}_besar"')
    return all(hasil)


class _Ukuran:
    """Two databases with the same office in them, and the work that is timed in each."""

    def __init__(self, definisi: Any) -> None:
        from django.core.handlers.wsgi import WSGIHandler
        from django.db import connection

        from bench.kantor import Kantor
        from tests.tracking import contoh

        self.aplikasi, self.sambungan, self.nama = WSGIHandler(), connection, connection.settings_dict["NAME"]
        self.putaran = 0
        self.biasa = [contoh.permohonan_lengkap() for _ in range(HALAMAN)]
        self.berliku = [_berliku() for _ in range(HALAMAN)]
        petugas = {p.jabatan_id: p.pengguna for p in contoh.orang.Penugasan.objects.select_related("pengguna")}
        self.kantor = Kantor(definisi, self.biasa[0].pemohon, petugas)
        self._gandakan(1, BERKAS)
        self.sambungan.close()
        _perintah(f'CREATE DATABASE "{self.nama}_besar" TEMPLATE "{self.nama}"')
        self.besar()
        self._gandakan(BERKAS + 1, 10 * BERKAS)

    def kecil(self) -> None:
        self._pindah(self.nama)

    def besar(self) -> None:
        self._pindah(f"{self.nama}_besar")

    def sepuluh_kali_data(self) -> list[bool]:
        kerja = {
            "langkah": self.kantor.putaran(),
            "lacak dengan token": self._halaman([f"/t/{p.token}/" for p in self.biasa]),
            "lacak dengan nomor": self._halaman([f"/lacak/{p.nomor}/" for p in self.biasa]),
            "kotak masuk": _kotak_masuk,
        }
        di = {"kecil": self.kecil, "besar": self.besar}
        waktu = alat.ukur({f"{k}, {d}": _di(di[d], kerja[k]) for k in kerja for d in di})
        alat.cetak(waktu, kali=1)
        return [
            alat.putusan(f"P13 {k}, 10 × data", alat.nisbah(waktu, f"{k}, besar", f"{k}, kecil"), "≤ 1.10")
            for k in kerja
        ]

    def riwayat_panjang(self) -> list[bool]:
        self.kecil()
        token, nomor = "/t/{0.token}/", "/lacak/{0.nomor}/"
        kerja = {
            "langkah": (self.kantor.putaran(lama=2), self.kantor.putaran(lama=2 * BALIK)),
            "lacak dengan nomor": tuple(
                self._halaman([nomor.format(p) for p in d]) for d in (self.biasa, self.berliku)
            ),
            "lacak dengan token": tuple(
                self._halaman([token.format(p) for p in d]) for d in (self.biasa, self.berliku)
            ),
        }
        waktu = alat.ukur(
            {f"{k}, {('biasa', 'panjang')[n]}": w for k, pasang in kerja.items() for n, w in enumerate(pasang)}
        )
        alat.cetak(waktu, kali=1)
        banyak = {k: alat.nisbah(waktu, f"{k}, panjang", f"{k}, biasa") for k in kerja}
        tampil = self._baris(self.berliku[0]) / self._baris(self.biasa[0])
        print(f"\nlacak dengan token, {tampil:.1f} × baris pada halaman: {banyak['lacak dengan token']:.2f} × waktunya")
        return [
            alat.putusan("P13 langkah, riwayat panjang", banyak["langkah"], "≤ 1.10"),
            alat.putusan("P13 lacak dengan nomor, riwayat panjang", banyak["lacak dengan nomor"], "≤ 1.10"),
            alat.putusan("P13 lacak dengan token tiap baris", banyak["lacak dengan token"] / tampil, "≤ 1.10"),
        ]

    def _baris(self, permohonan: Any) -> int:
        """Rows that the page by token shows: of the log, and stops of the clock."""
        proses = permohonan.proses
        return proses.log.count() + proses.jeda.count()

    def _halaman(self, jalan: list[str]) -> Kerja:
        def siapkan() -> Callable[[], object]:
            self.putaran += 1
            self._minta(jalan[0])  # statements are prepared once for a connection
            return lambda: [self._minta(j) for j in jalan]

        return siapkan

    def _minta(self, jalan: str) -> None:
        keadaan: list[str] = []
        # Another visitor in every round: one address may look up only so many numbers.
        dari = {"REMOTE_ADDR": f"10.0.{self.putaran // 250}.{self.putaran % 250 + 1}"}
        jawab = self.aplikasi(environ(jalan) | dari, lambda status, kepala: keadaan.append(status))
        b"".join(jawab)
        jawab.close()
        assert keadaan == ["200 OK"], (jalan, keadaan)

    def _gandakan(self, dari: int, sampai: int) -> None:
        contoh = self.biasa[0]
        with self.sambungan.cursor() as kursor:
            isi = {"proses": contoh.proses_id, "permohonan": contoh.pk, "terbuka": TERBUKA}
            kursor.execute(GANDAKAN, {"dari": dari, "sampai": sampai, **isi})

    def _pindah(self, nama: str) -> None:
        if self.sambungan.settings_dict["NAME"] != nama:
            self.sambungan.close()
            self.sambungan.settings_dict["NAME"] = nama


def _di(pindah: Callable[[], None], kerja: Kerja) -> Kerja:
    def siapkan() -> Callable[[], object]:
        pindah()
        return kerja()

    return siapkan


def _kotak_masuk() -> Callable[[], object]:
    from perizinan.queries.meja import SEHALAMAN, antrean, hitung
    from perizinan.tampilan.meja import baris_meja, daftar_tampilan

    def buka() -> None:
        for _ in range(HALAMAN):
            rows = list(antrean("tugas", ["petugas-loket"])[: SEHALAMAN + 1])
            assert len(baris_meja(rows[:SEHALAMAN])) == SEHALAMAN
            hitung(antrean("tugas", ["petugas-loket"]))
            daftar_tampilan(["petugas-loket"])

    buka()
    return buka


def _berliku() -> Any:
    """A file that came back BALIK times, one step done on each day, and went all the way after."""
    from akun.queries import pelaku_pemohon
    from sicantik.lib import jam
    from tests.sop.alur import wita
    from tests.tracking import contoh

    hasil, jalan = contoh.permohonan()
    for ke in range(BALIK):
        with jam.pada(wita(f"2026-11-09 {10 + ke // 4}.{10 * (ke % 4) + 5:02}")):
            jalan.langkah("tidak", catatan="Akta pendirian: halaman 3 tidak terbaca.")
            jalan.langkah(oleh=pelaku_pemohon(jalan.pemohon))
    with jam.pada(wita("2026-11-10 10.00")):
        jalan.sampai(8)
    with jam.pada(wita("2026-11-11 11.00")):
        jalan.langkah()
        jalan.langkah(oleh=pelaku_pemohon(jalan.pemohon))
    return hasil


def _perintah(sql: str) -> None:
    """On the server, outside of the databases that are measured."""
    import psycopg2
    from django.db import connection

    with closing(psycopg2.connect(**{**connection.get_connection_params(), "dbname": "postgres"})) as sambungan:
        sambungan.autocommit = True
        sambungan.cursor().execute(sql)


if __name__ == "__main__":
    sys.exit(not main())
