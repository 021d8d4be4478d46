"""Personal data at rest: opens only with its key, shows every changed byte, survives a change of keys."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from akun.models import Pengguna
from sicantik.lib import sandi
from sicantik.lib.sandi import SandiRusak
from tests import orang
from tests.drill import jumlah

LAMA, BARU, LAIN = (bytes([n]) * 32 for n in (1, 2, 3))
NIK = "6471000101900001"


@settings(max_examples=jumlah(100, 5_000), deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_terbuka_kembali_apa_adanya(teks: str) -> None:
    assert sandi.buka(sandi.sandikan(teks)) == teks


def test_tidak_ada_teks_asli_dan_tidak_pernah_sama() -> None:
    hasil = {sandi.sandikan(NIK) for _ in range(100)}
    assert len(hasil) == 100
    assert not [h for h in hasil if NIK.encode() in h]


def test_setiap_bita_yang_berubah_ketahuan() -> None:
    isi = sandi.sandikan(NIK)
    for letak in range(len(isi)):
        for bit in range(8):
            rusak = bytearray(isi)
            rusak[letak] ^= 1 << bit
            with pytest.raises(SandiRusak):
                sandi.buka(bytes(rusak))


@pytest.mark.parametrize("isi", [b"", b"\0", b"uji", b"uji\0", b"uji\0pendek", b"\xff\0" + b"x" * 40, b"x" * 50])
def test_yang_bukan_sandi_ditolak(isi: bytes) -> None:
    with pytest.raises(SandiRusak):
        sandi.buka(isi)


def test_terpotong_atau_dipanjangkan_ditolak() -> None:
    isi = sandi.sandikan(NIK)
    for rusak in (*(isi[:n] for n in range(len(isi))), isi + b"x"):
        with pytest.raises(SandiRusak):
            sandi.buka(rusak)


class TestPergantianKunci:
    def test_yang_lama_tetap_terbuka_yang_baru_memakai_kunci_baru(self, settings: Settings) -> None:
        settings.KUNCI_DATA = {"k1": LAMA}
        lama = sandi.sandikan(NIK)
        settings.KUNCI_DATA = {"k2": BARU, "k1": LAMA}
        baru = sandi.sandikan(NIK)
        assert [isi.split(b"\0")[0] for isi in (lama, baru)] == [b"k1", b"k2"]
        assert sandi.buka(lama) == sandi.buka(baru) == NIK

    def test_kunci_yang_hilang_disebut_bukan_ditebak(self, settings: Settings) -> None:
        settings.KUNCI_DATA = {"k1": LAMA}
        isi = sandi.sandikan(NIK)
        settings.KUNCI_DATA = {"k2": BARU}
        with pytest.raises(SandiRusak, match="tidak dikenal"):
            sandi.buka(isi)

    def test_pengenal_yang_sama_dengan_kunci_lain_tidak_membuka(self, settings: Settings) -> None:
        settings.KUNCI_DATA = {"k1": LAMA}
        isi = sandi.sandikan(NIK)
        settings.KUNCI_DATA = {"k1": LAIN}
        with pytest.raises(SandiRusak):
            sandi.buka(isi)

    def test_memindah_sandi_ke_pengenal_lain_ketahuan(self, settings: Settings) -> None:
        """Same key under two ids: the id itself is authenticated."""
        settings.KUNCI_DATA = {"k1": LAMA, "k2": LAMA}
        with pytest.raises(SandiRusak):
            sandi.buka(b"k2" + sandi.sandikan(NIK)[2:])

    def test_sidik_tidak_berubah_saat_kunci_ditambah(self, settings: Settings) -> None:
        settings.KUNCI_DATA = {"k1": LAMA}
        sidik = sandi.sidik(NIK)
        settings.KUNCI_DATA = {"k2": BARU, "k1": LAMA}
        assert sandi.sidik(NIK) == sidik
        settings.KUNCI_DATA = {"k3": LAIN}
        assert sandi.sidik(NIK) != sidik


def test_sidik_berkunci_dan_tidak_memuat_nik() -> None:
    import hashlib

    sidik = sandi.sidik(NIK)
    assert len(sidik) == 64
    assert sidik != sandi.sidik("6471000101900002")
    assert sidik != hashlib.sha256(NIK.encode()).hexdigest()


@pytest.mark.django_db
class TestMedanRahasia:
    def test_di_basis_data_tersandi_di_python_terbaca(self) -> None:
        siti = orang.pemohon(nik=NIK)
        with connection.cursor() as kursor:
            kursor.execute("SELECT nik FROM akun_pengguna WHERE id = %s", [siti.pk])
            mentah = bytes(kursor.fetchone()[0])
        assert NIK.encode() not in mentah
        assert Pengguna.objects.get(pk=siti.pk).nik == NIK
        assert Pengguna.objects.get(nik_sidik=sandi.sidik(NIK)) == siti

    def test_kosong_tetap_kosong(self) -> None:
        tanpa = orang.pemohon(nik=None)
        assert Pengguna.objects.get(pk=tanpa.pk).nik is None
        assert Pengguna.objects.filter(nik__isnull=True).count() == 1

    def test_baris_yang_dirusak_tidak_terbaca_diam_diam(self) -> None:
        siti = orang.pemohon()
        with connection.cursor() as kursor:
            kursor.execute("UPDATE akun_pengguna SET nik = set_byte(nik, 20, get_byte(nik, 20) # 1)")
        with pytest.raises(SandiRusak):
            Pengguna.objects.get(pk=siti.pk)

    @pytest.mark.drill(nama="kunci_data")
    def test_pergantian_kunci_semua_baris_terbaca(self, settings: Settings) -> None:
        settings.KUNCI_DATA = {"k1": LAMA}
        banyak = jumlah(50, 10_000)
        Pengguna.objects.bulk_create(
            Pengguna(email=f"{n}@contoh.example", nama="X", nik=f"{n:016}") for n in range(banyak)
        )
        settings.KUNCI_DATA = {"k2": BARU, "k1": LAMA}
        for pengguna in Pengguna.objects.all():
            pengguna.save()
        settings.KUNCI_DATA = {"k2": BARU}
        assert {p.nik for p in Pengguna.objects.all()} == {f"{n:016}" for n in range(banyak)}
