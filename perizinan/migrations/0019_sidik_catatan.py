"""What came with a record's key, as a digest. Records from before have none, and are not compared by it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("perizinan", "0018_instansi_tim"),
    ]

    operations = [
        migrations.AddField(
            model_name="catatantinjau",
            name="sidik",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
    ]
