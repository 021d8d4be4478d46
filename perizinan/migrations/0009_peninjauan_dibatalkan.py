"""A visit can be called off. Those left open by files that went back are."""

from django.db import migrations, models
from django.db.models import Q

TERTINGGAL = """
UPDATE perizinan_peninjauan t SET dibatalkan = now()
FROM perizinan_permohonan m JOIN sop_proses p ON p.id = m.proses_id
WHERE t.permohonan_id = m.id AND t.ditutup IS NULL AND p.aksi <> 'tinjau';
UPDATE perizinan_anggotatim a SET rentang = tstzrange(t.mulai, greatest(t.mulai, least(t.selesai, t.dibatalkan)))
FROM perizinan_peninjauan t WHERE t.id = a.peninjauan_id AND t.dibatalkan IS NOT NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("perizinan", "0008_retribusi_utuh"), ("sop", "0003_batasan")]

    operations = [
        migrations.AddField("peninjauan", "dibatalkan", models.DateTimeField(null=True)),
        migrations.RemoveConstraint("peninjauan", "satu_peninjauan_terbuka"),
        migrations.RemoveConstraint("peninjauan", "bap_lengkap"),
        migrations.RunSQL(TERTINGGAL, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "peninjauan",
            models.UniqueConstraint(
                fields=["permohonan"],
                name="satu_peninjauan_terbuka",
                condition=Q(ditutup__isnull=True, dibatalkan__isnull=True),
            ),
        ),
        migrations.AddConstraint(
            "peninjauan",
            models.CheckConstraint(
                condition=Q(ditutup=None, penutup=None, kesimpulan="")
                | Q(
                    ditutup__isnull=False,
                    penutup__isnull=False,
                    kesimpulan__in=["layak", "bersyarat", "tidak_layak"],
                    dibatalkan=None,
                ),
                name="bap_lengkap",
            ),
        ),
    ]
