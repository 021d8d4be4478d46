"""Names on tasks, escalation, and office hours for a time."""

from typing import Any

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sicantik.lib.jam
import sicantik.lib.medan

# As they were when this was written; the administrator edits them.
ATURAN = [(-1, "pemegang"), (0, "atasan"), (1, "kabid"), (3, "kepala")]
BUAT = """
CREATE TRIGGER riwayat_tugas_tetap BEFORE UPDATE OR DELETE ON sop_riwayattugas
  FOR EACH ROW EXECUTE FUNCTION tolak_ubah();
"""
HAPUS = "DROP TRIGGER riwayat_tugas_tetap ON sop_riwayattugas;"


def isi(apps: Any, schema_editor: Any) -> None:
    aturan = apps.get_model("sop", "AturanEskalasi")
    aturan.objects.bulk_create([aturan(hari=h, kepada=k) for h, k in ATURAN], ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [
        ("sop", "0007_penetapan_tetap"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AturanEskalasi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hari", models.SmallIntegerField()),
                (
                    "kepada",
                    models.CharField(
                        choices=[
                            ("pemegang", "Petugas yang memegang, atau semua di mejanya"),
                            ("atasan", "Atasan meja"),
                            ("kabid", "Kabid"),
                            ("kepala", "Kepala Dinas"),
                        ],
                        max_length=12,
                    ),
                ),
                ("aktif", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["hari", "kepada"],
            },
        ),
        migrations.CreateModel(
            name="Eskalasi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("masuk", models.DateTimeField()),
                ("langkah", models.PositiveSmallIntegerField()),
                ("jabatan", models.CharField(max_length=60)),
                ("tenggat", models.DateTimeField()),
                ("penerima", models.CharField(blank=True, max_length=500)),
                ("saat", models.DateTimeField(default=sicantik.lib.jam.kini)),
            ],
            options={
                "ordering": ["saat", "pk"],
            },
        ),
        migrations.CreateModel(
            name="JamKerja",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mulai", models.DateField(verbose_name="mulai")),
                ("sampai", models.DateField(verbose_name="sampai")),
                ("buka", models.TimeField(verbose_name="jam buka")),
                ("tutup", models.TimeField(verbose_name="jam tutup")),
                ("buka_jumat", models.TimeField(blank=True, null=True, verbose_name="jam buka hari Jumat")),
                ("tutup_jumat", models.TimeField(blank=True, null=True, verbose_name="jam tutup hari Jumat")),
                ("keterangan", models.CharField(max_length=200, verbose_name="keterangan")),
            ],
            options={
                "ordering": ["mulai"],
            },
        ),
        migrations.CreateModel(
            name="RiwayatTugas",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("apa", models.CharField(max_length=12)),
                ("langkah", models.PositiveSmallIntegerField()),
                ("jabatan", models.CharField(max_length=60)),
                ("catatan", models.CharField(blank=True, max_length=300)),
                ("saat", models.DateTimeField(default=sicantik.lib.jam.kini)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AlterField(
            model_name="langkahlog",
            name="pelaku",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="langkahlog",
            index=models.Index(fields=["pelaku", "selesai"], name="pekerjaan_orang"),
        ),
        migrations.AddIndex(
            model_name="proses",
            index=models.Index(
                condition=models.Q(("jam_berhenti", True), ("keadaan", "berjalan")),
                fields=["jabatan", "masuk", "id"],
                name="antrean_berhenti",
            ),
        ),
        migrations.AddConstraint(
            model_name="aturaneskalasi",
            constraint=models.UniqueConstraint(fields=("hari", "kepada"), name="aturan_eskalasi_sekali"),
        ),
        migrations.AddConstraint(
            model_name="aturaneskalasi",
            constraint=models.CheckConstraint(
                condition=models.Q(("hari__gte", -10), ("hari__lte", 60)), name="aturan_eskalasi_hari"
            ),
        ),
        migrations.AddConstraint(
            model_name="aturaneskalasi",
            constraint=models.CheckConstraint(
                condition=models.Q(("kepada__in", ["pemegang", "atasan", "kabid", "kepala"])),
                name="aturan_eskalasi_kepada",
            ),
        ),
        migrations.AddField(
            model_name="eskalasi",
            name="aturan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sop.aturaneskalasi"
            ),
        ),
        migrations.AddField(
            model_name="eskalasi",
            name="proses",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="eskalasi", to="sop.proses"
            ),
        ),
        migrations.AddConstraint(
            model_name="jamkerja",
            constraint=models.CheckConstraint(
                condition=models.Q(("sampai__gte", models.F("mulai"))), name="jam_kerja_berurut"
            ),
        ),
        migrations.AddConstraint(
            model_name="jamkerja",
            constraint=models.CheckConstraint(
                condition=models.Q(("tutup__gt", models.F("buka"))), name="jam_kerja_wajar"
            ),
        ),
        migrations.AddConstraint(
            model_name="jamkerja",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("buka_jumat", None), ("tutup_jumat", None)),
                    models.Q(("buka_jumat__isnull", False), ("tutup_jumat__gt", models.F("buka_jumat"))),
                    _connector="OR",
                ),
                name="jam_jumat_wajar",
            ),
        ),
        migrations.AddConstraint(
            model_name="jamkerja",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        sicantik.lib.medan.Hari(
                            "mulai", "sampai", django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_upper=True)
                        ),
                        "&&",
                    )
                ],
                name="satu_jam_kerja_sehari",
            ),
        ),
        migrations.AddField(
            model_name="riwayattugas",
            name="dari",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="riwayattugas",
            name="kepada",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="riwayattugas",
            name="oleh",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="riwayattugas",
            name="proses",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="riwayat_tugas", to="sop.proses"
            ),
        ),
        migrations.AddConstraint(
            model_name="eskalasi",
            constraint=models.UniqueConstraint(fields=("proses", "masuk", "aturan"), name="eskalasi_sekali"),
        ),
        migrations.AddConstraint(
            model_name="riwayattugas",
            constraint=models.CheckConstraint(
                condition=models.Q(("apa__in", ["ambil", "lepas", "alih", "pulang"])), name="riwayat_tugas_apa"
            ),
        ),
        migrations.AddConstraint(
            model_name="riwayattugas",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("apa", "alih"), _negated=True), models.Q(("catatan", ""), _negated=True), _connector="OR"
                ),
                name="alih_bercatatan",
            ),
        ),
        migrations.AddIndex(
            model_name="eskalasi",
            index=models.Index(fields=["-saat", "-id"], name="eskalasi_terbaru"),
        ),
        migrations.RunSQL(BUAT, HAPUS),
        migrations.RunPython(isi, migrations.RunPython.noop),
    ]
