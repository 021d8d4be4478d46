"""A page with mistakes answers with an address of its own, and says there what is wrong with what the draft kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.forms.isian import FormBagian, seperti_terkirim, terkirim
from tests.kasus import kasus
from tests.perizinan.dikembalikan import bagian, dikembalikan_loket

pytestmark = pytest.mark.django_db
Masuk = Callable[[Pengguna], Client]


def test_yang_keliru_dan_rahasia_tetap_terbaca(masuk: Masuk) -> None:
    milik = kasus("draf")
    client, alamat = masuk(milik.pemohon), f"/permohonan/{milik.id}/isi/diri/"
    jawab = client.post(alamat, {"nik": "6471", "nama_pemohon": "", "tanggal_lahir": "17/8/80"})
    assert (jawab.status_code, jawab.url) == (302, f"{alamat}?periksa=1")
    halaman = client.get(jawab.url)
    isi = halaman.content.decode()
    assert halaman.status_code == 200
    assert "<title>Galat: " in isi
    assert '<a href="#id_nik">NIK harus 16 angka, baru terisi 4</a>' in isi
    for kode, nilai in (("nik", "6471"), ("tanggal_lahir", "17/8/80")):
        assert f'name="{kode}" value="{nilai}"' in isi
    assert "hal yang perlu diperbaiki" not in client.get(alamat).content.decode()


def test_simpanan_otomatis_dijawab_seperti_dulu(masuk: Masuk) -> None:
    milik = kasus("draf")
    jawab = masuk(milik.pemohon).post(
        f"/permohonan/{milik.id}/isi/diri/", {"nik": "6471"}, headers={"X-Simpan": "otomatis"}
    )
    assert (jawab.status_code, list(jawab.json())) == (200, ["tersimpan"])


def test_perbaikan_menyebut_galatnya_sendiri(masuk: Masuk) -> None:
    milik = dikembalikan_loket(isian=("kekayaan_bersih",))
    client = masuk(milik.pemohon)
    jawab = client.post(f"/permohonan/{milik.id}/isi/kegiatan/", {"kekayaan_bersih": "banyak"}, follow=True)
    assert list(jawab.context["form"].errors) == ["kekayaan_bersih"]
    assert 'value="banyak"' in jawab.content.decode()


def test_isi_draf_dinilai_seperti_kirimannya() -> None:
    """Every page of a permit with lists and several choices, filled in and empty."""
    milik = kasus("draf", izin="HO", berkas=False)
    for halaman in milik.permohonan.versi_paket.paket.bagian:
        for isian in (milik.permohonan.semua_isian, {}):
            data = seperti_terkirim(halaman, isian)
            form = FormBagian(halaman, isian, data)
            assert form.is_valid() == (isian != {} or not any(m.wajib for m in halaman.medan)), form.errors
            assert terkirim(halaman, data).keys() == {m.kode for m in halaman.medan}
    akibat = bagian(milik, "peralatan")
    assert terkirim(akibat, seperti_terkirim(akibat, {"akibat": "suara,limbah"}))["akibat"] == "suara,limbah"
