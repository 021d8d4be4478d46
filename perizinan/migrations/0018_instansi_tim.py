"""The agency of everyone sent on a visit, as it was then called."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("perizinan", "0017_penetapan_paket"),
    ]

    operations = [
        migrations.AddField(
            model_name="anggotatim",
            name="instansi",
            field=models.CharField(blank=True, max_length=120),
        ),
    ]
