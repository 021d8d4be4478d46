"""The positions of the decree, the office's profile, and the table of the database cache."""

from typing import Any

from django.db import migrations

# As they were when this was written: a migration does not change with the code.
JABATAN = {
    "petugas-loket": "Petugas Loket",
    "bagian-penjadwalan": "Bagian Penjadwalan",
    "tim-teknis": "Tim Teknis",
    "petugas-entry-data": "Petugas Entry Data",
    "bendahara-penerima-skrd": "Bendahara Penerima SKRD",
    "kasi-perizinan-usaha-i": "Kasi Perizinan Usaha I",
    "kasi-perizinan-usaha-ii": "Kasi Perizinan Usaha II",
    "kabid-perizinan-usaha": "Kabid Perizinan Usaha",
    "kepala-dinas": "Kepala Dinas",
    "bagian-arsip-data": "Bagian Arsip Data",
    "penangan-pengaduan": "Penangan Pengaduan",
    "administrator": "Administrator",
}


def isi(apps: Any, schema_editor: Any) -> None:
    jabatan = apps.get_model("akun", "Jabatan")
    jabatan.objects.bulk_create([jabatan(kode=k, nama=n) for k, n in JABATAN.items()], ignore_conflicts=True)
    apps.get_model("akun", "ProfilKantor").objects.get_or_create(id=1)


TEMBOLOK = """
CREATE TABLE tembolok (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX tembolok_expires ON tembolok (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("akun", "0001_initial")]

    operations = [
        migrations.RunPython(isi, migrations.RunPython.noop),
        migrations.RunSQL(TEMBOLOK, "DROP TABLE tembolok"),
    ]
