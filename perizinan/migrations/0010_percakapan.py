"""Messages between applicant and desk, and the officers' notes: added to, never changed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sicantik.lib.jam

TETAP = """
CREATE TRIGGER catataninternal_tetap BEFORE UPDATE OR DELETE ON perizinan_catataninternal
  FOR EACH ROW EXECUTE FUNCTION tolak_ubah();
CREATE TRIGGER pesankasus_tetap BEFORE DELETE OR UPDATE OF
  permohonan_id, dari, oleh_id, jabatan, isi, lampiran_id, dibuat
  ON perizinan_pesankasus FOR EACH ROW EXECUTE FUNCTION tolak_ubah();
"""
LEPAS = """
DROP TRIGGER catataninternal_tetap ON perizinan_catataninternal;
DROP TRIGGER pesankasus_tetap ON perizinan_pesankasus;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("perizinan", "0009_peninjauan_dibatalkan"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CatatanInternal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("jabatan", models.CharField(max_length=60)),
                ("isi", models.CharField(max_length=2000)),
                ("dibuat", models.DateTimeField(default=sicantik.lib.jam.kini)),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "permohonan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="catatan_internal",
                        to="perizinan.permohonan",
                    ),
                ),
            ],
            options={
                "ordering": ["dibuat", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("isi", ""), _negated=True), name="catatan_berisi")
                ],
            },
        ),
        migrations.CreateModel(
            name="PesanKasus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dari", models.CharField(max_length=8)),
                ("jabatan", models.CharField(blank=True, max_length=60)),
                ("isi", models.CharField(max_length=2000)),
                ("dibuat", models.DateTimeField(default=sicantik.lib.jam.kini)),
                ("dibaca", models.DateTimeField(null=True)),
                ("dijawab", models.DateTimeField(null=True)),
                (
                    "lampiran",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="perizinan.berkas"
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "permohonan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pesan", to="perizinan.permohonan"
                    ),
                ),
            ],
            options={
                "ordering": ["dibuat", "pk"],
                "indexes": [
                    models.Index(fields=["permohonan", "dibuat"], name="pesan_kasus"),
                    models.Index(
                        condition=models.Q(("dari", "pemohon"), ("dijawab__isnull", True)),
                        fields=["permohonan"],
                        name="pesan_belum_dijawab",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dari", "pemohon"), ("jabatan", "")),
                            models.Q(("dari", "petugas"), ("dijawab", None), models.Q(("jabatan", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="pesan_dari",
                    ),
                    models.CheckConstraint(condition=models.Q(("isi", ""), _negated=True), name="pesan_berisi"),
                ],
            },
        ),
        migrations.RunSQL(TETAP, LEPAS),
    ]
