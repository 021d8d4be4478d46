"""Going on from an issued permit, the documents kept for it, and the reminders before it ends."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sicantik.lib.jam


class Migration(migrations.Migration):
    dependencies = [
        ("akun", "0002_jabatan_dan_kantor"),
        ("perizinan", "0010_percakapan"),
        ("sop", "0004_catatan_menyambung"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DokumenSaya",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("syarat", models.CharField(max_length=40)),
                ("sha256", models.CharField(max_length=64)),
                ("berlaku_sampai", models.DateField(null=True)),
                ("dihapus", models.DateTimeField(null=True)),
                ("diubah", models.DateTimeField(default=sicantik.lib.jam.kini)),
            ],
        ),
        migrations.CreateModel(
            name="PengingatIzin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hari", models.PositiveSmallIntegerField()),
                ("berlaku_sampai", models.DateField()),
                ("dibuat", models.DateTimeField(default=sicantik.lib.jam.kini)),
            ],
        ),
        migrations.AddField(
            model_name="berkas",
            name="asal",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="perizinan.berkas"
            ),
        ),
        migrations.AddField(
            model_name="izin",
            name="menggantikan",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="pengganti", to="perizinan.izin"
            ),
        ),
        migrations.AddField(
            model_name="permohonan",
            name="bukti_lama",
            field=models.CharField(blank=True, max_length=10),
        ),
        migrations.AddField(
            model_name="permohonan",
            name="izin_lama",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="lanjutan", to="perizinan.izin"
            ),
        ),
        migrations.AddIndex(
            model_name="izin",
            index=models.Index(condition=models.Q(("akhir", "")), fields=["berlaku_sampai"], name="izin_akan_habis"),
        ),
        migrations.AddConstraint(
            model_name="izin",
            constraint=models.UniqueConstraint(
                condition=models.Q(("akhir__in", ["", "dicabut", "diganti"])),
                fields=("menggantikan",),
                name="satu_pengganti",
            ),
        ),
        migrations.AddConstraint(
            model_name="permohonan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("bukti_lama", ""), ("izin_lama", None)),
                    models.Q(
                        ("bukti_lama__in", ["akun", "nik", "kode_cek"]),
                        ("izin_lama__isnull", False),
                        models.Q(("jenis", "baru"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="izin_lama_berbukti",
            ),
        ),
        migrations.AddConstraint(
            model_name="permohonan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("izin_lama__isnull", False), ("proses", None)),
                fields=("pemohon", "izin_lama", "jenis"),
                name="satu_draf_lanjutan",
            ),
        ),
        migrations.AddField(
            model_name="dokumensaya",
            name="pemilik",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="dokumen_saya", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="pengingatizin",
            name="izin",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="pengingat", to="perizinan.izin"
            ),
        ),
        migrations.AddConstraint(
            model_name="dokumensaya",
            constraint=models.UniqueConstraint(fields=("pemilik", "syarat", "sha256"), name="satu_dokumen_saya"),
        ),
        migrations.AddConstraint(
            model_name="dokumensaya",
            constraint=models.CheckConstraint(
                condition=models.Q(("berlaku_sampai__isnull", False), ("dihapus__isnull", False), _connector="OR"),
                name="dokumen_saya_berisi",
            ),
        ),
        migrations.AddConstraint(
            model_name="pengingatizin",
            constraint=models.UniqueConstraint(fields=("izin", "hari"), name="satu_pengingat"),
        ),
        migrations.RunSQL(
            "CREATE TRIGGER pengingatizin_tetap BEFORE UPDATE OR DELETE ON perizinan_pengingatizin"
            " FOR EACH ROW EXECUTE FUNCTION tolak_ubah();",
            "DROP TRIGGER pengingatizin_tetap ON perizinan_pengingatizin;",
        ),
    ]
