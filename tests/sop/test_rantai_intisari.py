"""Whoever gets past the triggers and changes the log is found by `manage.py periksa_jejak`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sicantik.lib import jam
from sop.models import Jeda, LangkahLog, Proses, VersiSop
from sop.services.jejak import periksa_jejak, tulis_intisari_harian
from tests.drill import jumlah
from tests.sop.alur import WITA, Jalan, mulai
from tests.sop.pemilik import sebagai_pemilik


def test_utuh(jalan: Jalan) -> None:
    jalan.langkah("tidak", catatan="KTP\nburam “sekali” é 漢 \\ 😀")
    jalan.sampai(9).langkah()
    assert periksa_jejak() == []
    keluaran = StringIO()
    call_command("periksa_jejak", stdout=keluaran)
    assert "utuh" in keluaran.getvalue()


def test_tanpa_berkas_pun_utuh(db: None) -> None:
    assert periksa_jejak() == []


@pytest.mark.parametrize(
    ("kolom", "nilai"),
    [
        ("catatan", "diubah"),
        ("hasil", "tidak"),
        ("orang", "0" * 64),
        ("nama_pelaku", "Orang Lain"),
        ("jabatan", "kepala-dinas"),
        ("sifat", "plh"),
        ("jenis", "kembali"),
        ("aksi", "koreksi"),
        ("langkah", 5),
        ("tugas_pisah", ""),
        ("menit_kerja", 99),
        ("jeda", [{"sebab": "perbaikan"}]),
        ("pelaku_id", None),
        ("sebelum", "0" * 64),
        ("intisari", "0" * 64),
        ("masuk", datetime(2018, 1, 1, tzinfo=UTC)),
        ("selesai", datetime(2018, 1, 1, tzinfo=UTC)),
        ("tenggat", datetime(2018, 1, 1, tzinfo=UTC)),
    ],
)
def test_setiap_kolom_yang_diubah_ketahuan(jalan: Jalan, kolom: str, nilai: object) -> None:
    jalan.sampai(5)
    with sebagai_pemilik():
        LangkahLog.objects.filter(proses=jalan.proses_id, nomor=3).update(**{kolom: nilai})
    assert f"proses {jalan.proses_id}: catatan 3 berubah" in periksa_jejak()
    with pytest.raises(CommandError):
        call_command("periksa_jejak", stderr=StringIO())


def test_satu_mikrodetik_pun_ketahuan(jalan: Jalan) -> None:
    baris = jalan.log[0]
    with sebagai_pemilik():
        LangkahLog.objects.filter(pk=baris.pk).update(selesai=baris.selesai + timedelta(microseconds=1))
    assert periksa_jejak() == [f"proses {jalan.proses_id}: catatan 1 berubah"]


@pytest.mark.parametrize(
    ("nomor", "kalimat"),
    [(1, "catatan 1 hilang"), (3, "catatan 3 hilang"), (4, "catatan terakhir hilang")],
)
def test_baris_yang_dihapus_ketahuan(jalan: Jalan, nomor: int, kalimat: str) -> None:
    jalan.sampai(5)
    with sebagai_pemilik():
        LangkahLog.objects.filter(proses=jalan.proses_id, nomor=nomor).delete()
    assert f"proses {jalan.proses_id}: {kalimat}" in periksa_jejak()


def test_seluruh_catatan_dihapus_ketahuan(jalan: Jalan) -> None:
    with sebagai_pemilik():
        LangkahLog.objects.filter(proses=jalan.proses_id).delete()
    assert periksa_jejak() == [f"proses {jalan.proses_id}: seluruh catatan hilang"]


def test_dua_baris_bertukar_tempat_ketahuan(jalan: Jalan) -> None:
    jalan.sampai(5)
    with sebagai_pemilik():
        dua, tiga = jalan.log[1:3]
        for pk, nomor in ((dua.pk, 90), (tiga.pk, 2), (dua.pk, 3)):
            LangkahLog.objects.filter(pk=pk).update(nomor=nomor)
    assert {f"proses {jalan.proses_id}: catatan {n} berubah" for n in (2, 3)} <= set(periksa_jejak())


def test_baris_dipindah_ke_berkas_lain_ketahuan(jalan: Jalan, siup: VersiSop) -> None:
    lain = mulai(siup)
    with sebagai_pemilik():
        LangkahLog.objects.filter(proses=lain.proses_id).update(proses=jalan.proses_id, nomor=2)
    assert set(periksa_jejak()) == {
        f"proses {jalan.proses_id}: catatan 2 berubah",
        f"proses {jalan.proses_id}: catatan terakhir hilang",
        f"proses {lain.proses_id}: seluruh catatan hilang",
    }


def test_kepala_rantai_yang_diubah_ketahuan(jalan: Jalan) -> None:
    with sebagai_pemilik():
        Proses.objects.filter(pk=jalan.proses_id).update(intisari="0" * 64)
    assert periksa_jejak() == [f"proses {jalan.proses_id}: catatan terakhir hilang"]


def test_rantai_yang_ditulis_ulang_seluruhnya_ketahuan_dari_intisari_harian(jalan: Jalan) -> None:
    """Owner, triggers off, every digest recomputed and the head set: only yesterday's digest still knows."""
    jalan.sampai(4)
    with jam.pada(jam.kini() + timedelta(days=1)):
        tulis_intisari_harian()
        jalan.langkah()
        assert periksa_jejak() == [], "work that goes on does not look like tampering"
        with sebagai_pemilik():
            sebelum = ""
            for baris in jalan.log:
                baris.sebelum, baris.catatan = sebelum, "diubah" if baris.nomor == 2 else baris.catatan
                sebelum = baris.intisari = baris.hitung_intisari()
                baris.save()
            Proses.objects.filter(pk=jalan.proses_id).update(intisari=sebelum)
        kemarin = (jam.hari_ini() - timedelta(days=1)).strftime("%d/%m/%Y")
        assert periksa_jejak() == [f"intisari harian {kemarin} tidak cocok dengan catatan"]


def test_intisari_harian_mengikuti_tengah_malam_kantor(jalan: Jalan) -> None:
    """A row of 00.03 belongs to the new day, though the digest is written at 00.05."""
    with jam.pada(datetime(2030, 1, 2, 0, 3, tzinfo=WITA)):
        jalan.langkah()
    with jam.pada(datetime(2030, 1, 2, 0, 5, tzinfo=WITA)):
        pertama = tulis_intisari_harian()
    with jam.pada(datetime(2030, 1, 3, 0, 5, tzinfo=WITA)):
        kedua = tulis_intisari_harian()
    assert (pertama.tanggal.day, kedua.tanggal.day) == (1, 2)
    assert pertama.intisari != kedua.intisari
    assert periksa_jejak() == []


teks = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60)


@pytest.mark.drill(nama="intisari")
@settings(
    max_examples=jumlah(40, 5_000),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    catatan=teks,
    keterangan=teks,
    saat=st.datetimes(datetime(1971, 1, 1), datetime(2199, 1, 1), timezones=st.timezones()),
    mikro=st.integers(0, 999_999),
)
def test_intisari_tetap_setelah_disimpan_dan_dimuat(
    jalan: Jalan, catatan: str, keterangan: str, saat: datetime, mikro: int
) -> None:
    """Timestamps of any zone and second, any text, any JSON: the database gives back what was digested."""
    baris = jalan.log[0]
    baris.pk, baris.nomor, baris.catatan, baris.langkah, baris.sebelum = None, 2, catatan, 2, baris.intisari
    baris.masuk = baris.selesai = baris.tenggat = saat.replace(microsecond=mikro)
    baris.jeda = [{"sebab": "perbaikan", "keterangan": keterangan, "mulai": saat.isoformat(), "selesai": None}]
    baris.intisari = baris.hitung_intisari()
    with transaction.atomic():
        baris.save(force_insert=True)
        assert LangkahLog.objects.get(pk=baris.pk).hitung_intisari() == baris.intisari
        transaction.set_rollback(True)


def test_jeda_di_dalam_catatan_lengkap_sampai_selesainya(jalan: Jalan) -> None:
    """The stops rows can be edited; the log's copy, which the digest covers, tells when each began and ended."""
    jalan.langkah("tidak", catatan="KTP buram")
    jalan.langkah()
    tersimpan = Jeda.objects.get(proses=jalan.proses_id)
    (dicatat,) = jalan.log[-1].jeda
    assert (dicatat["sebab"], dicatat["keterangan"]) == ("perbaikan", "KTP buram")
    assert datetime.fromisoformat(dicatat["mulai"]) == tersimpan.mulai
    assert datetime.fromisoformat(dicatat["selesai"]) == tersimpan.selesai
