"""Without the script each item is a plain form: saved alone, refused with its words, the same key once."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.models import CatatanTinjau
from tests.perizinan.lapangan import berlaku, dijadwalkan, foto, kirim

pytestmark = pytest.mark.django_db
KUNCI = re.compile(r'name="kunci" value="([0-9a-f-]{36})"')


def test_setiap_formulir_membawa_kuncinya_sendiri(masuk: Callable[[Pengguna], Client]) -> None:
    milik = dijadwalkan()
    klien = masuk(milik.petugas["tim1"])
    checklist = milik.permohonan.versi_paket.paket.tinjauan
    assert checklist is not None
    satu, dua = (KUNCI.findall(klien.get(f"/meja/{milik.id}/tinjau/").content.decode()) for _ in range(2))
    assert len(satu) == len(checklist.butir) == len(set(satu))
    assert not set(satu) & set(dua)


def test_simpan_lalu_kembali_ke_butirnya(masuk: Callable[[Pengguna], Client]) -> None:
    milik = dijadwalkan()
    klien = masuk(milik.petugas["tim1"])
    jawab = kirim(klien, milik, "utara", "Rumah <b>Contoh</b>", skrip=False)
    assert (jawab.status_code, jawab["Location"]) == (302, f"/meja/{milik.id}/tinjau/#butir-utara")
    isi = klien.get(f"/meja/{milik.id}/tinjau/").content.decode()
    assert "Rumah &lt;b&gt;Contoh&lt;/b&gt;" in isi
    assert re.search(r"Tersimpan \d\d\.\d\d oleh Tuti Teknis", isi)


def test_yang_ditolak_tetap_terketik(masuk: Callable[[Pengguna], Client]) -> None:
    milik = dijadwalkan()
    klien = masuk(milik.petugas["tim1"])
    jawab = kirim(klien, milik, "luas_ukur", "118,5", skrip=False, keterangan="bagian depan")
    isi = jawab.content.decode()
    assert jawab.status_code == 422
    assert "Luas ruang usaha terukur harus bilangan bulat" in isi
    assert 'value="118,5"' in isi
    assert 'value="bagian depan"' in isi
    assert berlaku(milik) == {}


def test_foto_dikirim_dan_dihapus(masuk: Callable[[Pengguna], Client]) -> None:
    milik = dijadwalkan()
    klien = masuk(milik.petugas["tim1"])
    for _ in range(2):
        assert kirim(klien, milik, "foto_depan", skrip=False, foto=foto()).status_code == 302
    isi = klien.get(f"/meja/{milik.id}/tinjau/").content.decode()
    assert isi.count("/tinjau/foto/") == 4  # link and picture of each
    ganti = re.findall(r'name="ganti" value="([0-9a-f-]{36})"', isi)
    assert kirim(klien, milik, "foto_depan", skrip=False, ganti=ganti[0]).status_code == 302
    assert berlaku(milik) == {"foto_depan": ["foto"]}
    assert CatatanTinjau.objects.count() == 3
