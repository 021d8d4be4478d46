"""The step log, SOP versions and daily digests only grow: the database itself refuses the rest."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from sop.models import IntisariHarian, LangkahLog, VersiSop
from sop.services.jejak import tulis_intisari_harian
from tests.sop.alur import Jalan


@pytest.mark.parametrize(
    "perintah",
    [
        "UPDATE sop_langkahlog SET catatan = 'diubah'",
        "UPDATE sop_langkahlog SET id = id",
        "DELETE FROM sop_langkahlog",
        "TRUNCATE sop_langkahlog",
        "TRUNCATE sop_proses CASCADE",
        "UPDATE sop_versisop SET kode = 'X'",
        "DELETE FROM sop_versisop",
        "UPDATE sop_intisariharian SET jumlah = 0",
        "DELETE FROM sop_intisariharian",
    ],
)
def test_sql_mentah_ditolak(jalan: Jalan, perintah: str) -> None:
    tulis_intisari_harian()
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        _jalankan(perintah)


def test_lewat_model_pun_ditolak(jalan: Jalan) -> None:
    baris = jalan.log[0]
    baris.catatan = "diubah"
    for ubah in (
        baris.save,
        baris.delete,
        lambda: LangkahLog.objects.update(hasil="ya"),
        lambda: LangkahLog.objects.bulk_update([baris], ["catatan"]),
        VersiSop.objects.all().delete,
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ubah()
    assert LangkahLog.objects.get(pk=baris.pk).catatan == ""


def test_berkas_dengan_catatan_tidak_dapat_dihapus(jalan: Jalan) -> None:
    with pytest.raises(IntegrityError, match="foreign key"), transaction.atomic():
        _jalankan("DELETE FROM sop_proses")


def test_nomor_catatan_tidak_berulang(jalan: Jalan) -> None:
    ganda = jalan.log[0]
    ganda.pk = None
    with pytest.raises(IntegrityError, match="nomor_log"), transaction.atomic():
        ganda.save(force_insert=True)


def test_intisari_harian_ditulis_sekali(jalan: Jalan) -> None:
    satu, dua = tulis_intisari_harian(), tulis_intisari_harian()
    assert satu == dua
    assert IntisariHarian.objects.count() == 1


def _jalankan(perintah: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        kursor.execute(perintah)
