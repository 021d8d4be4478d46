"""A run and its log move together: no step without its row, no row without its step, none twice, none left out.

The services keep to this by their lock; the database holds everybody to it, raw SQL included. What a row says of a
person cannot be checked here: that is what the digest chain and the exclusion constraint are for.
"""

from django.db import migrations

BUAT = """
CREATE FUNCTION catatan_menyambung() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM sop_proses p
    WHERE p.id = NEW.proses_id AND p.jumlah_log + 1 = NEW.nomor AND p.intisari = NEW.sebelum
      AND p.langkah = NEW.langkah AND p.keadaan IN ('berjalan', 'menunggu_pemohon');
  IF NOT FOUND THEN
    RAISE EXCEPTION 'catatan % tidak menyambung proses %', NEW.nomor, NEW.proses_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER catatan_menyambung BEFORE INSERT ON sop_langkahlog
  FOR EACH ROW EXECUTE FUNCTION catatan_menyambung();

CREATE FUNCTION catatan_diikuti() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM sop_proses p WHERE p.id = NEW.proses_id AND p.jumlah_log >= NEW.nomor;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'proses % tidak mengikuti catatan %', NEW.proses_id, NEW.nomor
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER catatan_diikuti AFTER INSERT ON sop_langkahlog
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION catatan_diikuti();

CREATE FUNCTION proses_menurut_catatan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM sop_langkahlog l
    WHERE l.proses_id = OLD.id AND l.nomor = NEW.jumlah_log AND NEW.jumlah_log = OLD.jumlah_log + 1
      AND l.intisari = NEW.intisari AND l.langkah = OLD.langkah AND NEW.id = OLD.id
      AND (NEW.versi_sop_id, NEW.h1, NEW.mulai) = (OLD.versi_sop_id, OLD.h1, OLD.mulai);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'proses % hanya berpindah bersama catatannya', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proses_menurut_catatan BEFORE UPDATE ON sop_proses FOR EACH ROW
  WHEN ((OLD.id, OLD.versi_sop_id, OLD.h1, OLD.mulai, OLD.keadaan, OLD.langkah, OLD.giliran, OLD.jabatan, OLD.aksi,
         OLD.masuk, OLD.jumlah_log, OLD.intisari, OLD.selesai)
    IS DISTINCT FROM
        (NEW.id, NEW.versi_sop_id, NEW.h1, NEW.mulai, NEW.keadaan, NEW.langkah, NEW.giliran, NEW.jabatan, NEW.aksi,
         NEW.masuk, NEW.jumlah_log, NEW.intisari, NEW.selesai))
  EXECUTE FUNCTION proses_menurut_catatan();
"""
HAPUS = """
DROP TRIGGER proses_menurut_catatan ON sop_proses;
DROP FUNCTION proses_menurut_catatan();
DROP TRIGGER catatan_diikuti ON sop_langkahlog;
DROP FUNCTION catatan_diikuti();
DROP TRIGGER catatan_menyambung ON sop_langkahlog;
DROP FUNCTION catatan_menyambung();
"""


class Migration(migrations.Migration):
    dependencies = [("sop", "0003_batasan")]

    operations = [migrations.RunSQL(BUAT, HAPUS)]
