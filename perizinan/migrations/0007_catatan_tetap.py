"""What was recorded at the place, decided as a fee, paid, or told by a provider is only added to."""

from django.db import migrations

HANYA_TAMBAH = ("catatantinjau", "ubahjadwal", "pembayaran", "kabarpenyedia")
BUAT = (
    "\n".join(
        f"CREATE TRIGGER {nama}_tetap BEFORE UPDATE OR DELETE ON perizinan_{nama} FOR EACH ROW EXECUTE FUNCTION tolak_ubah();"
        for nama in HANYA_TAMBAH
    )
    + """
CREATE TRIGGER ketetapan_tetap BEFORE DELETE OR UPDATE OF
  permohonan_id, versi, nomor, tahun, urutan, tarif_versi, masukan, rincian, jumlah, ditetapkan, oleh_id, jatuh_tempo
  ON perizinan_ketetapan FOR EACH ROW EXECUTE FUNCTION tolak_ubah();
"""
)
HAPUS = "\n".join(f"DROP TRIGGER {nama}_tetap ON perizinan_{nama};" for nama in (*HANYA_TAMBAH, "ketetapan"))


class Migration(migrations.Migration):
    dependencies = [("perizinan", "0006_peninjauan_dan_retribusi"), ("sop", "0003_batasan")]

    operations = [migrations.RunSQL(BUAT, HAPUS)]
