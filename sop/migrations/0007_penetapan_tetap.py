"""A decision stays as it was made; only its withdrawal is written beside it, once."""

from django.db import migrations

BUAT = """
CREATE TRIGGER penetapan_tetap BEFORE DELETE OR UPDATE OF
  kode, versi_sop_id, berlaku_mulai, asal, nomor_keputusan, tanggal_keputusan, ditetapkan
  ON sop_penetapan FOR EACH ROW EXECUTE FUNCTION tolak_ubah();
CREATE TRIGGER penetapan_dicabut_sekali BEFORE UPDATE ON sop_penetapan
  FOR EACH ROW WHEN (OLD.dicabut IS NOT NULL) EXECUTE FUNCTION tolak_ubah();
"""
HAPUS = """
DROP TRIGGER penetapan_tetap ON sop_penetapan;
DROP TRIGGER penetapan_dicabut_sekali ON sop_penetapan;
"""


class Migration(migrations.Migration):
    dependencies = [("sop", "0006_penetapan")]

    operations = [migrations.RunSQL(BUAT, HAPUS)]
