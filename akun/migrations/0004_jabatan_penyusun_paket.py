"""The officer who drafts new versions of permit packs."""

from typing import Any

from django.db import migrations


def isi(apps: Any, schema_editor: Any) -> None:
    jabatan = apps.get_model("akun", "Jabatan")
    jabatan.objects.get_or_create(kode="penyusun-paket", defaults={"nama": "Penyusun Paket Izin"})


class Migration(migrations.Migration):
    dependencies = [("akun", "0003_hari_pesan")]

    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
