"""Absence of officers, technical agencies, and who gave a position."""

from typing import Any

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import sicantik.lib.jam
import sicantik.lib.medan

# As they were when this was written: name, and the word by which the packs call it.
INSTANSI = {
    "satpol-pp": ("Satuan Polisi Pamong Praja", "Satuan Polisi Pamong Praja"),
    "kecamatan": ("Kecamatan", "Kecamatan"),
    "kelurahan": ("Kelurahan", "Kelurahan"),
    "perdagangan": ("Dinas Perdagangan", "Dinas Perdagangan"),
    "perindustrian": ("Dinas Perindustrian", "Dinas Perindustrian"),
    "pu": ("Dinas Pekerjaan Umum", "Dinas Pekerjaan Umum"),
    "pariwisata": ("Dinas Pemuda, Olahraga dan Pariwisata", "Dinas Pemuda, Olahraga dan Pariwisata"),
}


def isi(apps: Any, schema_editor: Any) -> None:
    instansi = apps.get_model("akun", "Instansi")
    instansi.objects.bulk_create(
        [instansi(kode=k, nama=nama, sebutan=sebutan) for k, (nama, sebutan) in INSTANSI.items()],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("akun", "0004_jabatan_penyusun_paket"),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name="Instansi",
            fields=[
                ("kode", models.SlugField(max_length=40, primary_key=True, serialize=False)),
                ("nama", models.CharField(max_length=120, unique=True, verbose_name="nama instansi")),
                ("sebutan", models.CharField(max_length=120, verbose_name="sebutan pada paket izin")),
                ("aktif", models.BooleanField(default=True, verbose_name="aktif")),
            ],
            options={
                "ordering": ["nama"],
            },
        ),
        migrations.CreateModel(
            name="Ketidakhadiran",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mulai", models.DateField(verbose_name="mulai")),
                ("sampai", models.DateField(verbose_name="sampai")),
                (
                    "sebab",
                    models.CharField(
                        choices=[
                            ("cuti", "Cuti"),
                            ("sakit", "Sakit"),
                            ("dinas_luar", "Dinas luar"),
                            ("pelatihan", "Pelatihan"),
                            ("lain", "Keperluan lain"),
                        ],
                        max_length=20,
                        verbose_name="sebab",
                    ),
                ),
                ("dibuat", models.DateTimeField(default=sicantik.lib.jam.kini)),
                ("dibatalkan", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["mulai", "pk"],
            },
        ),
        migrations.AddField(
            model_name="penugasan",
            name="diberikan_oleh",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="penugasan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("diberikan_oleh", None),
                    models.Q(("diberikan_oleh", models.F("pengguna")), _negated=True),
                    _connector="OR",
                ),
                name="tidak_mengangkat_diri",
            ),
        ),
        migrations.AddConstraint(
            model_name="penugasan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("sifat", "definitif"),
                    ("diberikan_oleh", None),
                    models.Q(("selesai__isnull", False), models.Q(("surat", ""), _negated=True)),
                    _connector="OR",
                ),
                name="penunjukan_berjangka",
            ),
        ),
        migrations.AddField(
            model_name="pengguna",
            name="instansi",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="petugas",
                to="akun.instansi",
                verbose_name="instansi teknis",
            ),
        ),
        migrations.AddField(
            model_name="ketidakhadiran",
            name="diakhiri_oleh",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="ketidakhadiran",
            name="dicatat_oleh",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="ketidakhadiran",
            name="pengguna",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="ketidakhadiran", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="ketidakhadiran",
            constraint=models.CheckConstraint(
                condition=models.Q(("sampai__gte", models.F("mulai"))), name="tidak_hadir_berurut"
            ),
        ),
        migrations.AddConstraint(
            model_name="ketidakhadiran",
            constraint=models.CheckConstraint(
                condition=models.Q(("sebab__in", ["cuti", "sakit", "dinas_luar", "pelatihan", "lain"])),
                name="tidak_hadir_sebab",
            ),
        ),
        migrations.AddConstraint(
            model_name="ketidakhadiran",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("dibatalkan", None)),
                expressions=[
                    ("pengguna", "="),
                    (
                        sicantik.lib.medan.Hari(
                            "mulai", "sampai", django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_upper=True)
                        ),
                        "&&",
                    ),
                ],
                name="tidak_hadir_sekali",
            ),
        ),
        migrations.RunPython(isi, migrations.RunPython.noop),
    ]
