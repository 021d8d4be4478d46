# Complaints, identities apart, answers, ticket counter.

import django.db.models.deletion
import sicantik.lib.jam
import sicantik.lib.medan
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("perizinan", "0003_izin_kode_cek"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PenghitungTiket",
            fields=[
                ("tahun", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("nilai", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Pengaduan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kunci", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("tiket", models.CharField(max_length=14, unique=True)),
                (
                    "jenis",
                    models.CharField(choices=[("bernama", "Dengan nama"), ("anonim", "Tanpa nama")], max_length=10),
                ),
                (
                    "klasifikasi",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("keaslian", "Keaslian dokumen izin"),
                            ("waktu", "Waktu penyelesaian"),
                            ("petugas", "Sikap petugas"),
                            ("biaya", "Biaya atau pungutan"),
                            ("syarat", "Persyaratan dan prosedur"),
                            ("lain", "Lain-lain"),
                        ],
                        max_length=20,
                    ),
                ),
                ("isi", models.TextField()),
                ("keadaan", models.CharField(default="diterima", max_length=10)),
                ("dibuat", models.DateTimeField(default=sicantik.lib.jam.kini)),
                ("tenggat", models.DateTimeField()),
                ("dijawab", models.DateTimeField(null=True)),
                ("selesai", models.DateTimeField(null=True)),
                ("token_versi", models.PositiveSmallIntegerField(default=1)),
                (
                    "permohonan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pengaduan",
                        to="perizinan.permohonan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="IdentitasPelapor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nama", sicantik.lib.medan.MedanRahasia()),
                ("kontak", sicantik.lib.medan.MedanRahasia(blank=True, null=True)),
                (
                    "pengaduan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="identitas", to="pengaduan.pengaduan"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Tanggapan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("isi", models.TextField()),
                ("dibuat", models.DateTimeField(default=sicantik.lib.jam.kini)),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "pengaduan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tanggapan", to="pengaduan.pengaduan"
                    ),
                ),
            ],
            options={
                "ordering": ["dibuat", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="pengaduan",
            index=models.Index(
                condition=models.Q(("keadaan", "selesai"), _negated=True),
                fields=["dijawab", "tenggat"],
                name="pengaduan_terbuka",
            ),
        ),
        migrations.AddIndex(
            model_name="pengaduan",
            index=models.Index(
                condition=models.Q(("keadaan", "selesai")), fields=["-selesai"], name="pengaduan_selesai"
            ),
        ),
        migrations.AddConstraint(
            model_name="pengaduan",
            constraint=models.CheckConstraint(
                condition=models.Q(("jenis__in", ["bernama", "anonim"])), name="pengaduan_jenis"
            ),
        ),
        migrations.AddConstraint(
            model_name="pengaduan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dijawab", None), ("keadaan__in", ("diterima", "diproses")), ("selesai", None)),
                    models.Q(("dijawab__isnull", False), ("keadaan", "dijawab"), ("selesai", None)),
                    models.Q(("dijawab__isnull", False), ("keadaan", "selesai"), ("selesai__isnull", False)),
                    _connector="OR",
                ),
                name="pengaduan_keadaan",
            ),
        ),
    ]
