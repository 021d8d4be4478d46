"""Refusals, time limits and overrides; the signer may see whether a refusal was decided, and nothing else of it."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sicantik.lib.jam

HAK = """
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'penandatangan') THEN
    GRANT SELECT (id, keadaan, terbit, sewa_sampai) ON perizinan_penolakan TO penandatangan;
  END IF;
END $$;
"""
HITUNG = """
INSERT INTO perizinan_satuputaran (kode, tahun, berkas, pengecualian)
  SELECT v.kode, p.tahun, count(*), 0 FROM perizinan_permohonan p JOIN perizinan_versipaket v ON v.id = p.versi_paket_id
  WHERE p.putaran > 0 GROUP BY v.kode, p.tahun;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("perizinan", "0014_loket"),
        ("sop", "0005_akhir_luar"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AturanAkhir",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                (
                    "hari_perbaikan",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(366),
                        ],
                        verbose_name="batas memperbaiki berkas",
                    ),
                ),
                ("ingat_perbaikan", models.CharField(blank=True, max_length=40, verbose_name="ingatkan perbaikan")),
                (
                    "hari_ambil",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(366),
                        ],
                        verbose_name="batas mengambil izin",
                    ),
                ),
                ("ingat_ambil", models.CharField(blank=True, max_length=40, verbose_name="ingatkan pengambilan")),
                (
                    "upaya_penolakan",
                    models.TextField(
                        default="Anda dapat mengajukan keberatan secara tertulis kepada Kepala Dinas paling lambat 21 hari kerja sejak keputusan ini diumumkan (Pasal 77 Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan). Bila keberatan tidak diterima, Anda dapat mengajukan banding kepada atasan Kepala Dinas paling lambat 10 hari kerja sejak keputusan keberatan diterima (Pasal 78), dan sesudahnya gugatan ke Pengadilan Tata Usaha Negara (Pasal 76).",
                        max_length=1500,
                        verbose_name="cara mengajukan keberatan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Pengecualian",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("keadaan", models.CharField(default="diusulkan", max_length=14)),
                ("putaran", models.PositiveSmallIntegerField()),
                ("butir", models.JSONField()),
                ("alasan", models.CharField(max_length=500)),
                ("peminta_orang", models.CharField(blank=True, max_length=64)),
                ("diminta", models.DateTimeField(default=sicantik.lib.jam.kini)),
                ("pemutus_orang", models.CharField(blank=True, max_length=64)),
                ("jabatan_pemutus", models.CharField(blank=True, max_length=60)),
                ("diputus", models.DateTimeField(null=True)),
                ("catatan", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Penolakan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("keadaan", models.CharField(default="diusulkan", max_length=14)),
                ("sebab", models.CharField(max_length=20)),
                ("uraian", models.TextField()),
                ("dasar_hukum", models.TextField()),
                ("upaya", models.TextField()),
                ("intisari", models.CharField(max_length=64)),
                ("pengusul_orang", models.CharField(max_length=64)),
                ("jabatan_pengusul", models.CharField(max_length=60)),
                ("diusulkan", models.DateTimeField(default=sicantik.lib.jam.kini)),
                ("pemutus_orang", models.CharField(blank=True, max_length=64)),
                ("jabatan_pemutus", models.CharField(blank=True, max_length=60)),
                ("sifat_pemutus", models.CharField(blank=True, max_length=10)),
                ("diputus", models.DateTimeField(null=True)),
                ("catatan", models.CharField(blank=True, max_length=500)),
                ("nomor", models.CharField(max_length=80, null=True, unique=True)),
                ("tahun", models.PositiveSmallIntegerField(null=True)),
                ("urutan", models.PositiveIntegerField(null=True)),
                ("terbit", models.DateTimeField(null=True)),
                ("sewa_sampai", models.DateTimeField(null=True)),
                ("percobaan", models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="PeringatanBatas",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ambang", models.PositiveSmallIntegerField()),
                ("dibuat", models.DateTimeField(default=sicantik.lib.jam.kini)),
            ],
            options={
                "ordering": ["dibuat"],
            },
        ),
        migrations.CreateModel(
            name="SatuPutaran",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kode", models.CharField(max_length=20)),
                ("tahun", models.PositiveSmallIntegerField()),
                ("berkas", models.PositiveIntegerField(default=0)),
                ("pengecualian", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="dokumenterbit",
            name="jenis_dokumen",
        ),
        migrations.AddConstraint(
            model_name="dokumenterbit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "jenis__in",
                        [
                            "tanda_terima",
                            "surat_tugas",
                            "bap",
                            "skrd",
                            "ssrd",
                            "izin",
                            "buku_tanda_terima",
                            "surat_penolakan",
                        ],
                    )
                ),
                name="jenis_dokumen",
            ),
        ),
        migrations.AddConstraint(
            model_name="aturanakhir",
            constraint=models.CheckConstraint(condition=models.Q(("id", 1)), name="satu_aturan_akhir"),
        ),
        migrations.AddField(
            model_name="pengecualian",
            name="peminta",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="pengecualian",
            name="pemutus",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="pengecualian",
            name="permohonan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="pengecualian", to="perizinan.permohonan"
            ),
        ),
        migrations.AddField(
            model_name="penolakan",
            name="pemutus",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="penolakan",
            name="pengusul",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="penolakan",
            name="permohonan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="penolakan", to="perizinan.permohonan"
            ),
        ),
        migrations.AddField(
            model_name="peringatanbatas",
            name="jeda",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sop.jeda"),
        ),
        migrations.AddField(
            model_name="peringatanbatas",
            name="permohonan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="peringatan_batas", to="perizinan.permohonan"
            ),
        ),
        migrations.AddConstraint(
            model_name="satuputaran",
            constraint=models.UniqueConstraint(fields=("kode", "tahun"), name="satu_putaran_setahun"),
        ),
        migrations.AddConstraint(
            model_name="satuputaran",
            constraint=models.CheckConstraint(
                condition=models.Q(("pengecualian__lte", models.F("berkas"))), name="pengecualian_dari_berkas"
            ),
        ),
        migrations.AddIndex(
            model_name="pengecualian",
            index=models.Index(
                condition=models.Q(("keadaan", "diusulkan")), fields=["diminta"], name="pengecualian_diminta"
            ),
        ),
        migrations.AddConstraint(
            model_name="pengecualian",
            constraint=models.CheckConstraint(
                condition=models.Q(("keadaan__in", ["diusulkan", "disetujui", "ditolak", "gugur"])),
                name="keadaan_pengecualian",
            ),
        ),
        migrations.AddConstraint(
            model_name="pengecualian",
            constraint=models.UniqueConstraint(
                condition=models.Q(("keadaan", "diusulkan")), fields=("permohonan",), name="satu_pengecualian_diminta"
            ),
        ),
        migrations.AddConstraint(
            model_name="pengecualian",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("pemutus_orang", ""),
                    models.Q(("pemutus_orang", models.F("peminta_orang")), _negated=True),
                    _connector="OR",
                ),
                name="pengecualian_dua_orang",
            ),
        ),
        migrations.AddConstraint(
            model_name="pengecualian",
            constraint=models.CheckConstraint(
                condition=models.Q(("alasan", ""), _negated=True), name="pengecualian_beralasan"
            ),
        ),
        migrations.AddIndex(
            model_name="penolakan",
            index=models.Index(
                condition=models.Q(("keadaan", "diusulkan")), fields=["diusulkan"], name="penolakan_diusulkan"
            ),
        ),
        migrations.AddIndex(
            model_name="penolakan",
            index=models.Index(
                condition=models.Q(("keadaan", "disetujui"), ("terbit", None)),
                fields=["diputus"],
                name="penolakan_belum_terbit",
            ),
        ),
        migrations.AddConstraint(
            model_name="penolakan",
            constraint=models.CheckConstraint(
                condition=models.Q(("keadaan__in", ["diusulkan", "disetujui", "ditolak", "gugur"])),
                name="keadaan_penolakan",
            ),
        ),
        migrations.AddConstraint(
            model_name="penolakan",
            constraint=models.CheckConstraint(
                condition=models.Q(("sebab__in", ["syarat", "lokasi", "data", "larangan", "wewenang"])),
                name="sebab_penolakan",
            ),
        ),
        migrations.AddConstraint(
            model_name="penolakan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("keadaan__in", ["diusulkan", "disetujui"])),
                fields=("permohonan",),
                name="satu_penolakan",
            ),
        ),
        migrations.AddConstraint(
            model_name="penolakan",
            constraint=models.UniqueConstraint(fields=("tahun", "urutan"), name="urutan_penolakan"),
        ),
        migrations.AddConstraint(
            model_name="penolakan",
            constraint=models.CheckConstraint(
                condition=models.Q(("pemutus_orang", models.F("pengusul_orang")), _negated=True),
                name="penolakan_dua_orang",
            ),
        ),
        migrations.AddConstraint(
            model_name="penolakan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("diputus__isnull", False),
                        ("keadaan", "disetujui"),
                        ("nomor__isnull", False),
                        ("pemutus__isnull", False),
                    ),
                    models.Q(models.Q(("keadaan", "disetujui"), _negated=True), ("nomor", None), ("terbit", None)),
                    _connector="OR",
                ),
                name="penolakan_bernomor",
            ),
        ),
        migrations.AddConstraint(
            model_name="peringatanbatas",
            constraint=models.UniqueConstraint(fields=("jeda", "ambang"), name="satu_peringatan_seambang"),
        ),
        migrations.RunSQL(HAK, migrations.RunSQL.noop),
        migrations.RunSQL(HITUNG, migrations.RunSQL.noop),
    ]
