"""What a step reads under its lock is what the pages read without one."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection, transaction

from sicantik.lib import jam
from sop import queries
from sop.models import HariKhusus, Proses, VersiSop
from sop.services.giliran import kunci_proses
from tests.sop.alur import mulai_pada, wita


def test_sama_dengan_anotasi_halaman(siup: VersiSop) -> None:
    HariKhusus.objects.create(tanggal=date(2018, 4, 30), buka=False, keterangan="Cuti bersama")
    HariKhusus.objects.create(tanggal=date(2018, 5, 1), buka=True, keterangan="Lembur")
    jalan = mulai_pada("2018-04-16 09.00", siup)
    for hari in (16, 18):
        with jam.pada(wita(f"2018-04-{hari} 10.00")):
            jalan.langkah("tidak", catatan=f"KTP buram {hari}")
        if hari == 16:
            with jam.pada(wita("2018-04-17 10.00")):
                jalan.langkah()
    halaman = Proses.objects.annotate(**queries.anotasi_waktu()).get(pk=jalan.proses_id)
    with transaction.atomic():
        terkunci = kunci_proses(jalan.proses_id)
    assert terkunci == halaman
    assert {f.attname: getattr(terkunci, f.attname) for f in Proses._meta.fields} == {
        f.attname: getattr(halaman, f.attname) for f in Proses._meta.fields
    }
    assert terkunci.daftar_jeda == halaman.daftar_jeda
    assert len(terkunci.daftar_jeda) == 2
    assert queries.kalender_dari(terkunci) == queries.kalender_dari(halaman)
    assert len(queries.kalender_dari(terkunci).pengganti) == 2


def test_tanpa_jeda_dan_tanpa_hari_khusus(siup: VersiSop) -> None:
    jalan = mulai_pada("2018-04-16 09.00", siup)
    with transaction.atomic():
        terkunci = kunci_proses(jalan.proses_id)
    assert (terkunci.daftar_jeda, queries.kalender_dari(terkunci).pengganti) == ([], {})


def test_kantor_tanpa_profil_memakai_jam_bawaan(siup: VersiSop) -> None:
    with connection.cursor() as kursor:
        kursor.execute("DELETE FROM akun_profilkantor")
    jalan = mulai_pada("2018-04-16 09.00", siup)
    assert jalan.proses.tenggat == wita("2018-04-16 16.00")


@pytest.mark.django_db
def test_berkas_yang_tidak_ada() -> None:
    with pytest.raises(Proses.DoesNotExist), transaction.atomic():
        kunci_proses(0)
