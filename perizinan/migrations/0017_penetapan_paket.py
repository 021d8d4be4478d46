"""Versions that are there already are in force as they were; what is ratified stays as it is."""

from typing import Any

from django.db import migrations
from django.utils import timezone

BUAT = """
CREATE TRIGGER penetapan_paket_tetap BEFORE UPDATE OR DELETE ON perizinan_penetapanpaket
  FOR EACH ROW EXECUTE FUNCTION tolak_ubah();
CREATE TRIGGER catatan_rancangan_tetap BEFORE UPDATE OR DELETE ON perizinan_catatanrancangan
  FOR EACH ROW EXECUTE FUNCTION tolak_ubah();
CREATE TRIGGER rancangan_beku BEFORE UPDATE ON perizinan_rancanganpaket FOR EACH ROW
  WHEN (OLD.keadaan <> 'disusun' AND (NEW.isi IS DISTINCT FROM OLD.isi OR NEW.kode <> OLD.kode))
  EXECUTE FUNCTION tolak_ubah();
CREATE TRIGGER rancangan_selesai BEFORE UPDATE OR DELETE ON perizinan_rancanganpaket FOR EACH ROW
  WHEN (OLD.keadaan IN ('disahkan', 'dibatalkan')) EXECUTE FUNCTION tolak_ubah();
"""
HAPUS = """
DROP TRIGGER penetapan_paket_tetap ON perizinan_penetapanpaket;
DROP TRIGGER catatan_rancangan_tetap ON perizinan_catatanrancangan;
DROP TRIGGER rancangan_beku ON perizinan_rancanganpaket;
DROP TRIGGER rancangan_selesai ON perizinan_rancanganpaket;
"""


def tetapkan_yang_ada(apps: Any, schema_editor: Any) -> None:
    """The newest stored version of a type was in force: decisions in the order in which they were loaded."""
    penetapan, paket = apps.get_model("sop", "Penetapan"), apps.get_model("perizinan", "PenetapanPaket")
    ada: set[str] = set()
    for v in apps.get_model("perizinan", "VersiPaket").objects.order_by("dibuat", "pk"):
        dimuat = timezone.localtime(v.dibuat).date()
        mulai = max(v.berlaku_mulai, dimuat) if v.kode in ada else v.berlaku_mulai
        ada.add(v.kode)
        p = penetapan.objects.create(
            kode=v.kode, versi_sop_id=v.versi_sop_id, berlaku_mulai=mulai, asal="berkas", ditetapkan=v.dibuat
        )
        paket.objects.create(penetapan=p, versi_paket=v)


class Migration(migrations.Migration):
    dependencies = [("perizinan", "0016_rancangan_paket"), ("sop", "0007_penetapan_tetap")]

    operations = [
        migrations.RunPython(tetapkan_yang_ada, migrations.RunPython.noop),
        migrations.RunSQL(BUAT, HAPUS),
    ]
