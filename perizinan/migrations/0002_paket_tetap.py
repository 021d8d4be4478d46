"""Versions of permit packs and issued documents never change."""

from django.db import migrations

BUAT = """
CREATE TRIGGER versi_paket_tetap BEFORE UPDATE OR DELETE ON perizinan_versipaket
  FOR EACH ROW EXECUTE FUNCTION tolak_ubah();
CREATE TRIGGER dokumen_terbit_tetap BEFORE UPDATE OR DELETE ON perizinan_dokumenterbit
  FOR EACH ROW EXECUTE FUNCTION tolak_ubah();
"""
HAPUS = """
DROP TRIGGER versi_paket_tetap ON perizinan_versipaket;
DROP TRIGGER dokumen_terbit_tetap ON perizinan_dokumenterbit;
"""


class Migration(migrations.Migration):
    dependencies = [("perizinan", "0001_initial"), ("sop", "0002_hanya_tambah")]

    operations = [migrations.RunSQL(BUAT, HAPUS)]
