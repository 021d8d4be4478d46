"""The counter: queue tickets of the day, and applications that nobody's account owns until they are claimed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sicantik.lib.jam

TETAP = """
CREATE TRIGGER tiketantrean_tetap BEFORE DELETE OR UPDATE OF tanggal, layanan, nomor, dibuat
  ON perizinan_tiketantrean FOR EACH ROW EXECUTE FUNCTION tolak_ubah();
-- An application is claimed once: it never leaves the account that owns it.
CREATE TRIGGER permohonan_pemohon_tetap BEFORE UPDATE OF pemohon_id ON perizinan_permohonan FOR EACH ROW
  WHEN (OLD.pemohon_id IS NOT NULL AND NEW.pemohon_id IS DISTINCT FROM OLD.pemohon_id)
  EXECUTE FUNCTION tolak_ubah();
"""
LEPAS = """
DROP TRIGGER tiketantrean_tetap ON perizinan_tiketantrean;
DROP TRIGGER permohonan_pemohon_tetap ON perizinan_permohonan;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("perizinan", "0013_rekap_terbit"),
        ("sop", "0004_catatan_menyambung"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PengajuanLoket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cara", models.CharField(blank=True, max_length=10)),
                ("goresan", models.TextField(blank=True)),
                ("dinyatakan", models.DateTimeField(null=True)),
                ("orang", models.CharField(blank=True, db_index=True, max_length=64)),
                ("klaim_versi", models.PositiveSmallIntegerField(default=1)),
                ("diklaim", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="PenghitungAntrean",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tanggal", models.DateField()),
                ("layanan", models.CharField(max_length=1)),
                ("nilai", models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="TiketAntrean",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tanggal", models.DateField(default=sicantik.lib.jam.hari_ini)),
                ("layanan", models.CharField(max_length=1)),
                ("nomor", models.PositiveSmallIntegerField()),
                ("keadaan", models.CharField(default="menunggu", max_length=10)),
                ("loket", models.PositiveSmallIntegerField(null=True)),
                ("dibuat", models.DateTimeField(default=sicantik.lib.jam.kini)),
                ("dipanggil", models.DateTimeField(null=True)),
                ("panggilan", models.DateTimeField(null=True)),
                ("dilayani", models.DateTimeField(null=True)),
                ("selesai", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["dibuat", "pk"],
            },
        ),
        migrations.AddField(
            model_name="permohonan",
            name="loket",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AlterField(
            model_name="permohonan",
            name="pemohon",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="permohonan",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="permohonan",
            constraint=models.CheckConstraint(
                condition=models.Q(("pemohon__isnull", False), ("loket__isnull", False), _connector="OR"),
                name="permohonan_dari_seseorang",
            ),
        ),
        migrations.AddField(
            model_name="pengajuanloket",
            name="diklaim_oleh",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="pengajuanloket",
            name="permohonan",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="pengajuan_loket", to="perizinan.permohonan"
            ),
        ),
        migrations.AddField(
            model_name="pengajuanloket",
            name="pindaian",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="perizinan.berkas"
            ),
        ),
        migrations.AddConstraint(
            model_name="penghitungantrean",
            constraint=models.UniqueConstraint(fields=("tanggal", "layanan"), name="satu_penghitung_antrean"),
        ),
        migrations.AddField(
            model_name="tiketantrean",
            name="petugas",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="pengajuanloket",
            name="tiket",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="perizinan.tiketantrean"
            ),
        ),
        migrations.AddIndex(
            model_name="tiketantrean",
            index=models.Index(
                condition=models.Q(("keadaan", "menunggu")), fields=["tanggal", "dibuat"], name="antrean_menunggu"
            ),
        ),
        migrations.AddConstraint(
            model_name="tiketantrean",
            constraint=models.UniqueConstraint(fields=("tanggal", "layanan", "nomor"), name="nomor_antrean"),
        ),
        migrations.AddConstraint(
            model_name="tiketantrean",
            constraint=models.CheckConstraint(condition=models.Q(("nomor__gte", 1)), name="nomor_antrean_dari_satu"),
        ),
        migrations.AddConstraint(
            model_name="tiketantrean",
            constraint=models.CheckConstraint(
                condition=models.Q(("layanan__in", ["A", "B", "C"])), name="layanan_antrean"
            ),
        ),
        migrations.AddConstraint(
            model_name="tiketantrean",
            constraint=models.CheckConstraint(
                condition=models.Q(("keadaan__in", ["menunggu", "dipanggil", "dilayani", "dilewati", "selesai"])),
                name="keadaan_tiket",
            ),
        ),
        migrations.AddConstraint(
            model_name="tiketantrean",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dipanggil", None), ("keadaan", "menunggu"), ("loket", None), ("petugas", None)),
                    models.Q(
                        models.Q(("keadaan", "menunggu"), _negated=True),
                        ("dipanggil__isnull", False),
                        ("loket__isnull", False),
                        ("panggilan__isnull", False),
                        ("petugas__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="tiket_dipanggil_seseorang",
            ),
        ),
        migrations.AddConstraint(
            model_name="tiketantrean",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dilayani__isnull", False), ("keadaan", "selesai"), ("selesai__isnull", False)),
                    models.Q(models.Q(("keadaan", "selesai"), _negated=True), ("selesai", None)),
                    _connector="OR",
                ),
                name="tiket_selesai",
            ),
        ),
        migrations.AddConstraint(
            model_name="tiketantrean",
            constraint=models.UniqueConstraint(
                condition=models.Q(("keadaan__in", ("dipanggil", "dilayani"))),
                fields=("tanggal", "petugas"),
                name="satu_tiket_di_loket",
            ),
        ),
        migrations.AddConstraint(
            model_name="pengajuanloket",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cara", ""), ("dinyatakan", None), ("goresan", ""), ("orang", ""), ("pindaian", None)),
                    models.Q(
                        ("cara", "layar"),
                        ("dinyatakan__isnull", False),
                        ("pindaian", None),
                        models.Q(("goresan", ""), _negated=True),
                        models.Q(("orang", ""), _negated=True),
                    ),
                    models.Q(
                        ("cara", "kertas"),
                        ("dinyatakan__isnull", False),
                        ("pindaian__isnull", False),
                        models.Q(("orang", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="pernyataan_bertanda_tangan",
            ),
        ),
        migrations.AddConstraint(
            model_name="pengajuanloket",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("diklaim", None), ("diklaim_oleh", None)),
                    models.Q(
                        ("diklaim__isnull", False), ("diklaim_oleh__isnull", False), ("dinyatakan__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="klaim_oleh_seseorang",
            ),
        ),
        migrations.RunSQL(TETAP, LEPAS),
    ]
