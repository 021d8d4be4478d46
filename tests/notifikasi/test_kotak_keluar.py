"""A message is a row of the caller's transaction: the promise is kept or never made."""

from __future__ import annotations

import pytest
from django.core.mail import EmailMessage, send_mail
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries, Settings

from notifikasi.models import Pesan
from notifikasi.services import IsiPesan, _sewa, antrekan, sapu
from sicantik.lib import jam
from tests import orang
from tests.notifikasi.conftest import sms

pytestmark = pytest.mark.django_db


def test_transaksi_yang_batal_tidak_meninggalkan_pesan() -> None:
    with transaction.atomic():
        sms()
        transaction.set_rollback(True)
    assert not Pesan.objects.exists()


def test_satu_pernyataan_untuk_banyak_pesan(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        sms(20)
    assert Pesan.objects.filter(keadaan="antre", percobaan=0).count() == 20


def test_tanpa_pesan_tanpa_pernyataan(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert antrekan([]) == []


def test_isi_dan_pemiliknya_tersimpan() -> None:
    siti = orang.pemohon()
    antrekan([IsiPesan("surel", siti.email, "Isi", "Subjek")], untuk_id=siti.pk, perihal="0012300201112026")
    pesan = Pesan.objects.get()
    assert (pesan.saluran, pesan.tujuan, pesan.subjek, pesan.isi) == ("surel", siti.email, "Subjek", "Isi")
    assert (pesan.untuk, pesan.perihal) == (siti, "0012300201112026")


@pytest.mark.parametrize(
    ("isi", "batasan"),
    [
        ({"saluran": "merpati"}, "pesan_saluran"),
        ({"keadaan": "entah"}, "pesan_keadaan"),
        ({"keadaan": "terkirim"}, "pesan_terkirim"),
    ],
)
def test_baris_yang_mustahil_ditolak(isi: dict[str, str], batasan: str) -> None:
    (pesan,) = sms()
    with pytest.raises(IntegrityError, match=batasan), transaction.atomic():
        Pesan.objects.filter(pk=pesan.pk).update(**isi)


def test_peragaan_menandai_terkirim_tanpa_mengirim() -> None:
    sms(3)
    assert sapu() == 3
    assert Pesan.objects.filter(keadaan="terkirim", percobaan=1, terkirim__isnull=False).count() == 3
    assert sapu() == 0


def test_surel_django_pun_lewat_kotak_keluar(settings: Settings) -> None:
    """Account mails survive a dead SMTP server."""
    settings.EMAIL_BACKEND = "notifikasi.surel.AntreanBackend"
    assert send_mail("Kode", "123 456", None, ["a@contoh.example", "b@contoh.example"]) == 1
    EmailMessage("Lain", "isi", to=["c@contoh.example"]).send()
    tersimpan = set(Pesan.objects.values_list("saluran", "tujuan", "subjek", "isi"))
    assert tersimpan == {
        ("surel", "a@contoh.example", "Kode", "123 456"),
        ("surel", "b@contoh.example", "Kode", "123 456"),
        ("surel", "c@contoh.example", "Lain", "isi"),
    }


def test_yang_menunggu_dicari_lewat_indeks_kecil() -> None:
    """A year of sent messages does not slow the sweeper down."""
    kini = jam.kini()
    Pesan.objects.bulk_create(
        Pesan(saluran="sms", tujuan="+62", isi="x", keadaan="terkirim", terkirim=kini) for _ in range(3_000)
    )
    sms(20)
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE notifikasi_pesan")
        with CaptureQueriesContext(connection) as tangkap:
            assert len(_sewa()) == 20
        cari = next(q["sql"] for q in tangkap if "FOR UPDATE" in q["sql"])
        kursor.execute("EXPLAIN " + cari)
        rencana = "\n".join(baris for (baris,) in kursor.fetchall())
    assert "Index Scan using pesan_menunggu" in rencana
