"""The administrator's pages."""

from datetime import timedelta
from typing import Any, ClassVar

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from akun.models import Pengguna, Penugasan
from akun.status import ADMINISTRATOR, KABID, KEPALA_DINAS, PETUGAS_LOKET
from sicantik.lib import jam
from tests.akun.alat import masuk, tautan_terakhir
from tests.orang import kantor, nik_baru, pemohon, petugas

pytestmark = pytest.mark.django_db
ISI = {"nama": "Rini Contoh, S.E.", "email": "rini@contoh.example", "nip": "1990", "pangkat": "Penata", "telepon": ""}


@pytest.fixture
def admin(client: Client) -> Pengguna:
    orang = petugas(ADMINISTRATOR)
    masuk(client, orang)
    return orang


def _halaman(orang: Pengguna, tugas: Penugasan) -> list[tuple[str, str]]:
    return [
        ("get", "/pengguna/"),
        ("get", "/pengguna/baru/"),
        ("post", "/pengguna/baru/"),
        ("get", f"/pengguna/{orang.pk}/"),
        ("post", f"/pengguna/{orang.pk}/"),
        ("post", f"/pengguna/{orang.pk}/keadaan/"),
        ("post", f"/pengguna/{orang.pk}/undang/"),
        ("get", f"/pengguna/{orang.pk}/jabatan/"),
        ("post", f"/pengguna/{orang.pk}/jabatan/"),
        ("post", f"/pengguna/jabatan/{tugas.pk}/akhiri/"),
        ("get", "/kantor/"),
        ("post", "/kantor/"),
    ]


def test_selain_administrator_tidak_ada_halamannya() -> None:
    semua = kantor()
    sasaran = semua.pop(ADMINISTRATOR)
    tugas = sasaran.penugasan.get()
    for orang in [*semua.values(), pemohon(), petugas()]:
        client = Client()
        masuk(client, orang)
        for cara, jalan in _halaman(sasaran, tugas):
            assert getattr(client, cara)(jalan).status_code == 404, (str(orang), jalan)
    sasaran.refresh_from_db()
    assert sasaran.is_active


def test_buat_petugas_undang_lalu_masuk(client: Client, admin: Pengguna) -> None:
    jawab = client.post("/pengguna/baru/", {**ISI, "nik": nik_baru()})
    rini = Pengguna.objects.get(email=ISI["email"])
    assert jawab.headers["Location"] == f"/pengguna/{rini.pk}/"
    assert rini.petugas
    assert not rini.has_usable_password()
    tamu = Client()
    halaman = tamu.get(tautan_terakhir(rini.email), follow=True)
    tamu.post(halaman.redirect_chain[-1][0], {"password1": "sandi-rini-yang-panjang"})
    masuk(tamu, rini, "sandi-rini-yang-panjang")
    assert tamu.get("/beranda-saya/").headers["Location"] == "/meja/"


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"nik": "123"}, "NIK harus 16 angka, baru terisi 3"),
        ({"nik": "9999999999999999"}, "NIK ini tidak mungkin benar"),
        ({"nama": ""}, "Isi nama dan gelar"),
        ({"email": "bukan"}, "Tulis surel lengkap"),
    ],
)
def test_isian_salah_menyebut_perbaikannya(client: Client, admin: Pengguna, isi: dict[str, str], pesan: str) -> None:
    jawab = client.post("/pengguna/baru/", {**ISI, "nik": nik_baru(), **isi})
    assert jawab.status_code == 422
    assert pesan in jawab.content.decode()


def test_surel_yang_dipakai_ditolak(client: Client, admin: Pengguna) -> None:
    pemohon(email=ISI["email"])
    jawab = client.post("/pengguna/baru/", {**ISI, "nik": nik_baru()})
    assert "sudah dipakai akun lain" in jawab.content.decode()


def test_nonaktif_mengakhiri_sesi_untuk_selamanya(client: Client, admin: Pengguna) -> None:
    rini, milik_rini = petugas(PETUGAS_LOKET), Client()
    masuk(milik_rini, rini)
    assert milik_rini.get("/meja/").status_code == 200
    client.post(f"/pengguna/{rini.pk}/keadaan/")
    assert milik_rini.get("/meja/").status_code == 302
    client.post(f"/pengguna/{rini.pk}/keadaan/")
    rini.refresh_from_db()
    assert rini.is_active
    assert milik_rini.get("/meja/").status_code == 302


def test_administrator_tidak_mengunci_dirinya(client: Client, admin: Pengguna) -> None:
    client.post(f"/pengguna/{admin.pk}/keadaan/")
    client.post(f"/pengguna/jabatan/{admin.penugasan.get().pk}/akhiri/")
    admin.refresh_from_db()
    assert admin.is_active
    assert client.get("/pengguna/").status_code == 200


def test_beri_dan_akhiri_jabatan(client: Client, admin: Pengguna) -> None:
    dewi, hadi = petugas(KEPALA_DINAS), petugas()
    isi = {
        "jabatan": KEPALA_DINAS,
        "sifat": "plh",
        "atas_nama": str(dewi.pk),
        "surat": "800/12/2026",
        "mulai": "2026-11-01T08:00",
        "selesai": "2100-01-01T08:00",
    }
    jalan = f"/pengguna/{hadi.pk}/jabatan/"
    assert client.post(jalan, isi).status_code == 302
    tugas = Penugasan.objects.get(pengguna=hadi)
    assert (str(tugas), tugas.atas_nama, tugas.diberikan_oleh) == ("Plh. Kepala Dinas", dewi, admin)
    assert "Adi Administrator" in client.get(f"/pengguna/{hadi.pk}/").content.decode()
    assert "sudah memegang jabatan itu" in client.post(jalan, isi).content.decode()
    client.post(f"/pengguna/jabatan/{tugas.pk}/akhiri/")
    tugas.refresh_from_db()
    assert tugas.selesai is not None


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"sifat": "plh"}, "Pilih pejabat yang digantikan"),
        ({"sifat": "plt"}, "Isi nomor surat perintah"),
        ({"sifat": "plt", "surat": "1", "selesai": ""}, "Isi akhir penunjukan, sesudah hari ini"),
        ({"sifat": "plh", "surat": "1", "selesai": "2020-01-01T08:00"}, "Isi akhir penunjukan, sesudah hari ini"),
        ({"selesai": "2026-10-01T08:00"}, "Waktu sampai harus sesudah waktu mulai"),
        ({"jabatan": ""}, "Pilih jabatan"),
    ],
)
def test_jabatan_salah(client: Client, admin: Pengguna, isi: dict[str, str], pesan: str) -> None:
    dasar = {"jabatan": KABID, "sifat": "definitif", "mulai": "2026-11-01T08:00", "selesai": ""}
    jawab = client.post(f"/pengguna/{petugas().pk}/jabatan/", {**dasar, **isi})
    assert jawab.status_code == 422
    assert pesan in jawab.content.decode()


class TestMemberiKepadaDiriSendiri:
    ISI: ClassVar = {"jabatan": KABID, "sifat": "definitif", "mulai": "2026-11-01T08:00", "selesai": ""}

    def test_ditolak_pada_halaman(self, client: Client, admin: Pengguna) -> None:
        jawab = client.post(f"/pengguna/{admin.pk}/jabatan/", self.ISI)
        assert jawab.status_code == 422
        assert "tidak dapat memberi jabatan kepada diri sendiri" in jawab.content.decode()
        assert admin.penugasan.count() == 1

    def test_akun_kedua_orang_yang_sama_pun(self, client: Client, admin: Pengguna) -> None:
        kembaran = petugas(nik=str(admin.nik))
        jawab = client.post(f"/pengguna/{kembaran.pk}/jabatan/", self.ISI)
        assert "tidak dapat memberi jabatan kepada diri sendiri" in jawab.content.decode()

    def test_dan_oleh_basis_data(self, admin: Pengguna) -> None:
        with pytest.raises(IntegrityError, match="tidak_mengangkat_diri"), transaction.atomic():
            Penugasan.objects.create(pengguna=admin, jabatan_id=KABID, diberikan_oleh=admin)

    def test_penunjukan_tanpa_surat_atau_akhir_ditolak_basis_data(self, admin: Pengguna) -> None:
        dewi = petugas(KEPALA_DINAS)
        isi = {"pengguna": petugas(), "jabatan_id": KEPALA_DINAS, "sifat": "plh", "atas_nama": dewi}
        for kurang in ({"surat": "1"}, {"selesai": jam.kini() + timedelta(days=1)}):
            with pytest.raises(IntegrityError, match="penunjukan_berjangka"), transaction.atomic():
                Penugasan.objects.create(diberikan_oleh=admin, **isi, **kurang)


def test_plh_hanya_untuk_pemegang_jabatan_itu(client: Client, admin: Pengguna) -> None:
    lain = petugas(PETUGAS_LOKET)
    isi = {
        "jabatan": KABID, "sifat": "plh", "atas_nama": str(lain.pk), "surat": "1", "mulai": "2026-11-01T08:00",
        "selesai": "2100-01-01T08:00",
    }  # fmt: skip
    jawab = client.post(f"/pengguna/{petugas().pk}/jabatan/", isi)
    assert "tidak memegang jabatan itu" in jawab.content.decode()


def test_pemohon_tidak_dapat_dikelola(client: Client, admin: Pengguna) -> None:
    assert client.get(f"/pengguna/{pemohon().pk}/").status_code == 404


def test_daftar_tidak_bertambah_pernyataan(client: Client, admin: Pengguna, django_assert_max_num_queries: Any) -> None:
    for _n in range(12):
        petugas(PETUGAS_LOKET)
    client.get("/pengguna/")
    with django_assert_max_num_queries(8):
        assert client.get("/pengguna/?q=lina").context["halaman"].paginator.count == 12


def test_profil_kantor_langsung_tampil(client: Client, admin: Pengguna) -> None:
    isi = {
        "pemerintah": "Pemerintah Kota Contoh", "nama": "Dinas Contoh Baru", "singkatan": "DCB", "kota": "Contoh",
        "alamat": "Jl. Baru 1", "telepon": "(0542) 1", "surel": "a@b.example", "jam_buka": "08:00",
        "jam_tutup": "15:00", "hari_pesan": "30",
    }  # fmt: skip
    salah = client.post("/kantor/", {**isi, "jam_tutup": "07:00"})
    assert "Jam tutup harus sesudah jam buka" in salah.content.decode()
    assert client.post("/kantor/", isi).status_code == 302
    assert "Dinas Contoh Baru" in client.get("/tidak-ada/").content.decode()
