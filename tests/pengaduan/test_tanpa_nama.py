"""An anonymous complaint leaves nothing of its reporter anywhere (security row 13)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from notifikasi.models import Pesan
from pengaduan.models import IdentitasPelapor, Pengaduan
from tests import orang
from tests.drill import jumlah
from tests.pengaduan.isian import KENARI, isi_basis_data, kirim, pengaduan_baru


@pytest.mark.drill(nama="pelapor")
@pytest.mark.django_db
def test_tidak_ada_jejak(caplog: pytest.LogCaptureFixture, settings: Any, tmp_path: Path) -> None:
    settings.BERKAS_DIR = tmp_path
    caplog.set_level("DEBUG")
    banyak = jumlah(5, 200)
    for n in range(banyak):
        assert kirim(Client(), jenis="anonim", perihal="keaslian").status_code == (302 if n < 20 else 429)
    assert Pengaduan.objects.filter(jenis="anonim").count() == min(banyak, 20)
    assert IdentitasPelapor.objects.count() == Pesan.objects.count() == 0
    petugas = Client()
    petugas.force_login(orang.petugas("penangan-pengaduan"))
    terakhir = Pengaduan.objects.latest("pk")
    tempat = {
        "basis data": isi_basis_data(),
        "catatan": caplog.text,
        "daftar": petugas.get("/meja/pengaduan/").content.decode(),
        "berkas": petugas.get(f"/meja/pengaduan/{terakhir.pk}/").content.decode(),
        "halaman pelapor": Client().get(f"/p/{terakhir.token}/").content.decode(),
    }
    assert {(nama, k) for nama, isi in tempat.items() for k in KENARI if k in isi} == set()
    assert "Tanpa nama" in tempat["berkas"]
    assert not list(tmp_path.iterdir())


@pytest.mark.django_db
def test_basis_data_menolak_nama_untuk_yang_anonim(client: Client) -> None:
    p = pengaduan_baru(client, jenis="anonim")
    with pytest.raises(DatabaseError, match="tidak dapat diberi nama"), transaction.atomic():
        IdentitasPelapor.objects.create(pengaduan=p, nama="Siapa")


@pytest.mark.django_db
def test_kontak_yang_keliru_tidak_menghalangi_yang_anonim(client: Client) -> None:
    assert kirim(client, jenis="anonim", nama="", kontak="bukan surel@").status_code == 302


@pytest.mark.django_db
def test_yang_bernama_tersimpan_tersandi(client: Client) -> None:
    p = pengaduan_baru(client)
    assert (p.identitas.nama, p.identitas.kontak) == ("Kenariwati Pelapor", "kenari.pelapor@contoh.example")
    tabel_kita = [b for b in isi_basis_data().splitlines() if not b.startswith("notifikasi_pesan ")]
    assert not [b for b in tabel_kita if any(k in b for k in KENARI)]
