from django.db import migrations, models

import sicantik.lib.jam


class Migration(migrations.Migration):
    dependencies = [
        ("akun", "0002_jabatan_dan_kantor"),
        ("perizinan", "0012_himpunan"),
    ]

    operations = [
        migrations.CreateModel(
            name="RekapTerbit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tahun", models.PositiveSmallIntegerField()),
                ("bulan", models.PositiveSmallIntegerField()),
                ("kode", models.CharField(max_length=20)),
                ("jumlah", models.PositiveIntegerField()),
                ("dibatalkan", models.PositiveIntegerField(default=0)),
                ("dihitung", models.DateTimeField(default=sicantik.lib.jam.kini)),
            ],
            options={
                "ordering": ["tahun", "bulan", "kode"],
            },
        ),
        migrations.CreateModel(
            name="TahunContoh",
            fields=[
                ("tahun", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("benih", models.BigIntegerField()),
                ("skala", models.FloatField()),
                ("nyata", models.FloatField()),
                ("bulan_perkiraan", models.PositiveSmallIntegerField(null=True)),
                ("sumber", models.TextField()),
                ("mulai", models.DateTimeField(default=sicantik.lib.jam.kini)),
                ("selesai", models.DateTimeField(null=True)),
                ("intisari", models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.AddIndex(
            model_name="izin",
            index=models.Index(
                condition=models.Q(("terbit__isnull", False)), fields=["terbit"], name="izin_menurut_terbit"
            ),
        ),
        migrations.AddConstraint(
            model_name="rekapterbit",
            constraint=models.UniqueConstraint(fields=("tahun", "bulan", "kode"), name="satu_rekap_sebulan"),
        ),
        migrations.AddConstraint(
            model_name="rekapterbit",
            constraint=models.CheckConstraint(condition=models.Q(("bulan__range", (1, 12))), name="rekap_bulan"),
        ),
        migrations.AddConstraint(
            model_name="rekapterbit",
            constraint=models.CheckConstraint(
                condition=models.Q(("dibatalkan__lte", models.F("jumlah"))), name="rekap_dibatalkan"
            ),
        ),
        migrations.AddConstraint(
            model_name="tahuncontoh",
            constraint=models.CheckConstraint(
                condition=models.Q(("bulan_perkiraan", None), ("bulan_perkiraan__range", (1, 12)), _connector="OR"),
                name="contoh_bulan_perkiraan",
            ),
        ),
        migrations.AddConstraint(
            model_name="tahuncontoh",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("intisari", ""), ("selesai", None)),
                    models.Q(("selesai__isnull", False), models.Q(("intisari", ""), _negated=True)),
                    _connector="OR",
                ),
                name="contoh_selesai_berintisari",
            ),
        ),
    ]
