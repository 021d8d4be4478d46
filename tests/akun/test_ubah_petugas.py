"""An officer's account changed by the administrator: who they are stays, and a new address is not taken quietly."""

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from akun.status import ADMINISTRATOR, PETUGAS_LOKET
from notifikasi.models import Pesan
from tests.akun.alat import masuk
from tests.orang import SANDI, nik_baru, petugas, tugaskan

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Pengguna:
    orang = petugas(ADMINISTRATOR)
    masuk(client, orang)
    return orang


def ubah(client: Client, dia: Pengguna, **ganti: str) -> str:
    """The answer of the page; "" when the change was saved. `dia` is read anew."""
    isi = {"nama": dia.nama, "email": dia.email, "nik": "", "nip": "", "pangkat": "", "telepon": "", "sandi": ""}
    jawab = client.post(f"/pengguna/{dia.pk}/", {**isi, **ganti})
    dia.refresh_from_db()
    assert jawab.status_code in (302, 422)
    return jawab.content.decode()


def _diberi_jabatan(dia: Pengguna) -> None:
    tugaskan(dia, PETUGAS_LOKET)


def _pernah_masuk(dia: Pengguna) -> None:
    masuk(Client(), dia)


class TestNik:
    def test_salah_ketik_dibetulkan_sebelum_dipakai(self, client: Client, admin: Pengguna) -> None:
        dia, baru = petugas(), nik_baru()
        assert ubah(client, dia, nik=baru) == ""
        assert dia.nik == baru

    @pytest.mark.parametrize("dipakai", [_diberi_jabatan, _pernah_masuk])
    def test_tetap_sejak_akunnya_dapat_bertindak(
        self, client: Client, admin: Pengguna, dipakai: Callable[[Pengguna], None]
    ) -> None:
        dia = petugas()
        orang = dia.orang
        dipakai(dia)
        jawab = ubah(client, dia, nik=nik_baru(), nama="Nama Lain")
        assert "tidak dapat diganti di sini" in jawab
        assert 'id="id_nik_error"' in jawab
        assert (dia.orang, dia.nama) == (orang, "Pita Petugas")
        assert ubah(client, dia, nik=str(dia.nik), nama="Nama Baru") == "", "the same NIK is no change"
        assert (dia.orang, dia.nama) == (orang, "Nama Baru")


class TestSurel:
    BARU = "pita.baru@contoh.example"

    def test_alamat_lama_diberi_tahu(self, client: Client, admin: Pengguna) -> None:
        dia = petugas(PETUGAS_LOKET)
        lama = dia.email
        assert ubah(client, dia, email=self.BARU, sandi=SANDI) == ""
        assert dia.email == self.BARU
        surat = Pesan.objects.get(tujuan=lama)
        assert surat.subjek == "Surel akun Anda diganti"
        assert "hubungi kantor" in surat.isi
        assert self.BARU not in surat.isi

    @pytest.mark.parametrize("sandi", ["", "bukan-sandi-administrator"])
    def test_tanpa_kata_sandi_administrator_tidak_berganti(self, client: Client, admin: Pengguna, sandi: str) -> None:
        dia = petugas(PETUGAS_LOKET)
        lama = dia.email
        assert "Mengganti surel memerlukan kata sandi Anda" in ubah(client, dia, email=self.BARU, sandi=sandi)
        assert dia.email == lama
        assert not Pesan.objects.exists()

    def test_yang_lain_berubah_tanpa_kata_sandi_dan_tanpa_surat(self, client: Client, admin: Pengguna) -> None:
        dia = petugas(PETUGAS_LOKET)
        assert ubah(client, dia, nama="Pita Petugas, S.E.") == ""
        assert dia.nama == "Pita Petugas, S.E."
        assert not Pesan.objects.exists()
