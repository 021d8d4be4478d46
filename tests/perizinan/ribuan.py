"""Many applications at once, copied by SQL from one that the services made."""

from __future__ import annotations

from django.db import connection
from django.db.models import Max

from perizinan.models import Permohonan
from sop.models import Proses
from tests.kasus import Kasus

PROSES = """
INSERT INTO sop_proses SELECT r.* FROM sop_proses p, generate_series(1, %(jumlah)s) n,
LATERAL jsonb_populate_record(p, jsonb_build_object(
    'id', %(proses)s + n,
    'tenggat', p.tenggat + n * interval '1 minute',
    'keadaan', CASE WHEN n %% %(tiap)s = 0 THEN p.keadaan ELSE 'selesai' END,
    'selesai', CASE WHEN n %% %(tiap)s = 0 THEN p.selesai ELSE p.mulai - n * interval '1 hour' END)) r
WHERE p.id = %(asal_proses)s
"""
PERMOHONAN = """
INSERT INTO perizinan_permohonan SELECT r.* FROM perizinan_permohonan p, generate_series(1, %(jumlah)s) n,
LATERAL jsonb_populate_record(p, jsonb_build_object(
    'id', %(permohonan)s + n,
    'proses_id', %(proses)s + n,
    'urutan', %(permohonan)s + n + 100000,
    'nomor', lpad(((%(permohonan)s + n) %% 100000)::text, 5, '0') || '00201012099',
    'nama_usaha', p.nama_usaha || ' ' || n)) r
WHERE p.id = %(asal)s
"""


def gandakan(contoh: Kasus, jumlah: int, *, terbuka_tiap: int = 1) -> None:
    """Add `jumlah` copies of an application and its run: every `terbuka_tiap`-th as it is, the rest ended."""
    isi = {
        "jumlah": jumlah,
        "tiap": terbuka_tiap,
        "asal": contoh.id,
        "asal_proses": contoh.proses.pk,
        "proses": Proses.objects.aggregate(n=Max("pk"))["n"] + 1_000_000,
        "permohonan": Permohonan.objects.aggregate(n=Max("pk"))["n"] + 1_000_000,
    }
    with connection.cursor() as kursor:
        kursor.execute(PROSES, isi)
        kursor.execute(PERMOHONAN, isi)
        kursor.execute("ANALYZE sop_proses, perizinan_permohonan")
