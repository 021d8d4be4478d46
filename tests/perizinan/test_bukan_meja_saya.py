"""Whose position has no part in the SOP finds nothing; whose turn it is not changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from tests import orang
from tests.kasus import MEJA, Kasus, kasus

pytestmark = pytest.mark.django_db
JALUR = [
    "/meja/{id}/",
    "/meja/{id}/kembalikan/",
    "/meja/{id}/kembalikan-pemohon/",
    "/meja/{id}/cetakan/lembar-kendali/",
    "/meja/{id}/cetakan/unggahan/",
    "/meja/{id}/cetakan/konsep/",
    "/berkas/{berkas}/unduh/",
    "/berkas/{berkas}/halaman/1/",
]


@pytest.fixture
def milik() -> Kasus:
    return kasus("dientri")


def alamat(milik: Kasus, pola: str) -> str:
    return pola.format(id=milik.id, berkas=milik.permohonan.berkas.earliest("pk").pk)


@pytest.mark.parametrize("jalur", JALUR)
@pytest.mark.parametrize(
    "jabatan", ["penangan-pengaduan", "administrator", "tim-teknis", "kasi-perizinan-usaha-ii", ""]
)
def test_jabatan_di_luar_sop(milik: Kasus, jabatan: str, jalur: str, masuk: Callable[[Pengguna], Client]) -> None:
    client = masuk(orang.petugas(*filter(None, [jabatan])))
    assert client.get(alamat(milik, jalur)).status_code == 404


@pytest.mark.parametrize("jalur", JALUR)
def test_pemohon_lain_dan_tamu(milik: Kasus, jalur: str, masuk: Callable[[Pengguna], Client]) -> None:
    assert masuk(orang.orang_lain()).get(alamat(milik, jalur)).status_code == 404
    assert Client().get(alamat(milik, jalur)).headers["Location"].startswith("/akun/login/")


@pytest.mark.parametrize("jalur", ["/meja/", *JALUR[:6]])
def test_pemohonnya_sendiri_tidak_punya_meja(milik: Kasus, jalur: str, masuk: Callable[[Pengguna], Client]) -> None:
    assert masuk(milik.pemohon).get(alamat(milik, jalur)).status_code == 404


def test_penugasan_yang_berakhir(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    from sicantik.lib import jam

    client = masuk(milik.petugas["kasi1"])
    assert client.get(f"/meja/{milik.id}/").status_code == 200
    milik.petugas["kasi1"].penugasan.update(selesai=jam.kini())
    assert client.get(f"/meja/{milik.id}/").status_code == 404


@pytest.mark.parametrize("keadaan", ["diajukan", "diperiksa", "dientri", "diverifikasi", "dikoreksi"])
@pytest.mark.parametrize("siapa", MEJA)
def test_langkah_orang_lain(keadaan: str, siapa: str, masuk: Callable[[Pengguna], Client]) -> None:
    """At another's step there is no form, and a forged one, whatever it says, does nothing."""
    milik = kasus(keadaan)
    if milik.proses.jabatan == MEJA[siapa]:
        return
    client = masuk(milik.petugas[siapa])
    jawab = client.get(f"/meja/{milik.id}/")
    assert (jawab.status_code, jawab.context["form"]) == (200, None)
    sebelum = milik.letak, milik.proses.intisari
    konsep = getattr(milik.permohonan, "konsep", None)
    paksa = {
        "versi": str(milik.proses.jumlah_log),
        "keputusan": "setuju",
        "intisari": konsep.intisari if konsep else "",
        "sandi": orang.SANDI,
        "cocok": "ya",
        **{f"berkas-{k}-putusan": "sesuai" for k in milik.syarat},
        **{f"butir-{b.kode}": "isi" for b in milik.permohonan.versi_paket.paket.izin.butir},
    }
    assert client.post(f"/meja/{milik.id}/", paksa).status_code == 409
    assert (milik.letak, milik.proses.intisari) == sebelum


def test_draf_tidak_ada_di_meja(masuk: Callable[[Pengguna], Client]) -> None:
    draf = kasus("draf")
    assert masuk(draf.petugas["loket"]).get(f"/meja/{draf.id}/").status_code == 404
    assert masuk(draf.petugas["loket"]).get("/meja/?tampilan=menunggu").context["baris"] == []
