"""The step log, SOP versions and daily digests only grow, and a run moves with its log: the database sees to it."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from sop.models import IntisariHarian, LangkahLog, VersiSop
from sop.services.jejak import tulis_intisari_harian
from tests.sop.alur import Jalan
from tests.sop.pemilik import sebagai_pemilik


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


# What somebody with SQL might try to lose, double or invent a step; %(p)s is the run, at step 3 with two rows.
BARIS = (
    "INSERT INTO sop_langkahlog (proses_id, nomor, langkah, sebelum, jenis, aksi, hasil, catatan, nama_pelaku, orang,"
    " jabatan, sifat, tugas_pisah, masuk, selesai, menit_kerja, tenggat, jeda, intisari)"
    " SELECT proses_id, {nomor}, {langkah}, {sebelum}, jenis, aksi, hasil, catatan, nama_pelaku, '{orang}', jabatan,"
    " sifat, tugas_pisah, masuk, selesai, menit_kerja, tenggat, jeda, 'x' FROM sop_langkahlog"
    " WHERE proses_id = %(p)s AND nomor = 2"
)
UTUH = {"nomor": 3, "langkah": 3, "sebelum": "intisari", "orang": "a"}
PROSES = "UPDATE sop_proses SET {} WHERE id = %(p)s"


@pytest.mark.parametrize(
    ("perintah", "sebab"),
    [
        (BARIS.format(**UTUH | {"nomor": 2}), "tidak menyambung"),  # doubled
        (BARIS.format(**UTUH | {"nomor": 4}), "tidak menyambung"),  # one left out
        (BARIS.format(**UTUH | {"langkah": 4}), "tidak menyambung"),  # a step the file is not at
        (BARIS.format(**UTUH | {"sebelum": "sebelum"}), "tidak menyambung"),  # beside the chain
        (BARIS.format(**UTUH), "tidak mengikuti"),  # fits, but the file does not move with it
        (PROSES.format("langkah = 6, aksi = 'tandatangani', jabatan = 'kepala-dinas'"), "bersama catatannya"),
        (PROSES.format("langkah = 2"), "bersama catatannya"),
        (PROSES.format("giliran = 1"), "bersama catatannya"),
        (PROSES.format("jabatan = 'kepala-dinas'"), "bersama catatannya"),
        (PROSES.format("keadaan = 'selesai', selesai = now()"), "bersama catatannya"),
        (PROSES.format("keadaan = 'batal', selesai = now()"), "bersama catatannya"),
        (PROSES.format("jumlah_log = 1"), "bersama catatannya"),
        (PROSES.format("jumlah_log = 3"), "bersama catatannya"),
        (PROSES.format("intisari = ''"), "bersama catatannya"),
        (PROSES.format("masuk = now()"), "bersama catatannya"),
        (PROSES.format("h1 = h1 + 7"), "bersama catatannya"),
        (PROSES.format("id = id + 1"), "bersama catatannya"),
        ("DELETE FROM sop_proses WHERE id = %(p)s", "foreign key"),
    ],
)
def test_langkah_tidak_hilang_dan_tidak_ganda_lewat_sql(jalan: Jalan, perintah: str, sebab: str) -> None:
    jalan.sampai(3)
    sebelum = jalan.keadaan, len(jalan.log)
    with pytest.raises(IntegrityError, match=sebab), transaction.atomic():
        _jalankan(perintah, {"p": jalan.proses_id})
    assert (jalan.keadaan, len(jalan.log)) == sebelum
    jalan.langkah()
    assert (jalan.proses.langkah, len(jalan.log)) == (4, 3)


def test_berkas_selesai_tidak_dapat_dilanjutkan_lewat_sql(jalan: Jalan) -> None:
    jalan.sampai(9).langkah()
    for perintah in (
        BARIS.format(**UTUH | {"nomor": 10, "langkah": 9, "sebelum": f"'{jalan.proses.intisari}'"}),
        PROSES.format("keadaan = 'berjalan', selesai = NULL"),
        PROSES.format("langkah = 3"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            _jalankan(perintah, {"p": jalan.proses_id})


def test_tenggat_dan_pengambil_tugas_boleh_berubah_tanpa_catatan(jalan: Jalan) -> None:
    """They decide nothing: the calendar moves the one, an officer's name on a task is the other."""
    _jalankan(PROSES.format("tenggat = tenggat + interval '1 day', petugas_id = NULL"), {"p": jalan.proses_id})


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
    with pytest.raises(IntegrityError, match="tidak menyambung"), transaction.atomic():
        ganda.save(force_insert=True)
    with pytest.raises(IntegrityError, match="nomor_log"), transaction.atomic(), sebagai_pemilik():
        ganda.save(force_insert=True)


def test_intisari_harian_ditulis_sekali(jalan: Jalan) -> None:
    satu, dua = tulis_intisari_harian(), tulis_intisari_harian()
    assert satu == dua
    assert IntisariHarian.objects.count() == 1


def _jalankan(perintah: str, isi: dict[str, int] | None = None) -> None:
    """As a transaction of its own: what was before is done, and afterwards all is checked that a commit would check."""
    with connection.cursor() as kursor:
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        kursor.execute("SET CONSTRAINTS ALL DEFERRED")
        kursor.execute(perintah, isi)
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        kursor.execute("SET CONSTRAINTS ALL DEFERRED")
