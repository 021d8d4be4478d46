"""The short code printed on a permit can be looked up."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("perizinan", "0002_paket_tetap")]

    operations = [
        migrations.AddField("izin", "kode_cek", models.CharField(max_length=14, null=True, unique=True)),
    ]
