"""After a step the desk goes on with the next file of the same kind, and reads what became of the last one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kasus
from tests.perizinan.alat import kerjakan

pytestmark = pytest.mark.django_db
Masuk = Callable[[Pengguna], Client]


def periksa(client: Client, milik: Kasus, **ganti: str) -> str:
    putusan = {f"berkas-{k}-putusan": "sesuai" for k in milik.syarat}
    jawab = kerjakan(client, milik, **{**putusan, **ganti})
    assert jawab.status_code == 302, jawab.context["form"].errors
    return jawab.headers["Location"]


def test_yang_sejenis_dulu_dan_bukan_yang_menunggu_pemohon(penanda: Penanda, masuk: Masuk) -> None:
    siap_diambil = kasus("diarsipkan")
    satu, dua = (kasus("diajukan", petugas=siap_diambil.petugas) for _ in range(2))
    loket = masuk(siap_diambil.petugas["loket"])
    assert periksa(loket, satu) == f"/meja/{dua.id}/#isi"
    assert periksa(loket, dua) == "/meja/#isi"


def test_dikatakan_apa_yang_terjadi(masuk: Masuk) -> None:
    satu = kasus("diajukan")
    dua = kasus("diajukan", petugas=satu.petugas)
    loket = masuk(satu.petugas["loket"])
    jawab = loket.get(periksa(loket, satu))
    assert "Berkas sesuai, diteruskan." in jawab.content.decode()
    periksa(loket, dua, **{"berkas-ktp-putusan": "perlu_diperbaiki", "berkas-ktp-alasan": "tidak_terbaca"})
    assert "Dikembalikan kepada pemohon. Jam pelayanan berhenti." in loket.get("/meja/").content.decode()
