"""How long people may write to each other on a case that has ended is the office's to say."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("akun", "0002_jabatan_dan_kantor")]

    operations = [
        migrations.AddField(
            "profilkantor",
            "hari_pesan",
            models.PositiveSmallIntegerField(
                default=14,
                help_text="Selama ini pemohon dan meja masih dapat berkirim pesan setelah permohonan berakhir",
                verbose_name="hari percakapan sesudah selesai",
            ),
        ),
    ]
