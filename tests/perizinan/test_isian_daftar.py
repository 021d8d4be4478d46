"""Lists of rows: filled in on a phone without the script, half a row at a time, and never lost or in the way."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse, QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from akun.models import Pengguna
from perizinan.forms.isian import FormBagian, terkirim
from perizinan.isian import IsianKeliru, baca_baris, normalkan, tampilan, tulis_baris
from perizinan.services.draf import simpan_bagian
from perizinan.skema import Bagian
from perizinan.tampilan.draf import tampilkan
from tests.kasus import Kasus
from tests.perizinan.dikembalikan import putuskan
from tests.perizinan.rinci import HALAMAN, PEMEGANG, draf_rinci, medan

PEMEGANG_SAHAM = medan(PEMEGANG)
RINCIAN = Bagian.model_validate(HALAMAN)
SITI = {"nama": "Siti", "saham": "600", "nilai": "600000000", "warga": "wni"}
ADI = {"nama": "Adi", "saham": "400", "nilai": "", "warga": "wni"}


def kiriman(*baris: dict[str, str], **lain: str) -> dict[str, str]:
    """What a browser sends for these rows."""
    isi = {f"pemegang-{n}-{kolom}": nilai for n, b in enumerate(baris) for kolom, nilai in b.items()}
    return {"pemegang": "", **isi, **lain}


def kirim(client: Client, milik: Kasus, isi: dict[str, str], **kepala: Any) -> HttpResponse:
    return client.post(f"/permohonan/{milik.id}/isi/rincian/", isi, **kepala)


def tersimpan(milik: Kasus) -> list[dict[str, str]]:
    return baca_baris(PEMEGANG_SAHAM, milik.permohonan.semua_isian["pemegang"])


def baris_tampil(jawab: HttpResponse) -> int:
    return len(re.findall(r'<fieldset class="baris" id="id_pemegang-\d+"', jawab.content.decode()))


# one list


def test_disimpan_baku_tanpa_baris_kosong() -> None:
    kosong = dict.fromkeys(SITI, "")
    teks = json.dumps([{**SITI, "saham": "1.000", "nilai": "Rp600.000.000"}, kosong, ADI])
    assert json.loads(normalkan(PEMEGANG_SAHAM, teks)) == [{**SITI, "saham": "1000"}, ADI]


def test_sebaris_pada_izin() -> None:
    nilai = normalkan(PEMEGANG_SAHAM, json.dumps([{**SITI, "saham": "1.000"}, ADI]))
    assert tampilan(PEMEGANG_SAHAM, nilai) == "1. Siti, 1.000 lembar, Rp600.000.000, WNI; 2. Adi, 400 lembar, WNI"


def test_galat_menyebut_daftar_dan_baris() -> None:
    with pytest.raises(IsianKeliru, match="Pemegang saham, baris 2: Isi jumlah saham"):
        normalkan(PEMEGANG_SAHAM, json.dumps([SITI, {"nama": "Adi"}]))
    with pytest.raises(IsianKeliru, match="Isi sedikitnya satu baris pemegang saham"):
        normalkan(PEMEGANG_SAHAM, "")
    with pytest.raises(IsianKeliru, match="paling banyak 4 baris"):
        normalkan(PEMEGANG_SAHAM, json.dumps([SITI] * 5))
    with pytest.raises(IsianKeliru, match="baris 1: Nama paling panjang 40 huruf"):
        normalkan(PEMEGANG_SAHAM, json.dumps([{**SITI, "nama": "a" * 41}]))


@pytest.mark.parametrize(
    "teks",
    [
        "[" * 100_000,
        "{",
        '"teks"',
        "17",
        "null",
        "[1, null, [], true]",
        '[{"nama": {"$ne": ""}}]',
        '[{"nama": ["a"]}]',
        '[{"lain": "x"}]',
        "NaN",
        "9" * 5000,
        json.dumps([{"nama": " \0 "}]),
        json.dumps([SITI])[:-1],
        " " * 200_001 + "[]",
    ],
)
def test_json_buatan_tangan_bukan_baris(teks: str) -> None:
    assert baca_baris(PEMEGANG_SAHAM, teks) == []
    with pytest.raises(IsianKeliru):
        normalkan(PEMEGANG_SAHAM, teks)


def test_json_buatan_tangan_dibatasi() -> None:
    """Unknown columns go, cells and rows have an end, halves of characters are dropped."""
    nakal = [{**SITI, "nama": "\ud800Siti\0" + "i" * 10_000, "__proto__": "x"}] * 1000
    baris = baca_baris(PEMEGANG_SAHAM, json.dumps(nakal)[:199_000].rpartition("}, {")[0] + "}]")
    assert 5 < len(baris) <= 20
    assert baris[0] == {**SITI, "nama": ("Siti" + "i" * 10_000)[:498]}
    tulis_baris(PEMEGANG_SAHAM, baris).encode()


# its form


@given(st.dictionaries(st.from_regex(r"pemegang(-[0-9]{1,5})?(-[a-z]{1,6})?", fullmatch=True), st.text(), max_size=8))
def test_kiriman_apa_pun_terbaca(isi: dict[str, str]) -> None:
    data = QueryDict(mutable=True)
    data.update({"sarana": "", **isi})
    teks = terkirim(RINCIAN, data)
    form = FormBagian(RINCIAN, {}, data)
    form.is_valid()
    assert str(form)
    assert ("pemegang" in teks) == ("pemegang" in isi)


def test_nomor_baris_hanya_mengurutkan() -> None:
    """The script leaves gaps where a row was taken out."""
    data = QueryDict(mutable=True)
    data.update({"pemegang": "[]", "pemegang-11-nama": "Akhir", "pemegang-2-nama": "Awal", "pemegang-x-nama": "Bukan"})
    baris = baca_baris(PEMEGANG_SAHAM, terkirim(RINCIAN, data)["pemegang"])
    assert [b["nama"] for b in baris] == ["Awal", "Akhir"]


# its page

pakai_db = pytest.mark.django_db


@pakai_db
def test_galat_menuju_kolomnya(masuk: Callable[[Pengguna], Client]) -> None:
    milik = draf_rinci(pemegang="")
    keliru = kiriman(SITI, {**ADI, "saham": "12.5", "nama": ""}, sarana="truk")
    jawab = kirim(masuk(milik.pemohon), milik, keliru, follow=True)
    isi = jawab.content.decode()
    assert jawab.redirect_chain == [(f"/permohonan/{milik.id}/isi/rincian/?periksa=1", 302)]
    assert "Ada 2 hal yang perlu diperbaiki" in isi
    for tempat, pesan in (
        ("id_pemegang-1-nama", "Baris 2: Isi nama"),
        ("id_pemegang-1-saham", "Baris 2: Jumlah saham harus bilangan bulat"),
    ):
        assert f'<a href="#{tempat}">{pesan}' in isi
        assert f'id="{tempat}"' in isi
        assert f'{tempat}_error"' in isi
    assert 'value="12.5"' in isi
    assert baris_tampil(jawab) == 3


@pakai_db
def test_wajib_dan_kosong(masuk: Callable[[Pengguna], Client]) -> None:
    milik = draf_rinci(pemegang="")
    jawab = kirim(masuk(milik.pemohon), milik, kiriman(sarana="truk"), follow=True)
    assert '<a href="#id_pemegang">Isi sedikitnya satu baris pemegang saham' in jawab.content.decode()
    assert baris_tampil(jawab) == 1


@pakai_db
def test_tambah_baris_tanpa_skrip(masuk: Callable[[Pengguna], Client]) -> None:
    """Saves what is there, right or wrong, and comes back at another empty row."""
    milik = draf_rinci(pemegang="")
    client = masuk(milik.pemohon)
    assert baris_tampil(client.get(f"/permohonan/{milik.id}/isi/rincian/")) == 1
    jawab = kirim(client, milik, kiriman({**SITI, "saham": "enam"}, tambah="pemegang"))
    assert (jawab.status_code, jawab.url) == (302, f"/permohonan/{milik.id}/isi/rincian/#id_pemegang-1")
    assert tersimpan(milik) == [{**SITI, "saham": "enam"}]
    jawab = client.get(jawab.url)
    assert (baris_tampil(jawab), 'id="id_pemegang-1"' in jawab.content.decode()) == (2, True)


@pakai_db
def test_paling_banyak(masuk: Callable[[Pengguna], Client]) -> None:
    milik = draf_rinci(pemegang=json.dumps([SITI] * 4))
    jawab = masuk(milik.pemohon).get(f"/permohonan/{milik.id}/isi/rincian/")
    assert baris_tampil(jawab) == 4
    assert re.search(r'<button[^>]*name="tambah"[^>]* hidden>', jawab.content.decode())


@pakai_db
def test_hapus_baris_tanpa_skrip(masuk: Callable[[Pengguna], Client]) -> None:
    """The row goes; what was typed into the others stays."""
    milik = draf_rinci()
    client = masuk(milik.pemohon)
    jawab = kirim(client, milik, kiriman(SITI, {"nama": "Budi"}, ADI, hapus="pemegang-1"))
    assert jawab.url.endswith("#id_pemegang")
    assert tersimpan(milik) == [SITI, ADI]
    kirim(client, milik, kiriman(SITI, hapus="pemegang-0"))
    assert tersimpan(milik) == []
    for asal in ("pemegang-9", "lain-0", "", "-", "sarana-0"):
        assert kirim(client, milik, kiriman(SITI, hapus=asal)).status_code == 302
        assert tersimpan(milik) == [SITI]


@pakai_db
def test_baris_setengah_diketik_tidak_hilang(masuk: Callable[[Pengguna], Client]) -> None:
    """Autosave keeps it as it was typed; the page shows it again, and the summary shows no JSON."""
    milik = draf_rinci(pemegang="")
    client, setengah = masuk(milik.pemohon), {"nama": "", "saham": "6oo", "nilai": "", "warga": ""}
    jawab = kirim(client, milik, kiriman(SITI, setengah), headers={"X-Simpan": "otomatis"})
    assert set(jawab.json()) == {"tersimpan"}
    assert tersimpan(milik) == [SITI, setengah]
    assert 'value="6oo"' in client.get(f"/permohonan/{milik.id}/isi/rincian/").content.decode()
    ringkas = client.get(f"/permohonan/{milik.id}/periksa/").content.decode()
    assert "<li><b>Siti</b>; Jumlah saham: 600 lembar; Nilai saham: Rp600.000.000" in ringkas
    assert "<li><b>6oo</b></li>" in ringkas
    assert "[{" not in ringkas
    assert "Sebagian" in ringkas


@pakai_db
def test_halaman_tanpa_daftar_tidak_menghapusnya(masuk: Callable[[Pengguna], Client]) -> None:
    milik = draf_rinci()
    sebelum = tersimpan(milik)
    kirim(masuk(milik.pemohon), milik, {"titik": "-1.2379, 116.8529"})
    assert tersimpan(milik) == sebelum


@pakai_db
def test_pilihan_ganda_dikosongkan(masuk: Callable[[Pengguna], Client]) -> None:
    milik = draf_rinci()
    client = masuk(milik.pemohon)
    isi = client.get(f"/permohonan/{milik.id}/isi/rincian/").content.decode()
    assert isi.count(' name="sarana"') == 5  # four choices, and the empty one that goes along
    assert len(re.findall(r'name="sarana"[^>]* checked', isi)) == 2
    assert '<legend lang="id">Gudang</legend>' in isi
    kirim(client, milik, {"sarana": ""})
    assert milik.permohonan.semua_isian["sarana"] == ""
    kirim(client, milik, {"sarana": ["", "terbuka", "kantor"]})  # type: ignore[dict-item]
    assert milik.permohonan.semua_isian["sarana"] == "terbuka,kantor"


@pakai_db
def test_json_yang_diposkan_diabaikan(masuk: Callable[[Pengguna], Client]) -> None:
    """What is sent under the list's own name is no row."""
    milik = draf_rinci(pemegang="")
    assert kirim(masuk(milik.pemohon), milik, {"pemegang": json.dumps([SITI]), "sarana": "truk"}).url.endswith(
        "?periksa=1"
    )
    assert tersimpan(milik) == []


@pakai_db
def test_tidak_ada_html_dari_pemohon() -> None:
    isian = {"pemegang": json.dumps([{**SITI, "nama": "<script>", "nilai": "<b>1"}])}
    assert "<script>" not in tampilkan(PEMEGANG_SAHAM, isian)
    assert "&lt;b&gt;1" in tampilkan(PEMEGANG_SAHAM, isian)


@pakai_db
def test_diajukan_baku() -> None:
    milik = draf_rinci()
    milik.lakukan("ajukan")
    assert tersimpan(milik) == [
        {"nama": "Siti Contoh", "saham": "1000", "nilai": "250000000", "warga": "wni"},
        {"nama": "Adi Contoh", "saham": "500", "nilai": "", "warga": "wna"},
    ]
    assert milik.permohonan.semua_isian["sarana"] == "tertutup,truk"


@pakai_db
def test_dikembalikan_hanya_daftarnya_terbuka(masuk: Callable[[Pengguna], Client]) -> None:
    """A list sent back is one item: its rows may be changed, nothing else of the page, and only a change counts."""
    milik = draf_rinci().sampai("diajukan")
    putuskan(milik, isian=("pemegang",))
    client = masuk(milik.pemohon)
    jawab = client.get(f"/permohonan/{milik.id}/isi/rincian/")
    assert (baris_tampil(jawab), ' name="sarana"' in jawab.content.decode()) == (3, False)
    semula = kiriman({**tersimpan(milik)[0], "saham": "1.000"}, tersimpan(milik)[1], sarana="kantor")
    assert kirim(client, milik, {**semula, "tambah": "pemegang"}).status_code == 302
    butir = milik.permohonan.butir_periksa.get(kode="pemegang")
    assert butir.selesai is None  # the same with a dot
    assert kirim(client, milik, kiriman(SITI)).url == f"/permohonan/{milik.id}/"
    butir.refresh_from_db()
    assert butir.selesai is not None
    assert milik.permohonan.semua_isian["sarana"] == "tertutup,truk"


@pakai_db
def test_nul_dan_panjang_dalam_draf() -> None:
    milik = draf_rinci()
    halaman = milik.permohonan.versi_paket.paket.bagian[-1]
    teks = json.dumps([{"nama": "a\0" * 400, "saham": "\ud83d"}])
    simpan_bagian(permohonan_id=milik.id, bagian=halaman, isian={"pemegang": teks})
    assert tersimpan(milik) == [{"nama": "a" * 250, "saham": "", "nilai": "", "warga": ""}]
