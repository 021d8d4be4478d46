"""Answers are append-only, and an anonymous complaint cannot be given a name: the database itself refuses."""

from django.db import migrations

BUAT = """
CREATE TRIGGER tanggapan_hanya_tambah BEFORE UPDATE OR DELETE ON pengaduan_tanggapan
  FOR EACH ROW EXECUTE FUNCTION tolak_ubah();
CREATE FUNCTION tolak_nama_anonim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM pengaduan_pengaduan WHERE id = NEW.pengaduan_id AND jenis = 'anonim') THEN
    RAISE EXCEPTION 'pengaduan tanpa nama tidak dapat diberi nama' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER anonim_tanpa_nama BEFORE INSERT OR UPDATE ON pengaduan_identitaspelapor
  FOR EACH ROW EXECUTE FUNCTION tolak_nama_anonim();
"""
HAPUS = """
DROP TRIGGER tanggapan_hanya_tambah ON pengaduan_tanggapan;
DROP TRIGGER anonim_tanpa_nama ON pengaduan_identitaspelapor;
DROP FUNCTION tolak_nama_anonim();
"""


class Migration(migrations.Migration):
    dependencies = [("pengaduan", "0001_initial"), ("sop", "0002_hanya_tambah")]

    operations = [migrations.RunSQL(BUAT, HAPUS)]
