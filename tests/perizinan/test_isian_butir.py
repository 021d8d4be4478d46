"""Lines of a permit that only some applications have, and lists on one line: from entry to paper."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.dokumen.izin import html_konsep
from perizinan.forms.meja import BUTIR_TERPANJANG
from perizinan.services.konsep import entri_data
from tests.dokumen import alat
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus
from tests.perizinan.alat import halaman, kerjakan
from tests.perizinan.rinci import draf_rinci

pytestmark = pytest.mark.django_db
SAHAM = "1. Siti Contoh, 1.000 lembar, Rp250.000.000, WNI; 2. Adi Contoh, 500 lembar, WNA"


def bergudang() -> Kasus:
    return draf_rinci().sampai("diperiksa")


def tanpa_gudang() -> Kasus:
    return draf_rinci(sarana="kantor").sampai("diperiksa")


def isian_entri(client: Client, milik: Kasus) -> dict[str, str]:
    form = halaman(client, milik).context["form"]
    return {nama.removeprefix("butir-"): form[nama].value() for nama in form.fields}


def test_dientri_hanya_bila_berlaku(masuk: Callable[[Pengguna], Client]) -> None:
    milik, lain = bergudang(), tanpa_gudang()
    isi = isian_entri(masuk(milik.petugas["entri1"]), milik)
    assert (isi["gudang"], isi["pemegang"]) == ("Gudang: Tertutup; Kendaraan: Truk, 1.250 m²", SAHAM)
    assert "gudang" not in isian_entri(masuk(lain.petugas["entri1"]), lain)


def test_tersimpan_hanya_yang_berlaku(masuk: Callable[[Pengguna], Client]) -> None:
    milik = tanpa_gudang()
    assert kerjakan(masuk(milik.petugas["entri1"]), milik, **{"butir-gudang": "Selundupan"}).status_code == 302
    assert "gudang" not in milik.permohonan.konsep.butir
    assert milik.letak == (4, "berjalan")


def test_layanan_tidak_meminta_yang_tidak_berlaku() -> None:
    milik = tanpa_gudang()
    butir = {b.kode: "isi" for b in milik.permohonan.versi_paket.paket.izin.butir}
    entri_data(**milik.pokok("entri1"), butir=butir)
    assert set(milik.permohonan.konsep.butir) == set(butir) - {"gudang"}


@pytest.mark.parametrize("keadaan", ["dientri", "dikoreksi"])
def test_tampak_di_meja_dan_konsep(keadaan: str, masuk: Callable[[Pengguna], Client]) -> None:
    for milik, ada in ((bergudang(), True), (tanpa_gudang(), False)):
        milik.sampai(keadaan)
        siapa = {"dientri": "kasi1", "dikoreksi": "kepala"}[keadaan]
        konsep = dict(halaman(masuk(milik.petugas[siapa]), milik).context["konsep"])
        assert ("Gudang" in konsep) == ada
        assert konsep["Pemegang saham"] == SAHAM
        html = html_konsep(milik.permohonan, milik.permohonan.konsep.butir)
        assert ("1.250 m²" in html) == ada
        assert SAHAM in html


def test_tercetak_pada_izin(penanda: Penanda, simpanan: object) -> None:
    from sicantik.lib import simpanan as berkas

    for milik, ada in ((bergudang(), True), (tanpa_gudang(), False)):
        milik.sampai("terbit")
        isi = berkas.baca(milik.permohonan.dokumen.get(jenis="izin").jalur)
        teks = alat.teks(isi)
        assert ("1.250 m²" in teks) == ada
        assert "2. Adi Contoh, 500 lembar, WNA" in " ".join(teks.split())


def test_baris_panjang(masuk: Callable[[Pengguna], Client]) -> None:
    """A long list gets a box of several lines; what is broken over lines there is one line on the permit."""
    banyak = [{"nama": f"Pemegang Saham Contoh Nomor {n}", "saham": "250", "nilai": "", "warga": "wni"} for n in "1234"]
    milik = draf_rinci(pemegang=json.dumps(banyak)).sampai("diperiksa")
    client = masuk(milik.petugas["entri1"])
    isi = halaman(client, milik).content.decode()
    assert '<textarea name="butir-pemegang"' in isi
    assert 'type="text" name="butir-nama_usaha"' in isi
    penuh = "a" * (BUTIR_TERPANJANG - 2)
    assert kerjakan(client, milik, **{"butir-pemegang": f"{penuh}aaa"}).status_code == 422
    assert kerjakan(client, milik, **{"butir-pemegang": f"{penuh}\r\na"}).status_code == 302
    assert milik.permohonan.konsep.butir["pemegang"] == f"{penuh} a"
