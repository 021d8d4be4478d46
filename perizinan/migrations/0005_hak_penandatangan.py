"""The signer's role may see whether a permit was approved, and nothing else. Demo and tests have no such role."""

from django.db import migrations

BERI = """
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'penandatangan') THEN
    GRANT SELECT (id, terbit, sewa_sampai) ON perizinan_izin TO penandatangan;
  END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("perizinan", "0004_batasan_dan_pencarian")]

    operations = [migrations.RunSQL(BERI, migrations.RunSQL.noop)]
