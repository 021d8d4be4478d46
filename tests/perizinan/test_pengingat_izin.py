"""Reminders before a permit ends: once for each threshold, and for none that needs none."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings

from notifikasi.models import Pesan
from perizinan.models import Izin, PengingatIzin
from perizinan.services.pengingat import ingatkan, pengingat_jatuh
from perizinan.tasks import ingatkan as tugas
from sicantik.lib import jam
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kasus
from tests.perizinan.lanjutan import BERUBAH, habis_pada, lanjutkan
from tests.serentak import bersamaan

pytestmark = pytest.mark.django_db


@pytest.fixture
def milik(penanda: Penanda) -> Kasus:
    return kasus("diserahkan", izin="TDP")


def jalan(milik: Kasus, sisa: int) -> list[int]:
    """Thresholds reminded of so far, after the task ran so many days before the end."""
    habis = milik.izin.berlaku_sampai
    assert habis is not None
    saat = jam.kini() + timedelta(days=(habis - jam.hari_ini()).days - sisa)
    with jam.pada(saat):
        tugas()
        tugas()
    return sorted(PengingatIzin.objects.values_list("hari", flat=True), reverse=True)


def test_sekali_setiap_ambang(milik: Kasus) -> None:
    Pesan.objects.all().delete()
    harap = [(91, []), (90, [90]), (60, [90]), (30, [90, 30]), (8, [90, 30]), (7, [90, 30, 7]), (0, [90, 30, 7])]
    assert [(sisa, jalan(milik, sisa)) for sisa, _ in harap] == harap
    assert jalan(milik, -1) == [90, 30, 7]
    assert Pesan.objects.filter(saluran="surel").count() == Pesan.objects.filter(saluran="sms").count() == 3


def test_hari_yang_terlewat_disusul_satu_kali(milik: Kasus) -> None:
    assert jalan(milik, 25) == [30]
    assert jalan(milik, 20) == [30]


def test_isi_pesan(milik: Kasus) -> None:
    Pesan.objects.all().delete()
    habis_pada(milik, 25)
    tugas()
    surel, sms = Pesan.objects.get(saluran="surel"), Pesan.objects.get(saluran="sms")
    assert "25 hari lagi" in surel.isi
    for pesan in (surel, sms):
        assert f"{settings.SITUS_URL}/izin-saya/" in pesan.isi
        assert milik.izin.nomor in pesan.isi
        assert milik.permohonan.nama_pemohon not in pesan.isi
    assert len(sms.isi) <= 160
    assert sms.isi.isascii()
    assert surel.untuk_id == milik.pemohon.pk


@pytest.mark.parametrize("akhir", ["dicabut", "diganti"])
def test_bukan_untuk_izin_yang_berakhir(milik: Kasus, akhir: str) -> None:
    habis_pada(milik, 25)
    Izin.objects.update(akhir=akhir, diakhiri=jam.kini())
    assert pengingat_jatuh() == []
    assert not ingatkan(izin_id=milik.izin.pk, ambang=30)


def test_bukan_bila_perpanjangan_berjalan(milik: Kasus) -> None:
    habis_pada(milik, 25)
    draf = lanjutkan(milik, "perpanjangan", **BERUBAH)
    assert pengingat_jatuh() == [(milik.izin.pk, 30)]
    draf.sampai("diajukan")
    assert pengingat_jatuh() == []
    assert not ingatkan(izin_id=milik.izin.pk, ambang=30)


def test_bukan_yang_belum_diserahkan(penanda: Penanda) -> None:
    belum = kasus("diarsipkan", izin="TDP")
    habis_pada(belum, 25)
    assert pengingat_jatuh() == []


def test_satu_yang_gagal_tidak_menahan_yang_lain(milik: Kasus, monkeypatch: pytest.MonkeyPatch) -> None:
    lain = kasus("diserahkan", izin="TDP", petugas=milik.petugas)
    habis_pada(milik, 25)
    habis_pada(lain, 26)
    asli = ingatkan

    def rusak(*, izin_id: int, ambang: int) -> bool:
        if izin_id == milik.izin.pk:
            raise RuntimeError("rusak")
        return asli(izin_id=izin_id, ambang=ambang)

    monkeypatch.setattr("perizinan.services.pengingat.ingatkan", rusak)
    tugas()
    assert list(PengingatIzin.objects.values_list("izin", flat=True)) == [lain.izin.pk]


@pytest.mark.django_db(transaction=True)
def test_dua_pekerja_satu_pesan(penanda: Penanda) -> None:
    milik = kasus("diserahkan", izin="TDP")
    habis_pada(milik, 25)
    Pesan.objects.all().delete()
    izin = milik.izin.pk
    hasil = bersamaan([lambda: ingatkan(izin_id=izin, ambang=30)] * 4)
    assert sorted(map(str, hasil)) == ["False", "False", "False", "True"]
    assert Pesan.objects.filter(saluran="sms").count() == 1


def test_terjadwal_setiap_hari() -> None:
    assert settings.CELERY_BEAT_SCHEDULE["pengingat-harian"]["task"] == "perizinan.ingatkan"
