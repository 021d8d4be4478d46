"""The text that a signature was put under, as a digest. Those from before have none."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("perizinan", "0019_sidik_catatan"),
    ]

    operations = [
        migrations.AddField(
            model_name="catatantinjau",
            name="intisari",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
    ]
