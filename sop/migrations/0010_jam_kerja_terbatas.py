"""A period of hours lasts a year at most, and leaves the office open for two hours of each day."""

import datetime

import django.db.models.expressions
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sop", "0009_siap_diambil"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="jamkerja",
            name="jam_kerja_wajar",
        ),
        migrations.RemoveConstraint(
            model_name="jamkerja",
            name="jam_jumat_wajar",
        ),
        migrations.AddConstraint(
            model_name="jamkerja",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "sampai__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("mulai"), "+", models.Value(datetime.timedelta(days=365))
                        ),
                    )
                ),
                name="jam_kerja_setahun",
            ),
        ),
        migrations.AddConstraint(
            model_name="jamkerja",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.GreaterThanOrEqual(
                    django.db.models.expressions.CombinedExpression(models.F("tutup"), "-", models.F("buka")),
                    datetime.timedelta(seconds=7200),
                ),
                name="jam_kerja_wajar",
            ),
        ),
        migrations.AddConstraint(
            model_name="jamkerja",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("buka_jumat", None), ("tutup_jumat", None)),
                    models.Q(
                        django.db.models.lookups.GreaterThanOrEqual(
                            django.db.models.expressions.CombinedExpression(
                                models.F("tutup_jumat"), "-", models.F("buka_jumat")
                            ),
                            datetime.timedelta(seconds=7200),
                        ),
                        ("buka_jumat__isnull", False),
                        ("tutup_jumat__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="jam_jumat_wajar",
            ),
        ),
    ]
