"""The step log is append-only and SOP versions never change: the database itself refuses anything else."""

from django.db import migrations

BUAT = """
CREATE FUNCTION tolak_ubah() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% hanya dapat ditambah', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER log_hanya_tambah BEFORE UPDATE OR DELETE ON sop_langkahlog
  FOR EACH ROW EXECUTE FUNCTION tolak_ubah();
CREATE TRIGGER log_tak_terhapus BEFORE TRUNCATE ON sop_langkahlog
  FOR EACH STATEMENT EXECUTE FUNCTION tolak_ubah();
CREATE TRIGGER versi_sop_tetap BEFORE UPDATE OR DELETE ON sop_versisop
  FOR EACH ROW EXECUTE FUNCTION tolak_ubah();
CREATE TRIGGER intisari_harian_tetap BEFORE UPDATE OR DELETE ON sop_intisariharian
  FOR EACH ROW EXECUTE FUNCTION tolak_ubah();
"""
HAPUS = """
DROP TRIGGER log_hanya_tambah ON sop_langkahlog;
DROP TRIGGER log_tak_terhapus ON sop_langkahlog;
DROP TRIGGER versi_sop_tetap ON sop_versisop;
DROP TRIGGER intisari_harian_tetap ON sop_intisariharian;
DROP FUNCTION tolak_ubah();
"""


class Migration(migrations.Migration):
    dependencies = [("sop", "0001_initial")]

    operations = [migrations.RunSQL(BUAT, HAPUS)]
