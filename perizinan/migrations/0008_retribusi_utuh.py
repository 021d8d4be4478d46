"""What a bill asks for, the capacity of who set or recorded a fee, and money that has to be followed up."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sicantik.lib.jam

# The rows written before these columns. Only here may rows that are otherwise only added to be filled in.
ISI = """
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE perizinan_pembayaran DISABLE TRIGGER pembayaran_tetap;
ALTER TABLE perizinan_kabarpenyedia DISABLE TRIGGER kabarpenyedia_tetap;
UPDATE perizinan_tagihan t SET jumlah = k.jumlah FROM perizinan_ketetapan k WHERE k.id = t.ketetapan_id;
UPDATE perizinan_kabarpenyedia SET perlu_tindak = true WHERE akibat LIKE 'Perlu ditindaklanjuti: %';
UPDATE perizinan_ketetapan k SET sifat = l.sifat FROM perizinan_permohonan p, sop_langkahlog l
  WHERE p.id = k.permohonan_id AND l.proses_id = p.proses_id AND l.aksi = 'hitung_retribusi' AND l.jenis = 'langkah'
  AND l.pelaku_id = k.oleh_id AND strpos(l.catatan, k.nomor) > 0;
UPDATE perizinan_pembayaran b SET sifat = l.sifat FROM perizinan_ketetapan k, perizinan_permohonan p, sop_langkahlog l
  WHERE k.id = b.ketetapan_id AND p.id = k.permohonan_id AND l.proses_id = p.proses_id AND l.aksi = 'bayar'
  AND l.jenis = 'peristiwa' AND l.pelaku_id = b.oleh_id AND strpos(l.catatan, b.nomor) > 0;
ALTER TABLE perizinan_pembayaran ENABLE TRIGGER pembayaran_tetap;
ALTER TABLE perizinan_kabarpenyedia ENABLE TRIGGER kabarpenyedia_tetap;
SET CONSTRAINTS ALL DEFERRED;
"""
TETAP = """
CREATE TRIGGER tindaklanjut_tetap BEFORE UPDATE OR DELETE ON perizinan_tindaklanjut
  FOR EACH ROW EXECUTE FUNCTION tolak_ubah();
DROP TRIGGER ketetapan_tetap ON perizinan_ketetapan;
CREATE TRIGGER ketetapan_tetap BEFORE DELETE OR UPDATE OF
  permohonan_id, versi, nomor, tahun, urutan, tarif_versi, masukan, rincian, jumlah, ditetapkan, oleh_id, sifat,
  jatuh_tempo
  ON perizinan_ketetapan FOR EACH ROW EXECUTE FUNCTION tolak_ubah();
"""
LEPAS = """
DROP TRIGGER tindaklanjut_tetap ON perizinan_tindaklanjut;
DROP TRIGGER ketetapan_tetap ON perizinan_ketetapan;
CREATE TRIGGER ketetapan_tetap BEFORE DELETE OR UPDATE OF
  permohonan_id, versi, nomor, tahun, urutan, tarif_versi, masukan, rincian, jumlah, ditetapkan, oleh_id, jatuh_tempo
  ON perizinan_ketetapan FOR EACH ROW EXECUTE FUNCTION tolak_ubah();
"""


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("perizinan", "0007_catatan_tetap"),
    ]

    operations = [
        migrations.AddField("ketetapan", "sifat", models.CharField(default="definitif", max_length=10)),
        migrations.AddField("pembayaran", "sifat", models.CharField(default="definitif", max_length=10)),
        migrations.AddField("tagihan", "jumlah", models.PositiveBigIntegerField(default=0), preserve_default=False),
        migrations.AddField("tagihan", "bunga", models.PositiveBigIntegerField(default=0)),
        migrations.AddField("kabarpenyedia", "perlu_tindak", models.BooleanField(default=False)),
        migrations.CreateModel(
            name="TindakLanjut",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("catatan", models.CharField(max_length=300)),
                ("dibuat", models.DateTimeField(default=sicantik.lib.jam.kini)),
                (
                    "kabar",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tindak_lanjut",
                        to="perizinan.kabarpenyedia",
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("catatan", ""), _negated=True), name="tindak_lanjut_bercatatan"
                    )
                ],
            },
        ),
        migrations.RunSQL(ISI, migrations.RunSQL.noop),
        migrations.RunSQL(TETAP, LEPAS),
    ]
